import { isIP } from "node:net";
import type { Convention } from "./convention.ts";
import type { ArgumentFacts, ArgumentKind } from "./eventFacts.ts";
import { argumentsOf, countsArguments, eventNamed, hasEvent } from "./eventTable.ts";
import { formatVersion } from "./version.ts";

/** What ctdbd says for an interface that it does not know (`iface_string` in ctdb_takeover.c). */
export const NO_INTERFACE = "__none__";

/**
 * Checks one argument for its form.
 * @param address the event's address, for the longest mask; without it the mask may have 128 bits.
 * @returns a sentence on what is wrong, or `null`.
 */
export function checkArgument(kind: ArgumentKind, text: string, address?: string): string | null {
  switch (kind) {
    case "interface":
      return checkInterface(text);
    case "ip":
      return checkAddress(text);
    case "maskbits":
      return checkMaskbits(text, address);
  }
}

/** Linux's rule for interface names (`dev_valid_name` in net/core/dev.c). */
function checkInterface(text: string): string | null {
  const length = Buffer.byteLength(text);
  if (length === 0) {
    return "An interface name is missing.";
  }
  if (length > 15) {
    return `An interface name has at most 15 bytes; "${text}" has ${length}.`;
  }
  if (/[/:\s]/.test(text)) {
    return `"${text}" cannot be an interface: it has a blank, a slash or a colon.`;
  }
  if (text === "." || text === "..") {
    return `"${text}" cannot be an interface.`;
  }
  return null;
}

function checkAddress(text: string): string | null {
  if (isIP(text) !== 0 && !text.includes("%")) {
    return null;
  }
  if (/^\[.*\]$/.test(text)) {
    return `CTDB gives addresses without brackets: ${text.slice(1, -1)}.`;
  }
  if (text.includes("/") && isIP(text.slice(0, text.indexOf("/"))) !== 0) {
    return "CTDB gives the address without its mask, which is an argument of its own.";
  }
  return text === "" ? "An IP address is missing." : `"${text}" is not an IPv4 or IPv6 address.`;
}

function checkMaskbits(text: string, address?: string): string | null {
  const longest = address !== undefined && isIP(address) === 4 ? 32 : 128;
  if (/^\d{1,3}$/.test(text) && Number(text) <= longest) {
    return null;
  }
  return `"${text}" is not a mask length: a number from 0 to ${longest}.`;
}

/**
 * Checks the arguments of an event against what ctdbd gives with it.
 * @param args as the user gave them; CTDB joins them with blanks and splits at blanks.
 * @returns one sentence for each thing that a real node would not do, none where all is well.
 */
export function checkEventArguments(
  event: string,
  args: readonly string[],
  convention: Convention,
): readonly string[] {
  const words = args.flatMap((arg) => arg.split(" ")).filter((word) => word !== "");
  return [...checkSplitting(args, words, convention), ...checkEvent(event, words, convention)];
}

function checkSplitting(
  args: readonly string[],
  words: readonly string[],
  convention: Convention,
): readonly string[] {
  const warnings: string[] = [];
  if (args.some((arg) => arg === "" || arg.includes(" "))) {
    warnings.push("CTDB joins the arguments with blanks and splits them at blanks, whatever the quotes.");
  }
  if (convention.launch === "shell" && words.some((word) => /[^\w@%+=:,./-]/.test(word))) {
    warnings.push("This release hands the arguments to a shell, which interprets special characters.");
  }
  const most = convention.maxArguments;
  if (most !== null && words.length > most) {
    warnings.push(`This release passes on ${most} arguments at most and fails the event with more.`);
  }
  return warnings;
}

function checkEvent(event: string, words: readonly string[], convention: Convention): readonly string[] {
  const { version } = convention;
  const facts = eventNamed(event);
  if (facts === null || !hasEvent(facts, version)) {
    return [`ctdbd ${formatVersion(version)} has no event ${event}.`];
  }
  if (facts.kind === "manual") {
    return [];
  }
  const expected = argumentsOf(event, version);
  if (words.length !== expected.length) {
    return [wrongCount(event, words.length, expected, convention)];
  }
  const address = words[expected.findIndex((argument) => argument.kind === "ip")];
  return expected.flatMap((argument, i) => {
    const problem = checkOne(argument, words[i] ?? "", address);
    return problem === null ? [] : [`${argument.name}: ${problem}`];
  });
}

function checkOne(argument: ArgumentFacts, word: string, address: string | undefined): string | null {
  if (argument.kind === "interface" && word === NO_INTERFACE && !argument.mayBeNone) {
    return `ctdbd never says ${NO_INTERFACE} here.`;
  }
  return checkArgument(argument.kind, word, address);
}

/** `check_options` counts since 1.0.106; `ctdb event run` of 4.9 and later goes past it. */
function wrongCount(
  event: string,
  count: number,
  expected: readonly ArgumentFacts[],
  convention: Convention,
): string {
  const names = expected.length === 0 ? "no arguments" : expected.map(({ name }) => name).join(" ");
  const given = `${event} takes ${names}, but ${count} ${count === 1 ? "was" : "were"} given`;
  if (!countsArguments(convention.version)) {
    return `${given}; this release does not count them.`;
  }
  const byHand = convention.generation === "component" ? "; only ctdb event run by hand lets that pass" : "";
  return `${given}: ctdbd would refuse it${byHand}.`;
}

import { isIP } from "node:net";
import { t } from "@vscode/l10n";
import { nearest } from "../text/nearest.ts";
import type { Convention } from "./convention.ts";
import type { ArgumentFacts, ArgumentKind } from "./eventFacts.ts";
import { argumentsOf, countsArguments, eventNamed, eventsFor, hasEvent } from "./eventTable.ts";
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
    return t("An interface name is missing.");
  }
  if (length > 15) {
    return t('An interface name has at most 15 bytes; "{0}" has {1}.', text, length);
  }
  if (/[/:\s]/.test(text)) {
    return t('"{0}" cannot be an interface: it has a blank, a slash or a colon.', text);
  }
  if (text === "." || text === "..") {
    return t('"{0}" cannot be an interface.', text);
  }
  return null;
}

function checkAddress(text: string): string | null {
  if (isIP(text) !== 0 && !text.includes("%")) {
    return null;
  }
  if (/^\[.*\]$/.test(text)) {
    return t("CTDB gives addresses without brackets: {0}.", text.slice(1, -1));
  }
  if (text.includes("/") && isIP(text.slice(0, text.indexOf("/"))) !== 0) {
    return t("CTDB gives the address without its mask, which is an argument of its own.");
  }
  return text === "" ? t("An IP address is missing.") : t('"{0}" is not an IPv4 or IPv6 address.', text);
}

function checkMaskbits(text: string, address?: string): string | null {
  const longest = address !== undefined && isIP(address) === 4 ? 32 : 128;
  if (/^\d{1,3}$/.test(text) && Number(text) <= longest) {
    return null;
  }
  return t('"{0}" is not a mask length: a number from 0 to {1}.', text, longest);
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
    warnings.push(t("CTDB joins the arguments with blanks and splits them at blanks, whatever the quotes."));
  }
  if (convention.launch === "shell" && words.some((word) => /[^\w@%+=:,./-]/.test(word))) {
    warnings.push(t("This release hands the arguments to a shell, which interprets special characters."));
  }
  const most = convention.maxArguments;
  if (most !== null && words.length > most) {
    warnings.push(t("This release passes on {0} arguments at most and fails the event with more.", most));
  }
  return warnings;
}

function checkEvent(event: string, words: readonly string[], convention: Convention): readonly string[] {
  const { version } = convention;
  const facts = eventNamed(event);
  if (facts === null || !hasEvent(facts, version)) {
    const meant =
      facts === null
        ? nearest(
            event,
            eventsFor(version).map(({ name }) => name),
          )
        : null;
    const release = formatVersion(version);
    return [
      meant === null
        ? t("ctdbd {0} has no event {1}.", release, event)
        : t("ctdbd {0} has no event {1}. Did you mean {2}?", release, event, meant),
    ];
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
    return t("ctdbd never says {0} here.", NO_INTERFACE);
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
  const names = expected.length === 0 ? t("no arguments") : expected.map(({ name }) => name).join(" ");
  const given =
    count === 1
      ? t("{0} takes {1}, but 1 was given", event, names)
      : t("{0} takes {1}, but {2} were given", event, names, count);
  if (!countsArguments(convention.version)) {
    return t("{0}; this release does not count them.", given);
  }
  return convention.generation === "component"
    ? t("{0}: ctdbd would refuse it; only ctdb event run by hand lets that pass.", given)
    : t("{0}: ctdbd would refuse it.", given);
}

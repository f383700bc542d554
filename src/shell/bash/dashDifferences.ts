import { t } from "@vscode/l10n";
import type { Command } from "../command.ts";
import type { ShellScript } from "../shellScript.ts";
import type { Word } from "../words.ts";
import { effectOf } from "./bashFeature.ts";
import { bashFeatures } from "./bashFeatures.ts";
import type { Construct } from "./tracedSyntax.ts";

/** Variables that bash sets and dash leaves empty, and that cannot be taken away from bash. */
const BASH_VARIABLES = new Set([
  "BASHOPTS",
  "BASHPID",
  "BASH_COMMAND",
  "BASH_LINENO",
  "BASH_SOURCE",
  "BASH_SUBSHELL",
  "BASH_VERSINFO",
  "EPOCHREALTIME",
  "EUID",
  "FUNCNAME",
  "LINENO",
  "PIPESTATUS",
  "SHELLOPTS",
  "UID",
]);

const NO_NUMBER = /^(?!\d+$)/;
const otherStatus = (): string => t("gives another status in dash");

/** How a built-in with these words differs, as the end of a sentence, or `null`. */
type Difference = (words: readonly Word[], command: Command) => string | null;

/**
 * By built-in; tried with dash 0.5.12 and bash 5.2 in POSIX mode. What differs by the words of an error message alone
 * is seen in the output of a run.
 */
const DIFFERENCES: ReadonlyMap<string, Difference> = new Map<string, Difference>([
  ["exit", ([status]) => (is(NO_NUMBER)(status) ? otherStatus() : null)],
  [
    "return",
    (words, { place }) => (place.function === null ? t("ends the script in dash") : badNumber(words)),
  ],
  [
    "trap",
    (words) =>
      words.length === 0 || is(/^-p/)(words[0])
        ? t("lists other traps in dash")
        : words.slice(1).some(is(/^SIG/))
          ? t("sets no trap in dash, which knows no `SIG`")
          : null,
  ],
  ["kill", (words) => (words[0] !== undefined && is(/^-SIG/)(words[0]) ? t("sends nothing in dash") : null)],
  ["read", (words) => (words.every(is(/^-r$/)) ? t("fails in dash without a variable") : null)],
  ["time", () => t("is a program to dash and prints something else")],
  [
    "ulimit",
    (words) => (words.some(is(/^-[HS]*[bikqexuPRT]/)) ? t("does not know this limit in dash") : null),
  ],
  ["command", passedOn],
  ["set", (words) => (words.length === 0 ? t("lists other variables in dash") : null)],
  ["export", listing],
  ["readonly", listing],
  ["[", olderThanMissing],
  ["test", olderThanMissing],
  [
    "printf",
    ([format]) => (format !== undefined && is(/\\[xuUE]/)(format) ? t("prints these letters in dash") : null),
  ],
]);

/**
 * What a script does otherwise in dash than in bash as `kit/trace/prelude.sh` sets it up.
 * @param isSourced whether it is a file that event scripts source, which `return` leaves.
 */
export function* dashDifferences(shell: ShellScript, isSourced: boolean): Generator<Construct> {
  const lineOf = (start: number) => shell.lines.placeAt(start).line + 1;
  for (const feature of bashFeatures(shell)) {
    yield { line: lineOf(feature.range.start), what: feature.what, effect: effectOf(feature) };
  }
  const own = new Set(shell.functions.map(({ name }) => name));
  for (const command of shell.commands) {
    const { name, words, node, place } = command;
    if (name === null || own.has(name) || (isSourced && name === "return" && place.function === null)) {
      continue;
    }
    const effect =
      name === "unset" &&
      words.some(({ literal }) => literal !== null && own.has(literal)) &&
      !is(/^-f/)(words[0])
        ? t("unsets no function in dash")
        : (DIFFERENCES.get(name)?.(words, command) ?? null);
    if (effect !== null) {
      yield { line: lineOf(node.start), what: `\`${name}\``, effect };
    }
  }
  for (const { name, node } of shell.uses) {
    if (BASH_VARIABLES.has(name)) {
      yield { line: lineOf(node.start), what: `\`$${name}\``, effect: t("is empty in dash") };
    }
  }
  for (const node of shell.nodes) {
    if (node.type === "expansion" && /^\$\{#[@*]\}$/.test(node.text)) {
      yield { line: lineOf(node.start), what: `\`${node.text}\``, effect: t("counts letters in dash") };
    }
    if (
      node.type === "case_item" &&
      node.children.some(({ field, text }) => field === "value" && text.includes("[^"))
    ) {
      yield { line: lineOf(node.start), what: t("`[^…]` in a pattern"), effect: t("is no negation in dash") };
    }
  }
}

/** How the `echo` of a script is meant: bash cannot do both in POSIX mode. */
export interface EchoUse {
  /** A line with `echo -n`, which prints no line feed; from 1, `null` where there is none. */
  readonly option: number | null;
  /** A line with an `echo` whose text has a backslash, which dash reads. */
  readonly backslash: number | null;
}

export function echoUse(shell: ShellScript): EchoUse {
  const echoes = shell.commands.filter(({ name }) => name === "echo");
  const lineOf = (command: Command | undefined) =>
    command === undefined ? null : shell.lines.placeAt(command.node.start).line + 1;
  return {
    option: lineOf(echoes.find(({ words }) => is(/^-n+$/)(words[0]))),
    backslash: lineOf(echoes.find(({ words }) => words.some(hasBackslash))),
  };
}

function hasBackslash({ literal, node }: Word): boolean {
  return literal === null ? /\\[abcefnrtv0]/.test(node.text) : literal.includes("\\");
}

/** A test of a word's literal text. */
function is(pattern: RegExp): (word: Word | undefined) => boolean {
  return (word) => word !== undefined && word.literal !== null && pattern.test(word.literal);
}

/** From 256 on, `return` keeps the number in dash. */
function badNumber([status]: readonly Word[]): string | null {
  return is(NO_NUMBER)(status) || Number(status?.literal ?? 0) > 255 ? otherStatus() : null;
}

/** `command -v x || exit $?`: 127 in dash, 1 in bash. */
function passedOn(words: readonly Word[], { statement }: Command): string | null {
  const after = statement.parent?.type === "list" ? statement.parent.text.slice(statement.text.length) : "";
  return is(/^-[vV]/)(words[0]) && /^\s*\|\|\s*(?:exit|return)\s+"?\$\?/.test(after) ? otherStatus() : null;
}

function listing(words: readonly Word[]): string | null {
  return words.every(is(/^-p$/)) ? t("lists variables in other words in dash") : null;
}

/** `[ a -nt missing ]` holds in bash alone. */
function olderThanMissing(words: readonly Word[], { node }: Command): string | null {
  const text = words.length > 0 ? words.map((word) => word.node.text).join(" ") : node.text;
  return /\s-[no]t\s/.test(text) ? t("compares with a missing file in another way in dash") : null;
}

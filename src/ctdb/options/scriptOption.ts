import type { Version } from "../version.ts";

/**
 * What kind of name it is: an option that event scripts read from their options files, what ctdbd puts
 * into the environment, what `functions` sets, what only tests use, an option of the daemon in the
 * configuration file of 4.8 and before, an option of scripts that is gone, or what a script sets or
 * defines itself for `functions`.
 */
export type OptionCategory =
  | "script-option"
  | "environment"
  | "set by functions"
  | "test"
  | "daemon option"
  | "former script-option"
  | "script-variable"
  | "script-function";

/** `threshold` is `WARN:ERROR`; `yes-no` knows only the exact word `yes`. */
export type OptionKind =
  | "yes-no"
  | "enum"
  | "integer"
  | "path"
  | "text"
  | "list"
  | "threshold"
  | "ip"
  | "ip-prefix"
  | "interface"
  | "service-name"
  | "log-level"
  | "function";

/** What a value looks like. */
export interface OptionType {
  readonly kind: OptionKind;
  /** The words that CTDB knows; for `enum` nothing else has a meaning, else they are special values. */
  readonly values: readonly string[];
  readonly description: string;
}

/** One variable of CTDB's event scripts and of what calls them. */
export interface ScriptOption {
  readonly name: string;
  readonly category: OptionCategory;
  /** Names of event scripts without `.script`, `functions`, or other programs. */
  readonly readBy: readonly string[];
  /** The value without a setting; in parentheses where it is not a fixed one. `null`: none. */
  readonly default: string | null;
  readonly type: OptionType;
  readonly meaning: string;
  /** The first release with it, among those looked at from 1.0.30 on. */
  readonly since: Version;
  /** The first release that does not know it. */
  readonly removed: Version | null;
  /** What to use since it is gone: one sentence. */
  readonly instead: string | null;
  /** The option that takes its place with the same values. */
  readonly replacement: string | null;
}

function typeOf(kind: OptionKind, description: string, values: readonly string[] = []): OptionType {
  return { kind, values, description };
}

export const YES_NO = typeOf("yes-no", "Only the exact word `yes` turns it on.", ["yes", "no"]);
export const INTEGER = typeOf("integer", "A whole number.");
export const PATH = typeOf("path", "A path.");
export const TEXT = typeOf("text", "Any text.");
export const WORDS = typeOf("list", "Words with blanks between them.");
export const IP = typeOf("ip", "An address without a mask.");
export const IP_PREFIX = typeOf("ip-prefix", "An address with its mask: `ADDRESS/BITS`.");
export const INTERFACE = typeOf("interface", "The name of a network interface.");
export const SERVICE = typeOf("service-name", "The name of a service as the system knows it.");
export const LOG_LEVEL = typeOf("log-level", "`ERROR`, `WARNING`, `NOTICE`, `INFO` or `DEBUG`.", [
  "ERROR",
  "WARNING",
  "NOTICE",
  "INFO",
  "DEBUG",
]);
export const FAILURES = typeOf(
  "threshold",
  "`WARN`, `WARN:ERROR` or `:ERROR` as numbers of failures in a row.",
);
export const PERCENT = typeOf("threshold", "`WARN`, `WARN:ERROR` or `:ERROR` in percent, 0 to 100.");

/** A type whose values need a sentence of their own. */
export function describedType(
  kind: OptionKind,
  description: string,
  values: readonly string[] = [],
): OptionType {
  return typeOf(kind, description, values);
}

/** One of some words. */
export function oneOf(...values: readonly string[]): OptionType {
  return typeOf("enum", `One of ${values.map((value) => `\`${value}\``).join(", ")}.`, values);
}

type Told = Pick<ScriptOption, "name" | "readBy" | "type" | "meaning" | "since">;

/** An option from what is told of it; the rest is: an option of today's scripts without a default. */
export function option(told: Told & Partial<ScriptOption>): ScriptOption {
  return {
    category: "script-option",
    default: null,
    removed: null,
    instead: null,
    replacement: null,
    ...told,
  };
}

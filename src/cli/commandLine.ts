import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { type CommandName, UsageError } from "./usage.ts";

/** Options by name; each takes a value. */
export type OptionNames = readonly string[];

export interface CommandLine {
  readonly options: Readonly<Record<string, string>>;
  /** Switches that were given: `--NAME` or `--no-NAME`. */
  readonly switches: Readonly<Record<string, boolean>>;
  /** From the first word that is no option on, untouched: an event's argument may begin with a dash. */
  readonly words: readonly string[];
}

/**
 * Reads a command's options, which stand before its words.
 * @param switches options without a value, which `--no-NAME` turns off.
 * @throws {UsageError} for an unknown option or one without a value.
 */
export function readCommandLine(
  args: readonly string[],
  names: OptionNames,
  command: CommandName,
  switches: OptionNames = [],
): CommandLine {
  const options: ParseArgsOptionsConfig = Object.fromEntries([
    ...names.map((name) => [name, { type: "string" }]),
    ...switches.map((name) => [name, { type: "boolean" }]),
  ]);
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
    allowNegative: true,
  });
  const first = tokens.find((token) => token.kind !== "option");
  const split = first?.index ?? args.length;
  const words = args.slice(first?.kind === "option-terminator" ? split + 1 : split);
  try {
    const { values } = parseArgs({ args: args.slice(0, split), options, strict: true, allowNegative: true });
    return { ...byKind(values), words };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), command);
  }
}

/**
 * Reads a command's options, wherever they stand among its words.
 * @throws {UsageError} for an unknown option or one without a value.
 */
export function readMixedLine(
  args: readonly string[],
  names: OptionNames,
  command: CommandName,
): CommandLine {
  const options: ParseArgsOptionsConfig = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { ...byKind(values), words: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), command);
  }
}

function byKind(values: object): Omit<CommandLine, "words"> {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(values);
  return {
    options: Object.fromEntries(
      entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    ),
    switches: Object.fromEntries(
      entries.flatMap(([name, value]) => (typeof value === "boolean" ? [[name, value]] : [])),
    ),
  };
}

/** @throws {UsageError} where the value is none of those that are allowed. */
export function oneOf<T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  option: string,
  command: CommandName,
): T | undefined {
  const found = allowed.find((candidate) => candidate === value);
  if (value !== undefined && found === undefined) {
    throw new UsageError(`--${option} takes ${allowed.join(", ")}, not “${value}”.`, command);
  }
  return found;
}

import { t } from "@vscode/l10n";
import { type ReleaseTunable, tunableNamed } from "../ctdb/tunables/tunables.ts";
import { formatVersion, type Version } from "../ctdb/version.ts";
import type { TextRange } from "../text/textRange.ts";
import { type FileProblem, quoted } from "./fileProblem.ts";
import { type IniSyntaxError, type IniValue, parseIni } from "./iniFile.ts";

/** A line `NAME = VALUE`. */
export interface TunableLine {
  readonly entry: IniValue;
  /** `null`: the release does not know the name. */
  readonly tunable: ReleaseTunable | null;
  /** `null`: no number that CTDB takes. */
  readonly value: number | null;
}

export type TunablesProblemKind = "section" | "no-value" | "unknown" | "no-number" | "obsolete" | "syntax";

export interface TunablesFile {
  readonly lines: readonly TunableLine[];
  /** By the name as CTDB spells it; the last value counts. */
  readonly values: ReadonlyMap<string, number>;
  readonly problems: readonly FileProblem<TunablesProblemKind>[];
  readonly syntaxError: IniSyntaxError | null;
}

/**
 * Reads `ctdb.tunables` as ctdbd does (`ctdb_tunable_load_file` in `ctdb/common/tunable.c`): every good line counts, even
 * where others are wrong. Values may be decimal, `0x…` or octal with a leading 0.
 */
export function parseTunables(text: string, version: Version): TunablesFile {
  const lines: TunableLine[] = [];
  const values = new Map<string, number>();
  const problems: FileProblem<TunablesProblemKind>[] = [];
  const { entries, syntaxError } = parseIni(text);
  for (const entry of entries) {
    const complain = (kind: TunablesProblemKind, range: TextRange, sentence: string) =>
      problems.push({ kind, line: entry.line, range, sentence });
    if (entry.kind === "section") {
      complain("section", entry.range, t("The file has no sections, so CTDB passes over [{0}].", entry.name));
      continue;
    }
    if (entry.kind === "bare" || entry.value === "") {
      complain(
        "no-value",
        entry.range,
        t("{0} has no value; CTDB passes over the line.", quoted(entry.name)),
      );
      continue;
    }
    const value = parseTunableValue(entry.value);
    const tunable = tunableNamed(entry.name, version);
    lines.push({ entry, tunable, value });
    if (tunable === null) {
      const release = formatVersion(version);
      const sentence = t("{0} is no tunable of {1}; CTDB passes over the line.", quoted(entry.name), release);
      complain("unknown", entry.nameRange, sentence);
    } else if (value === null) {
      const sentence = t("{0} is no number of 0 or more; CTDB passes over the line.", quoted(entry.value));
      complain("no-number", entry.valueRange, sentence);
    } else if (tunable.isObsolete) {
      const sentence = t("{0} has no effect any more in {1}.", tunable.name, formatVersion(version));
      complain("obsolete", entry.nameRange, sentence);
    } else {
      values.set(tunable.name, value);
    }
  }
  if (syntaxError !== null) {
    const { line, range } = syntaxError;
    const sentence = t("CTDB stops reading here: the line is no NAME=VALUE.");
    problems.push({ kind: "syntax", line, range, sentence });
  }
  return { lines, values, problems, syntaxError };
}

/** A number as `strtoul` with base 0 reads it, within 32 bits; `null` where it is none. */
export function parseTunableValue(text: string): number | null {
  const match = /^\+?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(text);
  const digits = match?.[1];
  if (digits === undefined) {
    return null;
  }
  const isOctal = /^0[0-7]+$/.test(digits);
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  return Number(value & 0xffffffffn); // a cast to uint32_t cuts it
}

import type { Version } from "../ctdb/version.ts";
import { formatVersion } from "../ctdb/version.ts";
import { type LineProblem, quoted } from "./fileProblem.ts";
import { parseIni } from "./iniFile.ts";
import { tunableNamed } from "./tunables.ts";

export interface TunablesFile {
  /** By the name as CTDB spells it; the last value counts. */
  readonly values: ReadonlyMap<string, number>;
  readonly problems: readonly LineProblem[];
}

/**
 * Reads `ctdb.tunables` as ctdbd does (`ctdb_tunable_load_file` in `ctdb/common/tunable.c`): every good line counts, even
 * where others are wrong. Values may be decimal, `0x…` or octal with a leading 0.
 */
export function parseTunables(text: string, version: Version): TunablesFile {
  const values = new Map<string, number>();
  const problems: LineProblem[] = [];
  const { entries, syntaxErrorLine } = parseIni(text);
  for (const entry of entries) {
    const complain = (sentence: string) => problems.push({ line: entry.line, sentence });
    if (entry.kind === "section") {
      complain(`The file has no sections, so CTDB passes over [${entry.name}].`);
      continue;
    }
    if (entry.kind === "bare" || entry.value === "") {
      complain(`${quoted(entry.name)} has no value; CTDB passes over the line.`);
      continue;
    }
    const value = parseNumber(entry.value);
    const tunable = tunableNamed(entry.name, version);
    if (tunable === null) {
      complain(
        `${quoted(entry.name)} is no tunable of ${formatVersion(version)}; CTDB passes over the line.`,
      );
    } else if (value === null) {
      complain(`${quoted(entry.value)} is no number of 0 or more; CTDB passes over the line.`);
    } else if (tunable.isObsolete) {
      complain(`${tunable.name} has no effect any more in ${formatVersion(version)}.`);
    } else {
      values.set(tunable.name, value);
    }
  }
  if (syntaxErrorLine !== null) {
    problems.push({ line: syntaxErrorLine, sentence: "CTDB stops reading here: the line is no NAME=VALUE." });
  }
  return { values, problems };
}

/** A number as `strtoul` with base 0 reads it, within 32 bits; `null` where it is none. */
function parseNumber(text: string): number | null {
  const match = /^\+?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(text);
  const digits = match?.[1];
  if (digits === undefined) {
    return null;
  }
  const isOctal = /^0[0-7]+$/.test(digits);
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  return Number(value & 0xffffffffn); // a cast to uint32_t cuts it
}

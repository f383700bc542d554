import assert from "node:assert/strict";

/** One file of a tracefile. */
export interface LcovRecord {
  readonly file: string;
  readonly lines: ReadonlyMap<number, number>;
  readonly branches: readonly { readonly line: number; readonly taken: number | null }[];
  readonly functions: readonly { readonly name: string; readonly line: number; readonly count: number }[];
}

/**
 * Reads lcov's tracefile as strictly as geninfo(1) describes it.
 * @throws {AssertionError} where a line is none of its, or a sum is not that of its lines
 */
export function readLcov(text: string): readonly LcovRecord[] {
  const parts = text.split("end_of_record\n");
  assert.equal(parts.pop(), "", "a record without an end");
  return parts.map(readRecord);
}

function readRecord(text: string): LcovRecord {
  const lines = new Map<number, number>();
  const branches: { line: number; taken: number | null }[] = [];
  const starts = new Map<string, number>();
  const calls = new Map<string, number>();
  const sums = new Map<string, number>();
  const keys = new Set<string>();
  let file = "";
  for (const line of text.trimEnd().split("\n")) {
    const [, tag = "", value = ""] = /^(TN|SF|FN|FNDA|FNF|FNH|BRDA|BRF|BRH|DA|LF|LH):(.*)$/.exec(line) ?? [];
    const words = value.split(",");
    if (tag === "SF") {
      file = value;
    } else if (tag === "FN") {
      assert.ok(words.length === 2 && !starts.has(words[1] ?? ""), line);
      starts.set(words[1] ?? "", number(words[0], line));
    } else if (tag === "FNDA") {
      calls.set(words[1] ?? "", number(words[0], line));
    } else if (tag === "BRDA") {
      const [at, block, branch, taken] = words;
      assert.ok(words.length === 4 && !keys.has(`${at} ${block} ${branch}`), line);
      keys.add(`${at} ${block} ${branch}`);
      branches.push({ line: number(at, line), taken: taken === "-" ? null : number(taken, line) });
    } else if (tag === "DA") {
      assert.ok(!lines.has(number(words[0], line)), line);
      lines.set(number(words[0], line), number(words[1], line));
    } else if (tag !== "TN") {
      assert.notEqual(tag, "", `no line of a tracefile: ${line}`);
      sums.set(tag, number(value, line));
    }
  }
  const functions = [...starts].map(([name, line]) => ({ name, line, count: calls.get(name) ?? Number.NaN }));
  assert.deepEqual(Object.fromEntries(sums), {
    FNF: functions.length,
    FNH: functions.filter(({ count }) => count > 0).length,
    BRF: branches.length,
    BRH: branches.filter(({ taken }) => (taken ?? 0) > 0).length,
    LF: lines.size,
    LH: [...lines.values()].filter((count) => count > 0).length,
  });
  return { file, lines, branches, functions };
}

function number(text: string | undefined, line: string): number {
  assert.match(text ?? "", /^\d+$/, line);
  return Number(text);
}

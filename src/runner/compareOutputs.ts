import type { CapturedOutput } from "./output.ts";

/** A line is shown up to here. */
const MOST_LINE_BYTES = 1000;

const NEWLINE = 0x0a;

/** Where two outputs differ first. */
export interface OutputDifference {
  /** From 1; where `known` is false the outputs differ somewhere after it, in what was left out. */
  readonly line: number;
  readonly known: boolean;
  /** The line in each of them, without its newline; `null`: the output ends before it, or it is not known. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Finds the first line in which two outputs differ.
 * @returns `null` where they are the same, as far as both keep them
 */
export function compareOutputs(before: CapturedOutput, after: CapturedOutput): OutputDifference | null {
  const [one, two] = [startOf(before), startOf(after)];
  const at = firstDifference(one, two);
  const common = Math.min(one.length, two.length);
  const ends = (one.length < two.length && isWhole(before)) || (two.length < one.length && isWhole(after));
  if (at < common || ends) {
    const start = at === 0 ? 0 : one.lastIndexOf(NEWLINE, at - 1) + 1;
    const line = countLines(one, start) + 1;
    return { line, known: true, before: lineAt(one, start), after: lineAt(two, start) };
  }
  return sameRest(before, after)
    ? null
    : { line: countLines(one, common), known: false, before: null, after: null };
}

/** The first bytes that are known without a gap. */
function startOf(output: CapturedOutput): Buffer {
  return isWhole(output) ? Buffer.concat([output.head, output.tail]) : output.head;
}

function isWhole({ omittedBytes }: CapturedOutput): boolean {
  return omittedBytes === 0;
}

/** Whether two outputs with the same begin are the same to their ends, as far as both keep them. */
function sameRest(before: CapturedOutput, after: CapturedOutput): boolean {
  const [one, two] = [knownEnd(before), knownEnd(after)];
  const length = Math.min(one.length, two.length);
  return (
    before.totalBytes === after.totalBytes &&
    one.subarray(one.length - length).equals(two.subarray(two.length - length))
  );
}

/** The last bytes that are known without a gap. */
function knownEnd(output: CapturedOutput): Buffer {
  return isWhole(output) ? startOf(output) : output.tail;
}

function firstDifference(one: Buffer, two: Buffer): number {
  const common = Math.min(one.length, two.length);
  let [same, different] = [0, common];
  // By halves: comparing many bytes at once is far faster than one by one.
  while (same < different) {
    const middle = Math.ceil((same + different) / 2);
    if (one.subarray(same, middle).equals(two.subarray(same, middle))) {
      same = middle;
    } else {
      different = middle - 1;
    }
  }
  return same;
}

function countLines(bytes: Buffer, end: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && at < end; at = bytes.indexOf(NEWLINE, at + 1)) {
    lines++;
  }
  return lines;
}

function lineAt(bytes: Buffer, start: number): string | null {
  if (start >= bytes.length) {
    return null;
  }
  const newline = bytes.indexOf(NEWLINE, start);
  const end = newline === -1 ? bytes.length : newline;
  return bytes.subarray(start, Math.min(end, start + MOST_LINE_BYTES)).toString("utf8");
}

/** What upstream's harness says of a test. */
export type HarnessWord = "PASSED" | "FAILED" | "SKIPPED" | "ERROR" | "TIMEDOUT";

/** The end of a test, as `run_tests.sh` prints it. */
export interface HarnessEnd {
  readonly word: HarnessWord;
  /** Of the test: 0 passed, 77 skipped, 99 error, 124 timed out, everything else failed. */
  readonly status: number;
}

/** What a test compared and found to be different. All texts are raw. */
export interface HarnessCheck {
  /** What ran, as the harness prints it: `Running: …` or `Running script "…"`; `null`: it does not say. */
  readonly command: string | null;
  readonly actual: CheckSide;
  readonly required: CheckSide;
}

/** One side of a check. */
export interface CheckSide {
  /** As the harness prints it; upstream compares it as a text. */
  readonly status: string;
  readonly output: string;
}

/** What the output of one test says. */
export interface HarnessOutput {
  /** `null`: the harness did not come to its end. */
  readonly end: HarnessEnd | null;
  /** What the test itself printed, without what the harness puts around. */
  readonly text: string;
  /** The check that failed; `null` where the test ended in another way. */
  readonly check: HarnessCheck | null;
}

const END = /^TEST (PASSED|FAILED|SKIPPED|ERROR|TIMEDOUT): .*?(?: \(status (\d+)\))?(?: \(duration: \S+\))?$/;
const HEAVY = "=".repeat(74);
const FRAME = /^--==--==/;
const RULE = "-".repeat(50);
const HEAVY_RULE = "=".repeat(50);
const OUTPUT = /^Output \(Exit status: (.*)\):$/;
const REQUIRED = /^Required output \(Exit status: (.*)\):$/;

/** Reads what `run_tests.sh -N FILE` printed for one test (4.17 to 4.24). */
export function readHarnessOutput(text: string): HarnessOutput {
  const lines = text.split("\n");
  const at = lines.findLastIndex((line) => END.test(line));
  const [, word, status] = END.exec(lines[at] ?? "") ?? [];
  const end = word === undefined ? null : { word: word as HarnessWord, status: Number(status ?? "0") };
  const own = ownLines(at < 0 ? lines : lines.slice(0, at));
  return { end, text: own.join("\n"), check: readCheck(own) };
}

/** What stands between the harness's head and foot. */
function ownLines(lines: readonly string[]): readonly string[] {
  const begin = FRAME.test(lines[0] ?? "") && FRAME.test(lines[2] ?? "") ? 3 : 0;
  const end = lines.at(-1) === HEAVY ? lines.length - 1 : lines.length;
  return lines.slice(begin, end);
}

/** Headings stand between rules, so that outputs that look like one are told apart. */
function readCheck(lines: readonly string[]): HarnessCheck | null {
  const isHeading = (index: number, form: RegExp) =>
    lines[index - 1] === RULE && form.test(lines[index] ?? "") && lines[index + 1] === RULE;
  const required = lines.findLastIndex((_, index) => isHeading(index, REQUIRED));
  const actual = lines.findLastIndex((_, index) => index < required && isHeading(index, OUTPUT));
  if (required < 0 || actual < 0) {
    return null;
  }
  const rest = lines.slice(required + 2);
  return {
    command: commandBefore(lines.slice(0, actual)),
    actual: side(OUTPUT, lines[actual], lines.slice(actual + 2, required - 1)),
    required: side(REQUIRED, lines[required], rest.slice(0, endOfRequired(rest))),
  };
}

/** The required output ends at a further part of the report, or at the word with an empty line before it. */
function endOfRequired(lines: readonly string[]): number {
  const part = lines.indexOf(RULE);
  const word = lines.lastIndexOf("FAILED");
  const end = word > 0 && lines[word - 1] === "" ? word - 1 : lines.length;
  return part >= 0 && part < end ? part : end;
}

function commandBefore(lines: readonly string[]): string | null {
  const at = lines.findLastIndex((line) => /^Running(?: script|:) /.test(line));
  const stop = lines.lastIndexOf(HEAVY_RULE);
  return at < 0 || at < stop
    ? null
    : (lines[at] ?? "").replace(/^Running(?: script "|: )/, "").replace(/"$/, "");
}

function side(form: RegExp, heading: string | undefined, lines: readonly string[]): CheckSide {
  return { status: form.exec(heading ?? "")?.[1] ?? "", output: lines.join("\n") };
}

import type { TestResult, TestVerdict } from "./mochaResults.ts";

/** More than these have a cause that a second try does not change. */
const MOST_PARTS = 3;

/**
 * The parts of a suite (files, launches) that are run once more since a test of theirs failed. A browser on a busy
 * machine can lose a key or a click, a process its turn; what fails twice has failed.
 *
 * @returns none where nothing failed, where too much did, or where it is not known which part a failure belongs to
 */
export function partsToRepeat(results: readonly TestResult[]): readonly string[] {
  const failed = results.flatMap((result) => (result.state === "failed" ? [result.part] : []));
  const parts = [...new Set(failed)].filter((part) => part !== undefined);
  return failed.includes(undefined) || parts.length > MOST_PARTS ? [] : parts;
}

/** What two tries come to: of the repeated parts the second try counts, with all its tests. */
export function joinTries(
  first: readonly TestResult[],
  second: readonly TestResult[],
  parts: readonly string[],
): readonly TestResult[] {
  const isKept = (result: TestResult) =>
    isVerdict(result) && (result.part === undefined || !parts.includes(result.part));
  return [...first.filter(isKept), ...second];
}

/** What failed at first and not the second time, hooks among it: told, since each is a defect of test or product. */
export function passedLater(
  first: readonly TestResult[],
  second: readonly TestResult[],
): readonly { readonly title: string; readonly error: string }[] {
  const again = new Set(second.flatMap((result) => (result.state === "failed" ? [result.title] : [])));
  return first.flatMap((result) =>
    result.state === "failed" && !again.has(result.title)
      ? [{ title: result.title, error: result.error }]
      : [],
  );
}

function isVerdict(result: TestResult): result is TestVerdict {
  return result.state !== "end" && result.state !== "left";
}

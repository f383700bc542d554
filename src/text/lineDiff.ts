import { structuredPatch } from "diff";

const CONTEXT_LINES = 3;
/** Texts that differ in more lines are shown one after the other: looking for what they share would take long. */
const MOST_EDITS = 1000;

/**
 * How two texts differ, line by line, as `diff -u` shows it without its first two lines. Whether a text ends its last
 * line makes no difference.
 * @returns lines without newlines; none where the texts are equal.
 */
export function unifiedDiff(before: string, after: string): string[] {
  const [one, two] = [ended(before), ended(after)];
  const patch = structuredPatch("", "", one, two, undefined, undefined, {
    context: CONTEXT_LINES,
    maxEditLength: MOST_EDITS,
  });
  if (patch === undefined) {
    const [minus, plus] = [linesOf(one), linesOf(two)];
    const head = `@@ -1,${minus.length} +1,${plus.length} @@`;
    return [head, ...minus.map((line) => `-${line}`), ...plus.map((line) => `+${line}`)];
  }
  return patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines,
  ]);
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function linesOf(text: string): string[] {
  return text.split("\n").slice(0, -1);
}

import type { Fix } from "../../src/rules/finding.ts";

/** The text after the edits of a fix; `unix-line-ends` counts as one. */
export function applyFix(text: string, fix: Fix | undefined): string {
  let result = text;
  for (const step of fix?.steps ?? []) {
    if (step.kind === "unix-line-ends") {
      result = result.replaceAll("\r\n", "\n");
    } else if (step.kind === "edit") {
      for (const { range, newText } of step.edits.toSorted((a, b) => b.range.start - a.range.start)) {
        result = result.slice(0, range.start) + newText + result.slice(range.end);
      }
    }
  }
  return result;
}

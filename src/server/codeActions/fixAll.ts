import { FILE_RULES, SCRIPT_RULES } from "../../rules/allRules.ts";
import type { Finding, TextEdit } from "../../rules/finding.ts";

const SAFE: ReadonlySet<string> = new Set(
  [...FILE_RULES, ...SCRIPT_RULES].filter((rule) => rule.isSafeToFixAll === true).map(({ code }) => code),
);

/** Whether “fix all” may apply the preferred fixes of a rule. */
export function isSafeToFixAll(code: string): boolean {
  return SAFE.has(code);
}

/**
 * The edits of “fix all”: the preferred fix of each finding whose rule allows it, where that only edits the text of the
 * finding's own file. Of two that overlap the first in the text is taken; the other is found again afterwards.
 */
export function fixAllEdits(
  findings: readonly Finding[],
  isSafe: (code: string) => boolean = isSafeToFixAll,
): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const edits = isSafe(finding.code) ? ownEdits(finding) : null;
    if (edits?.every((edit) => !taken.some((other) => overlap(edit, other)))) {
      taken.push(...edits);
    }
  }
  return taken.toSorted((a, b) => a.range.start - b.range.start);
}

function ownEdits({ file, fixes }: Finding): readonly TextEdit[] | null {
  const fix = fixes.find(({ isPreferred }) => isPreferred);
  const edits: TextEdit[] = [];
  for (const step of fix?.steps ?? []) {
    if (step.kind !== "edit" || (step.file ?? file) !== file) {
      return null;
    }
    edits.push(...step.edits);
  }
  return edits.length === 0 ? null : edits;
}

/** Two insertions at one place count, too: which one goes first is nobody's decision. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.range.start === b.range.start) {
    return true;
  }
  return a.range.start < b.range.end && b.range.start < a.range.end;
}

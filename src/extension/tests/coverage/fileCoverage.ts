import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { BranchCount, CoverageDetails, PlaceRange } from "../../../coverage/coverage.ts";
import type { CoveredSource } from "../../../coverage/coveredSource.ts";

/** Makes VS Code's details of a file's. */
export function coverageDetails({ statements, functions }: CoverageDetails): vscode.FileCoverageDetail[] {
  return [
    ...statements.map(
      ({ range, count, branches }) =>
        new vscode.StatementCoverage(count, rangeOf(range), branches.map(branchCoverage)),
    ),
    ...functions.map(({ name, range, count }) => new vscode.DeclarationCoverage(name, count, rangeOf(range))),
  ];
}

/**
 * What VS Code is told of a file before anybody looks into it.
 * @param itemOf the test of an id; `undefined` where it is gone
 */
export function fileCoverage(
  file: CoveredSource,
  itemOf: (id: string) => vscode.TestItem | undefined,
): vscode.FileCoverage {
  const { statements, branches, functions } = file.summary();
  return new vscode.FileCoverage(
    vscode.Uri.file(file.path),
    statements,
    ...[branches.total === 0 ? undefined : branches, functions.total === 0 ? undefined : functions],
    file.tests.flatMap((id) => itemOf(id) ?? []),
  );
}

/** What a branch is called in the user's language; patterns and the shell's words stay. */
function branchText(label: string): string {
  const [, sign, skipped] = /^(&&|\|\|) right side( skipped)?$/.exec(label) ?? [];
  if (sign !== undefined) {
    return skipped === undefined ? t("{0} right side", sign) : t("{0} right side skipped", sign);
  }
  switch (label) {
    case "loop body":
      return t("loop body");
    case "no turn":
      return t("no turn");
    case "no pattern":
      return t("no pattern");
    case "implicit else":
      return t("implicit else");
    default:
      return label;
  }
}

function branchCoverage({ range, label, count }: BranchCount): vscode.BranchCoverage {
  return new vscode.BranchCoverage(count, rangeOf(range), branchText(label));
}

function rangeOf({ start, end }: PlaceRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ScriptComparison } from "../../runner/compareReports.ts";
import type { ScriptReport } from "../../runner/report.ts";
import type { WholeOutput } from "../panel/wholeOutput.ts";
import { printableLine } from "../printable.ts";
import type { LiveRun } from "../run/liveRun.ts";
import { UserError } from "../userError.ts";
import { comparedScripts } from "./comparisonView.ts";

/** Two documents that VS Code compares. */
interface OutputPair {
  readonly name: string;
  readonly before: vscode.Uri;
  readonly after: vscode.Uri;
}

/**
 * Opens the outputs of two runs in VS Code's own editor for differences.
 * @param index of a script in the comparison; `null`: of all whose outputs differ
 * @throws {UserError} where there is nothing to compare
 */
export async function openOutputs(
  documents: WholeOutput,
  before: LiveRun,
  after: LiveRun,
  index: number | null,
): Promise<void> {
  if (before.report === null || after.report === null) {
    throw new UserError(t("One of the two runs is not over, so their outputs cannot be compared yet."));
  }
  const scripts = comparedScripts(before.report, after.report);
  const wanted =
    index === null ? scripts.filter(({ output }) => output !== null) : scripts.slice(index, index + 1);
  const pairs = wanted.map((script) => pairOf(documents, before, after, script));
  const [first] = pairs;
  if (first === undefined) {
    throw new UserError(
      t("No script wrote anything else in the second run, so there is nothing to compare."),
    );
  }
  const times = `${timeOf(before)} ↔ ${timeOf(after)}`;
  if (pairs.length === 1) {
    const title = t("{0} output ({1})", first.name, times);
    await vscode.commands.executeCommand("vscode.diff", first.before, first.after, title);
  } else {
    const title = t("Outputs of {0} ({1})", printableLine(after.start.event), times);
    const resources = pairs.map(({ before: left, after: right }) => [right, left, right]);
    await vscode.commands.executeCommand("vscode.changes", title, resources);
  }
}

function pairOf(
  documents: WholeOutput,
  before: LiveRun,
  after: LiveRun,
  script: ScriptComparison,
): OutputPair {
  const known = script.after ?? script.before;
  return {
    name: printableLine(known?.name.text ?? ""),
    before: uriOf(documents, before, script.before, known),
    after: uriOf(documents, after, script.after, known),
  };
}

/** The document of a script's output; an empty one where the directory did not have the script. */
function uriOf(
  documents: WholeOutput,
  run: LiveRun,
  script: ScriptReport | null,
  known: ScriptReport | null,
): vscode.Uri {
  const index = script === null ? null : (run.report?.scripts.indexOf(script) ?? null);
  return documents.uriOf(run.id, index, known?.name.text ?? "");
}

function timeOf(run: LiveRun): string {
  return run.begin === null ? "" : new Date(run.begin).toLocaleTimeString();
}

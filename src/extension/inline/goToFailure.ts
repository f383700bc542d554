import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { Commands } from "../ids.ts";
import type { LastResults } from "../run/lastResults.ts";
import { UserError } from "../userError.ts";
import { type FilePlace, failureMessage, hasFailed } from "./failureMessage.ts";
import type { LabelOf } from "./handlerLabels.ts";

/**
 * Shows the statement with which the event of the last run failed, or what stands for it; where it did not, the first with
 * which a script failed that CTDB passed over.
 * @throws {UserError} where no script failed in it
 */
export async function goToFailure(results: LastResults, labelOf: LabelOf): Promise<void> {
  const { all } = results;
  const last = all.at(-1)?.runId;
  const failed = all.filter(({ runId, report }) => runId === last && hasFailed(report));
  const result = failed.find(({ report }) => report.status !== "DISABLED") ?? failed[0];
  if (result === undefined) {
    const sentence =
      last === undefined
        ? t("There is no result of an event in this window: none was run, or the results were cleared.")
        : t("No script failed in the last run of an event in this window.");
    throw new UserError(sentence, [{ title: t("Run CTDB event"), command: Commands.runEvent }]);
  }
  const label = await labelOf(result.path, result.event);
  const message = failureMessage(result, typeof label === "number" ? label + 1 : null);
  await (message && show(message.place));
}

/** Shows a place where its file is open already: the active group may be that of the first steps. */
async function show({ path, line }: FilePlace): Promise<void> {
  const uri = vscode.Uri.file(path);
  const start = new vscode.Position(line - 1, 0);
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.fsPath === uri.fsPath),
  );
  await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(start, start),
    viewColumn: group?.viewColumn ?? vscode.ViewColumn.Active,
  });
}

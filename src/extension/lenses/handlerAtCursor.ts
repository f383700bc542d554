import { basename, dirname, resolve } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { LastResults } from "../run/lastResults.ts";
import type { PlannedRun } from "../run/plannedRun.ts";
import { planRun } from "../run/planRun.ts";
import type { HandlerServices } from "./handlerServices.ts";
import { planHandler } from "./planHandler.ts";
import { type ServedEvent, servedAt } from "./servedEvent.ts";

/** Finds out which events the handlers of a script serve. */
export type ServedEvents = (document: vscode.TextDocument) => Promise<readonly ServedEvent[]>;

/**
 * Plans a run of the event whose handler the cursor is in; outside of all handlers of the event that was run last, with
 * the same arguments. Asks where neither is clear.
 */
export async function planAtCursor(
  servedIn: ServedEvents,
  services: HandlerServices,
): Promise<PlannedRun | null> {
  const { memory, results, settingsFor } = services;
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.scheme !== "file") {
    return planRun({ kind: "workspace" }, memory, settingsFor);
  }
  const served = servedAt(await servedIn(editor.document), editor.selection.active);
  if (served.length > 0) {
    const chosen = await chooseEvent(served, results);
    return chosen === null ? null : planHandler(chosen, memory, settingsFor);
  }
  const path = editor.document.uri.fsPath;
  const last = lastEvent(path, services);
  return last === null
    ? planRun({ kind: "directory", path: dirname(path) }, memory, settingsFor)
    : planRun({ kind: "event", path: dirname(path), ...last }, memory, settingsFor);
}

/** The one event, else the one that was run last, else what the user says. */
async function chooseEvent(
  served: readonly ServedEvent[],
  results: LastResults,
): Promise<ServedEvent | null> {
  const [only, ...more] = served;
  if (only === undefined || more.length === 0) {
    return only ?? null;
  }
  const latest = served
    .map((one) => ({ one, result: results.of(one.directory, one.event, one.script) }))
    .toSorted((a, b) => (b.result?.runId ?? 0) - (a.result?.runId ?? 0))[0];
  if (latest !== undefined && latest.result !== null) {
    return latest.one;
  }
  const chosen = await vscode.window.showQuickPick(
    served.map((one) => ({ label: one.event, one })),
    { title: t("Run event of this handler"), placeHolder: t("The handler serves several events") },
  );
  return chosen?.one ?? null;
}

function lastEvent(
  path: string,
  { results, memory }: HandlerServices,
): { readonly event: string; readonly args: readonly string[] } | null {
  const run = results.ofScript(dirname(path), basename(path))[0]?.run;
  const last = memory.lastRun;
  if (run !== undefined) {
    return run;
  }
  return last !== null && resolve(last.directory) === dirname(path) ? last : null;
}

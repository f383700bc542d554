import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { newScriptText } from "../../scripts/newScript/scriptText.ts";
import type { ScriptDirectory } from "../../scripts/scriptDirectory.ts";
import { errnoText, systemFailure } from "../../scripts/systemError.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import { runSteps } from "../ask/quickSteps.ts";
import { printableLine } from "../printable.ts";
import { UserError } from "../userError.ts";
import { directoryAt } from "../workspace/eventDirectories.ts";
import { meantNode } from "./meantScript.ts";
import { NewScriptDraft } from "./newScriptDraft.ts";
import { askPlace } from "./placeStep.ts";
import { directoryOf } from "./treeNode.ts";
import type { TreePanel } from "./treePanel.ts";

function newScriptTitle(): string {
  return t("New event script");
}
const EXECUTABLE = 0o755;

/**
 * Asks what the script is to be, writes it and opens it where its author begins.
 * @param target what a menu was opened on
 * @throws {UserError} where it cannot be written
 */
export async function newScript(panel: TreePanel, target: unknown): Promise<void> {
  const path = await placeOf(panel, target);
  if (path === null) {
    return;
  }
  const scan = await scanOf(panel, path);
  const draft = new NewScriptDraft(scan);
  const answered = await runSteps(newScriptTitle(), () => ({
    steps: [draft.askName, draft.askNumber, draft.askEvents],
    complete: true,
  }));
  if (!answered) {
    return;
  }
  const { text, cursor } = newScriptText({
    name: draft.name,
    events: draft.events,
    convention: scan.convention,
  });
  const file = join(scan.path, draft.fileName);
  await write(file, text);
  const view = await panel.reader.fresh(scan.path);
  await show(panel, scan.path);
  await open(file, text, cursor);
  const made =
    view.kind === "read"
      ? view.scan.files.find(({ fileName }) => fileName.text === draft.fileName)
      : undefined;
  if (view.kind === "read" && made !== undefined) {
    await panel.select({ kind: "script", scan: view.scan, file: made });
  }
}

/** Has the tree read the directory anew, which it may not know yet. */
async function show(panel: TreePanel, path: string): Promise<void> {
  if ((await panel.directories.paths()).includes(path)) {
    panel.refreshAt(path);
  } else {
    await panel.directories.take(path);
    panel.refresh();
  }
}

/** Opens a new script as a click in the explorer does, with the first command to be written selected. */
async function open(file: string, text: string, cursor: number): Promise<void> {
  const { line, character } = new LineIndex(text).placeAt(cursor);
  const selection = new vscode.Range(line, character, line, character + 1);
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(file), { preview: false, selection });
}

/** The directory that a menu or the selection says, else the one that the user chooses; `null`: they left. */
async function placeOf(panel: TreePanel, target: unknown): Promise<string | null> {
  if (target instanceof vscode.Uri && target.scheme === "file") {
    return directoryAt(target);
  }
  const node = target === undefined ? null : await meantNode(panel, target);
  if (node !== null) {
    return directoryOf(node);
  }
  const selected = await meantNode(panel, undefined);
  return askPlace(await panel.directories.paths(), selected === null ? null : directoryOf(selected));
}

async function scanOf(panel: TreePanel, path: string): Promise<ScriptDirectory> {
  const view = await panel.reader.fresh(path);
  if (view.kind === "read") {
    return view.scan;
  }
  if (!view.isGone) {
    throw new UserError(view.sentence);
  }
  await tell(path, () => mkdir(path, { recursive: true }));
  const made = await panel.reader.fresh(path);
  if (made.kind === "failed") {
    throw new UserError(made.sentence);
  }
  return made.scan;
}

/** A file that is there meanwhile stays as it is. */
async function write(file: string, text: string): Promise<void> {
  await tell(file, () => writeFile(file, text, { flag: "wx", mode: EXECUTABLE }));
}

/** @throws {UserError} that says why something cannot be made */
async function tell(path: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = systemFailure(error);
    if (failure === null) {
      throw error;
    }
    throw new UserError(
      t("{0} cannot be written: {1}.", printableLine(path), errnoText(failure.errno)),
      [],
      error,
    );
  }
}

import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { releaseWords } from "../../ctdb/releaseWords.ts";
import { linksTo } from "../../scripts/linksTo.ts";
import { scanNumber } from "../../scripts/nameRule.ts";
import { type NumberChoice, numberChoices } from "../../scripts/numberChoices.ts";
import { optionsFileOf, withNumber } from "../../scripts/renumber.ts";
import { systemFailure } from "../../scripts/systemError.ts";
import { printableLine } from "../printable.ts";
import { UserError } from "../userError.ts";
import { meantScript } from "./meantScript.ts";
import { askNumber } from "./numberStep.ts";
import type { ScriptNode } from "./treeNode.ts";
import type { TreePanel } from "./treePanel.ts";

/**
 * Asks for another number and renames the script, with its options file, in one step that Undo takes back.
 * @param target what a menu was opened on
 * @throws {UserError} where no script is meant, or where it cannot be renamed
 */
export async function renumberScript(panel: TreePanel, target: unknown): Promise<void> {
  const script = await meantScript(panel, target);
  const { scan, file } = script;
  const name = printableLine(file.fileName.text);
  const choices = numberChoices(scan, (number) => withNumber(file.fileName, number, scan.convention), file);
  if (choices.length === 0) {
    throw new UserError(t("VS Code cannot rename {0}: the name is not UTF-8.", name));
  }
  const now = choices.find(({ fileName }) => fileName === file.fileName.text)?.number ?? null;
  const answer = await askNumber(
    { title: t("Rename {0} to another number", name), step: 1, totalSteps: 1 },
    {
      choices,
      now,
      active: now ?? scanNumber(file.fileName.bytes),
      releases: releaseWords(scan.convention.releases),
    },
  );
  if (answer.kind === "chosen" && answer.value.fileName !== file.fileName.text) {
    await keepLinks(panel, join(scan.path, file.fileName.text));
    await rename(script, answer.value);
    const view = await panel.reader.fresh(scan.path);
    panel.refreshAt(scan.path);
    const renamed =
      view.kind === "read"
        ? view.scan.files.find(({ fileName }) => fileName.text === answer.value.fileName)
        : undefined;
    if (view.kind === "read" && renamed !== undefined) {
      await panel.select({ kind: "script", scan: view.scan, file: renamed });
    }
  }
}

/** Links in the directories of the tree that lead to the script follow it. */
async function keepLinks(panel: TreePanel, file: string): Promise<void> {
  const views = await Promise.all((await panel.directories.paths()).map((path) => panel.reader.view(path)));
  const links = linksTo(
    file,
    views.flatMap((view) => (view.kind === "read" ? [view.scan] : [])),
  );
  if (links.length > 0) {
    panel.links.follow(file, links);
  }
}

/** Renames by an edit of the workspace: open editors follow, a link stays the link that it is, the mode stays. */
async function rename({ scan, file }: ScriptNode, { fileName }: NumberChoice): Promise<void> {
  await requireWritable(scan.path, file.fileName.text);
  const edit = new vscode.WorkspaceEdit();
  const move = (from: string, to: string): void =>
    edit.renameFile(vscode.Uri.file(join(scan.path, from)), vscode.Uri.file(join(scan.path, to)));
  move(file.fileName.text, fileName);
  const options = optionsFileOf(file.fileName.text, scan.convention);
  const newOptions = optionsFileOf(fileName, scan.convention);
  const names = new Set(scan.files.map((one) => one.fileName.text));
  if (options !== null && newOptions !== null && names.has(options) && !names.has(newOptions)) {
    move(options, newOptions);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new UserError(t("{0} could not be renamed.", printableLine(file.fileName.text)));
  }
}

async function requireWritable(directory: string, name: string): Promise<void> {
  try {
    await access(directory, constants.W_OK);
  } catch (error) {
    const code = systemFailure(error)?.code ?? t("unknown");
    const why =
      code === "EROFS"
        ? t("the file system is read-only")
        : t("this user may not change {0} ({1})", directory, code);
    throw new UserError(t("{0} is not renamed: {1}.", printableLine(name), why), [], error);
  }
}

import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { UserError } from "../userError.ts";

const CODE = /^[a-z][a-z0-9-]*$/;

/**
 * Shows the page of a rule.
 * @param extension the folder of the extension
 * @param code the rule's code; chosen from a list where none is given
 */
export async function openRule(extension: vscode.Uri, code: unknown): Promise<void> {
  const folder = vscode.Uri.joinPath(extension, "docs", "rules");
  const chosen = typeof code === "string" && CODE.test(code) ? code : await chooseRule(folder);
  if (chosen === undefined) {
    return;
  }
  const page = vscode.Uri.joinPath(folder, `${chosen}.md`);
  try {
    await vscode.workspace.fs.stat(page);
  } catch (error) {
    throw new UserError(t("There is no page for the rule {0}.", chosen), [], error);
  }
  await vscode.commands.executeCommand("markdown.showPreview", page);
}

async function chooseRule(folder: vscode.Uri): Promise<string | undefined> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const codes = entries
    .map(([name]) => name.replace(/\.md$/, ""))
    .filter((name) => CODE.test(name))
    .sort();
  return vscode.window.showQuickPick(codes, { placeHolder: t("Which rule?") });
}

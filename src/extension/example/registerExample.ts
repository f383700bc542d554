import { homedir } from "node:os";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand, report } from "../commands.ts";
import { Commands, MemoryKeys, WALKTHROUGH } from "../ids.ts";
import { workspacePaths } from "../settings/settingsReader.ts";
import { EXAMPLE_SCRIPT, writeExample } from "./writeExample.ts";

/** What the commands for beginners need of the rest. */
export interface ExampleServices {
  readonly context: Pick<vscode.ExtensionContext, "extensionUri" | "globalState">;
  readonly log: vscode.LogOutputChannel;
}

/** Registers the example, the walkthrough and the documentation, and goes on with an example that was just opened. */
export function registerExample({ context, log }: ExampleServices): vscode.Disposable {
  const { extensionUri, globalState } = context;
  goOn(globalState).then(undefined, (error: unknown) => report(log, Commands.openExample, error));
  return vscode.Disposable.from(
    registerCommand(log, Commands.openExample, () => openExample(extensionUri, globalState)),
    registerCommand(log, Commands.openWalkthrough, () => openWalkthrough(false)),
    registerCommand(log, Commands.openDocumentation, () =>
      vscode.commands.executeCommand(
        "markdown.showPreview",
        vscode.Uri.joinPath(extensionUri, "docs", "README.md"),
      ),
    ),
  );
}

/** Makes the example in a folder that the user chooses, and opens it. */
async function openExample(extensionUri: vscode.Uri, globalState: vscode.Memento): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: t("Folder in which ctdb-example is made"),
      openLabel: t("Make the example here"),
      defaultUri: vscode.Uri.file(homedir()),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (parent === undefined) {
    return;
  }
  const source = vscode.Uri.joinPath(extensionUri, "examples", "first");
  const { folder } = await writeExample(source.fsPath, parent.fsPath);
  const open = workspacePaths();
  if (open.includes(folder)) {
    await showScript(folder);
    return;
  }
  // The window that opens the folder, or this one when it is loaded anew, goes on.
  await globalState.update(MemoryKeys.example, folder);
  await vscode.commands.executeCommand("vscode.openFolder", vscode.Uri.file(folder), {
    forceNewWindow: open.length > 0,
  });
}

/** Shows the script and the walkthrough in the window that has the example, once. */
async function goOn(globalState: vscode.Memento): Promise<void> {
  const folder = globalState.get<string>(MemoryKeys.example);
  if (folder !== undefined && workspacePaths().includes(folder)) {
    await globalState.update(MemoryKeys.example, undefined);
    await showScript(folder);
    await openWalkthrough(true);
  }
}

async function showScript(folder: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.file(join(folder, EXAMPLE_SCRIPT)), { preview: false });
}

async function openWalkthrough(toSide: boolean): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH, toSide);
}

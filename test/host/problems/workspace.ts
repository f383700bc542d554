import { dirname, join } from "node:path";
import * as vscode from "vscode";

/** The project's folder, which VS Code runs the extension from. */
export const EXTENSION = vscode.extensions.getExtension("ctdb-events.ctdb-events");

/** The folder that holds the folders of the workspace. */
export const ROOT = dirname(vscode.workspace.workspaceFile?.fsPath ?? "");

/** The folder `docs/rules`. */
export const PAGES = join(EXTENSION?.extensionPath ?? "", "docs", "rules");

import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Memory } from "../run/runMemory.ts";
import { WorkspaceMemory } from "./workspaceMemory.ts";

/**
 * What the workspace remembers, for all windows on it. A window without a folder shares its memory with no other: VS Code keeps it.
 * The folder lies in the extension's storage, as that of the workspace is one window's: a second one gets another folder with a
 * number behind its name (`vscode.lock`, VS Code 1.139).
 */
export function memoryOf(
  { globalStorageUri, workspaceState }: Pick<vscode.ExtensionContext, "globalStorageUri" | "workspaceState">,
  log: (sentence: string) => void,
): Memory {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const opened = workspaceFile ?? workspaceFolders?.[0]?.uri;
  if (opened?.scheme !== "file" || globalStorageUri.scheme !== "file") {
    return workspaceState;
  }
  // As VS Code has it: another folder at the same place is another workspace, to which nobody has consented.
  const inode = workspaceFile === undefined ? inodeOf(opened.fsPath) : null;
  const name = createHash("sha256").update(`${opened.toString()}\0${inode}`).digest("hex").slice(0, 32);
  return new WorkspaceMemory(join(globalStorageUri.fsPath, "workspaces", name), log);
}

/** `undefined` where it cannot be seen, which is no reason for a window to be without commands. */
function inodeOf(path: string): number | undefined {
  try {
    return statSync(path).ino;
  } catch {
    return undefined;
  }
}

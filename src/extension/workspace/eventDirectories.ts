import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Generation } from "../../ctdb/convention.ts";
import { type FindOptions, findEventDirectories } from "../../scripts/findEventDirectories.ts";
import { ContextKeys } from "../ids.ts";
import type { UnfinishedSearch } from "./unfinishedSearch.ts";

/** How much of the open file's folder is looked at. */
const OPEN_FILE_ENTRIES = 1000;

/** An event directory that can be chosen. */
export interface EventDirectory {
  readonly path: string;
  /** As its layout says. */
  readonly generation: Generation;
  /** Whether it holds the file that is open in the editor. */
  readonly ofOpenFile: boolean;
}

/** What a search of the workspace gave. */
export interface WorkspaceSearch {
  /** The directory of the open file goes first. */
  readonly directories: readonly EventDirectory[];
  readonly unfinished: readonly UnfinishedSearch[];
}

/** Every event directory of the workspace, and that of the open file wherever it is, which goes first. */
export async function eventDirectories(): Promise<readonly EventDirectory[]> {
  return (await searchWorkspace()).directories;
}

/** The same, and where the search met its bound. */
export async function searchWorkspace(
  options: Pick<FindOptions, "maxEntries"> = {},
): Promise<WorkspaceSearch> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const results = await Promise.all(
    folders.map(async ({ uri: { fsPath: folder } }) => ({
      folder,
      ...(await findEventDirectories(folder, options)),
    })),
  );
  const found = results.flatMap(({ directories }) => directories);
  const open = await directoryOfOpenFile();
  const all = open === null || found.some(({ path }) => path === open.path) ? found : [...found, open];
  const directories = all.map(({ path, generation }) => ({
    path,
    generation,
    ofOpenFile: path === open?.path,
  }));
  await vscode.commands.executeCommand(
    "setContext",
    ContextKeys.eventDirectories,
    directories.map(({ path }) => path),
  );
  return {
    directories: directories.sort((a, b) => Number(b.ofOpenFile) - Number(a.ofOpenFile)),
    unfinished: results
      .filter(({ truncated }) => truncated)
      .map(({ folder, visited }) => ({ folder, visited })),
  };
}

/** Searches the workspace like {@link searchWorkspace}, and says so in the status bar where it lasts. */
export function searchVisibly(): Thenable<WorkspaceSearch> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t("Looking for event directories") },
    () => searchWorkspace(),
  );
}

/** The directory for a file or folder that the user pointed at, whatever is in it. */
export async function directoryAt(uri: vscode.Uri): Promise<string> {
  const isFolder = (await stat(uri.fsPath)).isDirectory();
  return isFolder ? uri.fsPath : dirname(uri.fsPath);
}

/** A directory's path for people: relative to its workspace folder. */
export function shortPath(path: string): string {
  const short = vscode.workspace.asRelativePath(path);
  return short === path && vscode.workspace.workspaceFolders?.some(({ uri }) => uri.fsPath === path)
    ? basename(path)
    : short;
}

async function directoryOfOpenFile(): Promise<Pick<EventDirectory, "path" | "generation"> | null> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme !== "file") {
    return null;
  }
  const path = dirname(uri.fsPath);
  const { directories } = await findEventDirectories(path, { maxEntries: OPEN_FILE_ENTRIES });
  return directories.find((directory) => directory.path === path) ?? null;
}

import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { FileChangeType, type FileEvent } from "vscode-languageserver/node";
import { isNumbered } from "../scripts/directoryLayout.ts";
import type { EventDirectories } from "./directories/eventDirectories.ts";
import { pathOf } from "./fileUri.ts";

/** Folders of which editors tell although nothing of ours is in them. */
const FOREIGN = /\/(?:node_modules|\.[^/]+)\//;

/** Takes up what the editor's own watchers tell of: event directories that appear, move or go anywhere in the workspace. */
export async function takeFileEvents(
  events: readonly FileEvent[],
  directories: EventDirectories,
): Promise<void> {
  directories.forgetOthers();
  for (const { uri, type } of events) {
    const path = pathOf(uri);
    if (path === null || FOREIGN.test(path)) {
      continue;
    }
    if (type === FileChangeType.Deleted) {
      await directories.refreshAt(path);
    } else if (type === FileChangeType.Changed) {
      // What goes and comes back within a moment is told as a change.
      await directories.refreshAt(path);
      await directories.searchChanged(path);
    } else if (await isFolder(path)) {
      await directories.searchBelow(path);
    } else if (isNumbered(basename(path))) {
      await directories.include(dirname(path));
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // gone again
  }
}

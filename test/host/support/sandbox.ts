import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { parseCalls, type RecordedCall } from "../../../src/virtualNode/disk/calls.ts";

/** Sets where events run, for the workspace; `undefined`: the default. */
export async function setSandbox(choice: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration("ctdb")
    .update("sandbox", choice, vscode.ConfigurationTarget.Workspace);
}

/** What the last run on the one virtual node of these tests called. */
export function lastCalls(): readonly RecordedCall[] {
  const state = process.env.XDG_STATE_HOME ?? "";
  const [file] = globSync(join(state, "ctdb-events", "nodes", "*", "calls"));
  return file === undefined ? [] : parseCalls(readFileSync(file, "utf8"));
}

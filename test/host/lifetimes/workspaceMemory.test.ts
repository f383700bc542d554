import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { memoryOf } from "../../../src/extension/workspace/memoryOf.ts";

describe("What is remembered of a folder", () => {
  const storage = mkdtempSync(join(tmpdir(), "ctdb-memory-"));
  const workspaceState = {} as vscode.Memento; // nothing may be kept there
  const open = () =>
    memoryOf({ globalStorageUri: vscode.Uri.file(storage), workspaceState }, (line) => assert.fail(line));

  after(() => rmSync(storage, { recursive: true }));

  it("is known to every window on it, and to none on another folder at its place", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
    await open().update("ctdb.hostConsent", true);
    assert.equal(open().get("ctdb.hostConsent"), true);
    renameSync(folder, `${folder}-away`);
    try {
      assert.equal(open().get("ctdb.hostConsent"), undefined);
      mkdirSync(folder);
      assert.equal(open().get("ctdb.hostConsent"), undefined);
      rmdirSync(folder);
    } finally {
      renameSync(`${folder}-away`, folder);
    }
    assert.equal(open().get("ctdb.hostConsent"), true);
  });
});

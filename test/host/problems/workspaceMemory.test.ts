import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { memoryOf } from "../../../src/extension/workspace/memoryOf.ts";

describe("What is remembered of a workspace file", () => {
  const storage = mkdtempSync(join(tmpdir(), "ctdb-memory-"));
  const workspaceState = {} as vscode.Memento; // nothing may be kept there
  const open = () =>
    memoryOf({ globalStorageUri: vscode.Uri.file(storage), workspaceState }, (line) => assert.fail(line));

  after(() => rmSync(storage, { recursive: true }));

  it("is known to every window on it, also after it was written anew", async () => {
    const file = vscode.workspace.workspaceFile?.fsPath ?? "";
    await open().update("ctdb.hostConsent", true);
    assert.equal(open().get("ctdb.hostConsent"), true);
    const before = statSync(file).ino;
    writeFileSync(`${file}.new`, readFileSync(file));
    renameSync(`${file}.new`, file);
    assert.notEqual(statSync(file).ino, before);
    assert.equal(open().get("ctdb.hostConsent"), true);
    await open().update("ctdb.hostConsent", undefined);
    assert.equal(open().get("ctdb.hostConsent"), undefined);
  });
});

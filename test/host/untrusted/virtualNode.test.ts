import assert from "node:assert/strict";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { catchMessages } from "../support/messages.ts";

describe("the virtual node in an untrusted workspace", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const marker = join(workspace, "marker");

  after(() => rmSync(join(workspace, "events"), { recursive: true }));

  it("is shown, since no script runs for that", async () => {
    const scripts = join(workspace, "events", "legacy");
    mkdirSync(scripts, { recursive: true });
    writeFileSync(join(scripts, "50.mark.script"), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    const messages = catchMessages(() => undefined);
    try {
      await vscode.commands.executeCommand("ctdb.showVirtualNode");
      assert.deepEqual(messages.shown, []);
    } finally {
      messages.restore();
    }
    const state = process.env.XDG_STATE_HOME ?? "";
    const [services = ""] = globSync(join(state, "ctdb-events", "nodes", "*", "services"));
    assert.match(readFileSync(services, "utf8"), /^smbd/m);
    assert.equal(existsSync(marker), false);
  });
});

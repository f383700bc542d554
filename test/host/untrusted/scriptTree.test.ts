import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import { catchMessages } from "../support/messages.ts";

describe("the tree of event scripts in an untrusted workspace", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const directory = join(workspace, "tree", "events", "legacy");
  const marker = join(workspace, "tree", "was-run");

  before(() => {
    mkdirSync(directory, { recursive: true });
    const script = join(directory, "50.a.script");
    writeFileSync(script, `#!/bin/sh\ncase "$1" in\nmonitor)\n\t: >${marker}\n\t;;\nesac\n`);
    chmodSync(script, 0o755);
  });

  after(() => rmSync(join(workspace, "tree"), { recursive: true }));

  it("runs no handler and says why, and enables scripts all the same", async () => {
    const scan = await scanDirectory(directory, conventionFor([4, 24, 0]));
    const script = { kind: "script", scan, file: scan.files[0] };
    const messages = catchMessages(() => undefined);
    try {
      const handler = { kind: "handler", script, event: "monitor", line: 2, nth: 0 };
      await vscode.commands.executeCommand("ctdb.tree.run", handler);
      assert.match(messages.shown[0]?.text ?? "", /^This workspace is not trusted/);
      await vscode.commands.executeCommand("ctdb.tree.toggle", script);
      assert.equal(messages.shown.length, 1);
    } finally {
      messages.restore();
    }
    assert.ok(!existsSync(marker));
    const [file] = (await scanDirectory(directory, conventionFor([4, 24, 0]))).files;
    assert.equal(file?.state, "disabled");
  });
});

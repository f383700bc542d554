import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { RegisteredTests } from "../../../src/extension/tests/showTests.ts";
import { itemLines, shownTests } from "../support/shownTests.ts";

describe("The tree of tests in an untrusted workspace", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const folder = join(workspace, "explorer");
  const directory = join(folder, "events", "legacy");
  let tests: RegisteredTests;

  before(() => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "10.first.script"), '#!/bin/sh\ncase "$1" in\nmonitor)\n\t;;\nesac\n');
    chmodSync(join(directory, "10.first.script"), 0o755);
    tests = shownTests();
  });

  after(() => {
    tests.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it("has scripts and cases, but no case that names a file outside of the workspace", async () => {
    const path = join(folder, "a.ctdb-test.yaml");
    const outside =
      "  - name: outside\n    script: /etc/ctdb/events/legacy/00.ctdb.script\n    event: monitor\n";
    writeFileSync(
      path,
      `script: events/legacy/10.first.script\ncases:\n  - name: inside\n    event: monitor\n${outside}`,
    );
    for (const id of [null, `directory:${directory}`, `cases:${path}`]) {
      const item = id === null ? undefined : (tests.tree.find(id) ?? assert.fail(id));
      await tests.tree.controller.resolveHandler?.(item);
    }
    assert.deepEqual(itemLines(tests.tree.controller.items).slice(0, 7), [
      "explorer/events/legacy",
      "  10.first",
      "    monitor",
      "  All scripts: monitor",
      "    10.first",
      "explorer/a.ctdb-test.yaml",
      "  inside",
    ]);
    const error = tests.tree.find(`cases:${path}`)?.error;
    assert.match(error instanceof vscode.MarkdownString ? error.value : "", /outside of the workspace/);
  });
});

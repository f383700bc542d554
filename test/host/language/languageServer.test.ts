import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { catchMessages } from "../support/messages.ts";
import { actionsAt, applyAction, untilProblems } from "../support/problems.ts";

const SCRIPT = "#!/bin/sh\n\nexit 0\n";
const TOP = new vscode.Range(0, 0, 0, 0);

describe("The language server in VS Code", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const scripts = join(workspace, "events", "legacy");

  function write(name: string, text: string, mode = 0o755): string {
    const path = join(scripts, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  }

  before(async () => {
    await vscode.extensions.getExtension("ctdb-events.ctdb-events")?.activate();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(join(workspace, "events"), { recursive: true, force: true });
  });

  it("shows in Problems what is wrong with a file that is not open, and follows its mode and its end", async () => {
    const path = write("50.a.script", SCRIPT, 0o644);
    await untilProblems(path, (problems) => problems.includes("ctdb not-executable"));
    chmodSync(path, 0o755);
    await untilProblems(path, (problems) => problems.length === 0);
    chmodSync(path, 0o644);
    await untilProblems(path, (problems) => problems.includes("ctdb not-executable"));
    rmSync(path);
    await untilProblems(path, (problems) => problems.length === 0);
  });

  it("makes a script executable by its fix, after what was typed is saved", async () => {
    const path = write("50.a.script", SCRIPT, 0o644);
    const document = await vscode.workspace.openTextDocument(path);
    await vscode.window.showTextDocument(document);
    await untilProblems(path, (problems) => problems.includes("ctdb not-executable"));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), "echo typed\n");
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.isDirty, true);
    const actions = await actionsAt(path, TOP);
    const fix = [...actions.values()].find(({ command }) => command?.command === "ctdb.applyFileFix");
    assert.ok(fix, [...actions.keys()].join(", "));
    await applyAction(fix);
    assert.equal(statSync(path).mode & 0o100, 0o100);
    assert.match(readFileSync(path, "utf8"), /echo typed/);
    await untilProblems(path, (problems) => !problems.includes("ctdb not-executable"));
  });

  it("renames a file by its fix", async () => {
    const path = write("50.a", SCRIPT);
    write("60.b.script", SCRIPT);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(path));
    await untilProblems(path, (problems) => problems.includes("ctdb name-suffix"));
    const actions = await actionsAt(path, TOP);
    const fix = actions.get("Rename it to 50.a.script");
    assert.ok(fix, [...actions.keys()].join(", "));
    await applyAction(fix);
    assert.ok(statSync(join(scripts, "50.a.script")).isFile());
    await untilProblems(path, (problems) => problems.length === 0);
  });

  it("follows what is typed, and a setting that silences a rule", async () => {
    const path = write("50.a.script", SCRIPT);
    const document = await vscode.workspace.openTextDocument(path);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), "if [[ $1 == monitor ]]; then :; fi\n");
    await vscode.workspace.applyEdit(edit);
    await untilProblems(path, (problems) => problems.includes("ctdb bashism-in-sh"));
    const settings = vscode.workspace.getConfiguration("ctdb");
    try {
      await settings.update("rules", { "bashism-in-sh": "off" });
      await untilProblems(path, (problems) => !problems.includes("ctdb bashism-in-sh"));
    } finally {
      await settings.update("rules", undefined);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    }
  });

  it("checks scripts in event directories of any name, once they are found", async () => {
    const path = join(workspace, "hooks", "50.a");
    mkdirSync(dirname(path));
    try {
      writeFileSync(path, "#!/bin/sh\n# for CTDB_BASE\n[[ a == b ]]\n", { mode: 0o755 });
      const document = await vscode.workspace.openTextDocument(path);
      await vscode.window.showTextDocument(document);
      await untilProblems(path, (problems) => problems.includes("ctdb bashism-in-sh"));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, document.lineAt(2).range, "true");
      await vscode.workspace.applyEdit(edit);
      await untilProblems(path, (problems) => !problems.includes("ctdb bashism-in-sh"));
      await vscode.commands.executeCommand("workbench.action.files.revert");
    } finally {
      rmSync(dirname(path), { recursive: true });
    }
  });

  it("is started anew by its command, and says the same afterwards", async () => {
    const path = write("50.a.script", SCRIPT, 0o644);
    await untilProblems(path, (problems) => problems.includes("ctdb not-executable"));
    const messages = catchMessages(() => undefined);
    try {
      await Promise.all([
        vscode.commands.executeCommand("ctdb.restartServer"),
        vscode.commands.executeCommand("ctdb.restartServer"),
      ]);
      await untilProblems(path, (problems) => problems.includes("ctdb not-executable"));
      assert.deepEqual(messages.shown, []);
    } finally {
      messages.restore();
    }
  });
});

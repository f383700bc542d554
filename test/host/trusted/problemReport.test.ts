import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { catchMessages } from "../support/messages.ts";

describe("the report on a problem", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const directory = join(workspace, "reported", "events", "legacy");
  const configuration = () => vscode.workspace.getConfiguration("ctdb");

  before(async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "50.product.script"), "#!/bin/sh\nexit 3\n");
    chmodSync(join(directory, "50.product.script"), 0o755);
    await configuration().update("nodeProfile", "/srv/secret.yaml", vscode.ConfigurationTarget.Global);
    await configuration().update("eventTimeout", 31, vscode.ConfigurationTarget.Workspace);
  });

  after(async () => {
    await configuration().update("nodeProfile", undefined, vscode.ConfigurationTarget.Global);
    await configuration().update("eventTimeout", undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    rmSync(join(workspace, "reported"), { recursive: true });
  });

  it("stands in a new document, with versions, directories and log, and nothing private", async () => {
    const messages = catchMessages(() => undefined);
    try {
      await vscode.commands.executeCommand("ctdb.copyStatus"); // refused and logged: there was no run
      assert.equal(messages.shown.splice(0).length, 1);
      await vscode.commands.executeCommand("ctdb.reportProblem");
      assert.deepEqual(messages.shown, []);
    } finally {
      messages.restore();
    }
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.equal(document.languageId, "markdown");
    const text = document.getText();
    for (const fact of [
      `| VS Code | ${vscode.version}`,
      "| CTDB Event Scripts | ",
      "| Perl | 5.",
      "| Where scripts run | auto, so ",
      "workspace\\>/reported/events/legacy | component, step C3",
      "| ctdb.nodeProfile | a path (user) |",
      "No CTDB event was run",
    ]) {
      assert.ok(text.includes(fact), `no "${fact}" in:\n${text}`);
    }
    assert.deepEqual(text.match(/^.*ctdb\.eventTimeout.*$/gm), ["| ctdb.eventTimeout | 31 (workspace) |"]);
    for (const secret of [workspace, `${homedir()}/`, hostname(), "secret.yaml"]) {
      assert.ok(!text.includes(secret), `"${secret}" in:\n${text}`);
    }
  });
});

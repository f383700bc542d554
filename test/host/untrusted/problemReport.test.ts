import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the report on a problem in an untrusted workspace", () => {
  after(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("is written without running anything", async () => {
    await vscode.commands.executeCommand("ctdb.reportProblem");
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /\| Programs \| not looked at: the workspace is not trusted \|/);
    assert.match(text, /\| Where scripts run \| not looked at: the workspace is not trusted \|/);
    assert.match(text, /\| VS Code \| /);
  });
});

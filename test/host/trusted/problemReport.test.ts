import assert from "node:assert/strict";
import { homedir, hostname } from "node:os";
import * as vscode from "vscode";
import { catchMessages } from "../support/messages.ts";

describe("the report on a problem", () => {
  const configuration = () => vscode.workspace.getConfiguration("ctdb");

  before(() =>
    configuration().update("nodeProfile", "/srv/product/secret.yaml", vscode.ConfigurationTarget.Global),
  );

  after(async () => {
    await configuration().update("nodeProfile", undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("stands in a new document, with versions, directories and log, and nothing private", async () => {
    const messages = catchMessages(() => undefined);
    try {
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
      "events/legacy | component, step C3",
      "| ctdb.nodeProfile | a path (user) |",
      "The language server runs",
    ]) {
      assert.ok(text.includes(fact), `no "${fact}" in:\n${text}`);
    }
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
    for (const secret of [workspace, `${homedir()}/`, hostname(), "secret.yaml"]) {
      assert.ok(!text.includes(secret), `"${secret}" in:\n${text}`);
    }
  });
});

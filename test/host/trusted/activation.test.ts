import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the extension in a trusted workspace", () => {
  it("activates", async () => {
    const extension = vscode.extensions.getExtension("ctdb-events.ctdb-events");
    assert.ok(extension, "VS Code does not know the extension");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it("offers the command that runs an event", async () => {
    assert.ok((await vscode.commands.getCommands(true)).includes("ctdb.runEvent"));
  });

  it("sees a trusted workspace", () => {
    assert.equal(vscode.workspace.isTrusted, true);
  });
});

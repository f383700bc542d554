import assert from "node:assert/strict";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";

describe("the extension in a trusted workspace", () => {
  // The first suite by its file's name: VS Code starts the tests when all extensions that it needs are active.
  it("is not loaded for a folder without CTDB", () => {
    const extension = vscode.extensions.getExtension("ctdb-events.ctdb-events");
    assert.ok(extension, "VS Code does not know the extension");
    assert.equal(extension.isActive, false);
    const program = join(extension.extensionPath, extension.packageJSON.main);
    assert.ok(existsSync(program));
    assert.equal(require.cache[realpathSync(program)], undefined);
  });

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

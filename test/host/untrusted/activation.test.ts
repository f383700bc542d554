import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the extension in an untrusted workspace", () => {
  it("sees that the workspace is not trusted", () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it("is known to VS Code", () => {
    assert.ok(vscode.extensions.getExtension("ctdb-events.ctdb-events"));
  });
});

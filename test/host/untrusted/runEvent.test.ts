import assert from "node:assert/strict";
import * as vscode from "vscode";
import { catchMessages } from "../support/messages.ts";

describe("Run CTDB event in an untrusted workspace", () => {
  for (const command of [
    "ctdb.runEvent",
    "ctdb.runEventAgain",
    "ctdb.runResultAgain",
    "ctdb.runSequence",
    "ctdb.chooseSandbox",
  ]) {
    it(`${command} refuses and says so`, async () => {
      const messages = catchMessages(() => undefined);
      try {
        await vscode.commands.executeCommand(command);
      } finally {
        messages.restore();
      }
      assert.match(
        messages.shown[0]?.text ?? "",
        /^This workspace is not trusted, so CTDB event scripts are not run\./,
      );
      assert.deepEqual(messages.shown[0]?.buttons, ["Manage workspace trust", "Show log"]);
    });
  }
});

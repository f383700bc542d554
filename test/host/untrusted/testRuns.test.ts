import assert from "node:assert/strict";
import * as vscode from "vscode";
import { catchMessages } from "../support/messages.ts";
import { SpyTests } from "../support/spyTests.ts";

describe("Tests in an untrusted workspace", () => {
  it("are not run, and the Test Explorer says why", async () => {
    const spy = new SpyTests();
    const stop = new vscode.CancellationTokenSource();
    const messages = catchMessages(() => undefined);
    spy.add(
      "a",
      { kind: "handler", directory: "/nowhere/events/legacy", script: "10.a.script", event: "monitor" },
      "/nowhere",
    );
    try {
      await spy.run(stop.token);
    } finally {
      messages.restore();
      stop.dispose();
      spy.dispose();
    }
    assert.match(messages.shown[0]?.text ?? "", /^This workspace is not trusted/);
    assert.match(spy.output, /^This workspace is not trusted/);
    assert.deepEqual([spy.runs, spy.ended, spy.enqueued, spy.verdicts], [1, 1, [], []]);
  });
});

import assert from "node:assert/strict";
import { formatDuration, formatElapsed } from "../../../src/webview/durations.ts";
import { isFromPage, isToPage } from "../../../src/webview/messages.ts";

describe("messages of the panel", () => {
  it("from the page are taken only in the shapes that we know", () => {
    for (const message of [
      { kind: "ready" },
      { kind: "cancel", id: 1 },
      { kind: "runAnyway", id: 1 },
      { kind: "openOutput", id: 1, index: 0 },
      { kind: "choose", id: 1, index: -1 },
      { kind: "runForm", input: { id: 1, event: "takeip", args: "eth0" } },
      { kind: "openPlace", id: 1, index: 0, file: "/a", line: 2 },
      { kind: "part", part: "history", message: null },
    ]) {
      assert.equal(isFromPage(message), true);
    }
    for (const message of [
      null,
      "ready",
      {},
      { kind: "cancel" },
      { kind: "cancel", id: "1" },
      { kind: "runAnyway" },
      { kind: "openScript", id: 1, index: 0.5 },
      { kind: "runForm", input: { id: 1, event: "takeip" } },
      { kind: "openPlace", id: 1, index: 0, file: 7, line: 2 },
      { kind: "part", part: "history" },
      { kind: "part", part: "constructor", message: 1 },
      { kind: "eval" },
    ]) {
      assert.equal(isFromPage(message), false, JSON.stringify(message));
    }
  });

  it("to the page are taken only in the shapes that we know", () => {
    assert.equal(isToPage({ kind: "state", run: null }), true);
    assert.equal(isToPage({ kind: "update", id: 1, scripts: [], output: null }), true);
    assert.equal(isToPage({ kind: "update", id: 1 }), false);
    assert.equal(isToPage({ kind: "state" }), false);
  });
});

describe("durations", () => {
  it("are short and say their unit", () => {
    assert.deepEqual([-5, 4.4, 999, 1250, 59_990, 123_400].map(formatDuration), [
      "0 ms",
      "4 ms",
      "999 ms",
      "1.25 s",
      "59.99 s",
      "2 min 3 s",
    ]);
    assert.equal(formatElapsed(1299), "1.3 s");
  });
});

import assert from "node:assert/strict";
import { fixItem, isSameFix, outcomeText } from "../../../src/extension/languageClient/fixAllItems.ts";
import type { OfferedFix } from "../../../src/protocol/serverMessages.ts";

function offer(kind: OfferedFix["kind"], file = "/e/50.a.script"): OfferedFix {
  const title = "Write `sh`";
  return {
    file,
    title,
    codes: ["crlf", "bashism-in-sh"],
    kind,
    isUsual: kind === "text",
    edit: null,
    fix: null,
  };
}

describe("the list of everything that can be fixed", () => {
  it("shows the file, what happens to it and why, and checks what changes no run order", () => {
    const { label, description, detail, picked } = fixItem(offer("text"));
    assert.deepEqual(
      [label, description, detail, picked],
      ["50.a.script", "Write sh", "crlf, bashism-in-sh", true],
    );
    assert.equal(fixItem(offer("rename")).picked, false);
  });

  it("finds a fix again in what the server offers now", () => {
    assert.equal(isSameFix(offer("text"), offer("text")), true);
    assert.equal(isSameFix(offer("text"), offer("disk")), false);
  });

  it("says what was done and what was not", () => {
    const done = [offer("text"), offer("text", "/e/60.b"), offer("rename")];
    assert.equal(
      outcomeText({ done, failed: [] }, "events/legacy"),
      "events/legacy: 2 files edited, 1 file renamed or moved.",
    );
    assert.equal(
      outcomeText({ done: [], failed: [offer("disk")] }, "events/legacy"),
      "events/legacy: nothing was changed. Not done: 50.a.script (Write sh).",
    );
  });
});

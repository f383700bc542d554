import assert from "node:assert/strict";
import { Pauses } from "../../../../src/extension/tests/pauses.ts";
import { eventually } from "../../../support/processes.ts";

describe("a pause after changes", () => {
  it("is waited for by key", async () => {
    const done: string[] = [];
    const pauses = new Pauses(20, (key) => done.push(key));
    pauses.note("a");
    pauses.note("a");
    pauses.note("b");
    await eventually(() => done.length === 2);
    assert.deepEqual(done, ["a", "b"]);
    pauses.dispose();
  });

  it("is not waited for for ever where changes never end", async () => {
    let done = 0;
    const pauses = new Pauses(40, () => done++);
    const changes = setInterval(() => pauses.note("a"), 5);
    try {
      await eventually(() => done > 0);
    } finally {
      clearInterval(changes);
      pauses.dispose();
    }
  });
});

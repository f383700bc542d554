import assert from "node:assert/strict";
import { UpdateBatch } from "../../../../src/extension/panel/updateBatch.ts";
import type { LiveRun } from "../../../../src/extension/run/liveRun.ts";
import { RunStore } from "../../../../src/extension/run/runStore.ts";
import { listed, start } from "../../../support/storedRuns.ts";

describe("UpdateBatch", () => {
  it("tells everything first, then only what changed, and each byte of output once", () => {
    const store = new RunStore();
    const batch = new UpdateBatch();
    let run: LiveRun | null = null;
    store.listen((changed) => {
      run = changed;
    });
    void store.follow(start, {
      report: new Promise(() => {}),
      cancel: () => {},
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    });
    const live = run as LiveRun | null;
    assert.ok(live);
    assert.deepEqual(batch.take(), []);
    batch.add(live, live.apply({ kind: "runStarted", begin: 1000, scripts: listed }));
    batch.add(
      live,
      live.apply({ kind: "output", index: 0, data: Buffer.from("one "), at: 1000, omitted: 0 }),
    );
    const [state] = batch.take();
    assert.equal(state?.kind, "state");
    assert.deepEqual(batch.take(), []);
    batch.choose(0);
    const [detail] = batch.take();
    assert.deepEqual(detail?.kind === "detail" && detail.detail.output?.pieces, [[0, "one "]]);
    batch.add(live, live.apply({ kind: "scriptStarted", index: 0, begin: 1000 }));
    batch.add(
      live,
      live.apply({ kind: "output", index: 0, data: Buffer.from("two "), at: 1003, omitted: 0 }),
    );
    batch.add(live, live.apply({ kind: "scriptStarted", index: 0, begin: 1000 }));
    const messages = batch.take();
    assert.deepEqual(
      messages.map(({ kind }) => kind),
      ["update", "detail"],
    );
    batch.add(
      live,
      live.apply({ kind: "output", index: 0, data: Buffer.from("three\n"), at: 1004, omitted: 0 }),
    );
    batch.add(
      live,
      live.apply({ kind: "output", index: 2, data: Buffer.from("else\n"), at: 1004, omitted: 0 }),
    );
    const [update, ...others] = batch.take();
    assert.deepEqual(others, []);
    assert.deepEqual(update?.kind === "update" && update.output?.pieces, [[4, "three\n"]]);
    assert.deepEqual(
      update?.kind === "update" &&
        update.scripts.map(({ name, words, firstLine }) => [name, words, firstLine]),
      [
        ["00.ctdb", "running…", "one two three"],
        ["50.samba", "waiting", "else"],
      ],
      "the list learns of the first line, whoever is chosen",
    );
    batch.add(
      live,
      live.apply({ kind: "output", index: 2, data: Buffer.from("more\n"), at: 1005, omitted: 0 }),
    );
    assert.deepEqual(batch.take(), [], "other scripts' output is not sent");
  });
});

import assert from "node:assert/strict";
import { headView, scriptView } from "../../../../src/extension/panel/runView.ts";
import type { LiveRun } from "../../../../src/extension/run/liveRun.ts";
import { KEPT_BYTES, KEPT_RUNS } from "../../../../src/extension/run/runLimits.ts";
import { RunStore } from "../../../../src/extension/run/runStore.ts";
import { NO_OUTPUT } from "../../../../src/runner/output.ts";
import type { EventRun } from "../../../../src/runner/run.ts";
import type { RunEvent } from "../../../../src/runner/runEvent.ts";
import { failing, fakeRun, listed, notRun, report, script, start } from "../../../support/storedRuns.ts";

describe("RunStore", () => {
  it("follows a run from its request to its report", async () => {
    const store = new RunStore();
    const states: string[] = [];
    store.listen((run) => states.push(run.scripts.map((one) => scriptView(one).words).join(",")));
    const end = report([script("00.ctdb", {}), script("10.off", { ...notRun, status: "DISABLED" }), failing]);
    const [first, , last] = end.scripts;
    assert.ok(first && last);
    const events: RunEvent[] = [
      { kind: "runStarted", begin: 1000, scripts: listed },
      { kind: "scriptStarted", index: 0, begin: 1000 },
      { kind: "scriptFinished", index: 0, script: first },
      { kind: "scriptStarted", index: 2, begin: 1250 },
      { kind: "output", index: 2, data: Buffer.from("oops"), at: 1000, omitted: 0 },
      { kind: "scriptFinished", index: 2, script: last },
      { kind: "runFinished", report: end },
    ];
    const run = await store.follow(start, fakeRun(events, end));
    assert.equal(store.current, run);
    assert.deepEqual(states, [
      "",
      "waiting,DISABLED,waiting",
      "running…,DISABLED,waiting",
      "OK,DISABLED,waiting",
      "OK,DISABLED,running…",
      "OK,DISABLED,running…",
      "OK,DISABLED,CANNOT RUN (Out of streams resources)",
      "OK,DISABLED,CANNOT RUN (Out of streams resources)",
    ]);
  });

  it("takes the report where the stream says nothing", async () => {
    const run = await new RunStore().follow(start, fakeRun([], report([failing])));
    assert.equal(headView(run).outcome, "Failed in 50.samba.");
  });

  it("cancels a run by its own handle, and forgets old runs only when they are over", async () => {
    const store = new RunStore();
    let cancelled = 0;
    const never: EventRun = {
      report: new Promise(() => {}),
      cancel: () => cancelled++,
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    };
    void store.follow(start, never);
    for (let i = 0; i < KEPT_RUNS + 10; i++) {
      await store.follow(start, fakeRun([], report([])));
    }
    assert.equal(store.runs.length, KEPT_RUNS + 1);
    assert.equal(store.find(1), store.runs[0]);
    store.find(1)?.cancel();
    assert.equal(cancelled, 1);
    assert.equal(store.find(2), null);
  });

  it("forgets old runs where their outputs are large, and the last one never", async () => {
    const store = new RunStore();
    const output = { ...NO_OUTPUT, head: Buffer.alloc(KEPT_BYTES / 2) };
    for (let i = 0; i < 3; i++) {
      await store.follow(start, fakeRun([], report([script("a", { output })])));
    }
    assert.equal(store.runs.length, 2);
    await store.follow(start, fakeRun([], report([script("a", { output }), script("b", { output })])));
    assert.equal(store.runs.length, 1);
  });

  it("shows the run that was requested last, or the one selected until the next is requested", async () => {
    const store = new RunStore();
    assert.equal(store.shown, null);
    const first = await store.follow(start, fakeRun([], report([])));
    const second = await store.follow(start, fakeRun([], report([])));
    assert.equal(store.shown, second);
    const told: (LiveRun | null)[] = [];
    store.listenHistory(() => told.push(store.shown));
    store.select(first.id);
    assert.equal(store.shown, first);
    assert.equal(store.current, second);
    const third = await store.follow(start, fakeRun([], report([])));
    assert.equal(store.shown, third);
    assert.deepEqual(told, [first, third, third]);
    store.select(first.id);
    store.select(null);
    assert.equal(store.shown, third);
  });

  it("keeps runs of earlier sessions apart from those of this window", async () => {
    const store = new RunStore();
    const told: LiveRun[] = [];
    store.listen((run) => told.push(run));
    const now = await store.follow(start, fakeRun([], report([])));
    told.length = 0;
    store.addEarlier([{ start, report: report([failing]) }]);
    const [earlier] = store.history;
    assert.ok(earlier);
    assert.deepEqual(store.history, [earlier, now]);
    assert.deepEqual(store.runs, [now]);
    store.select(earlier.id);
    assert.equal(store.shown, earlier);
    assert.equal(store.current, now);
    assert.equal(earlier.earlier, true);
    assert.equal(headView(earlier).outcome, "Failed in 50.samba.");
    assert.deepEqual(told, [], "views of how scripts are now never hear of it");
  });

  it("forgets the whole history but what still runs", async () => {
    const store = new RunStore();
    store.addEarlier([{ start, report: report([]) }]);
    const over = await store.follow(start, fakeRun([], report([])));
    void store.follow(start, {
      report: new Promise(() => {}),
      cancel: () => {},
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    });
    store.select(over.id);
    store.clear();
    assert.deepEqual(store.history, [store.current]);
    assert.equal(store.shown, store.current);
    assert.equal(store.current?.report, null);
  });
});

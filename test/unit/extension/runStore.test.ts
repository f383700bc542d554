import assert from "node:assert/strict";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import type { LiveRun, RunStart } from "../../../src/extension/liveRun.ts";
import { outputView } from "../../../src/extension/outputView.ts";
import { KEPT_BYTES, KEPT_RUNS } from "../../../src/extension/runLimits.ts";
import { RunStore } from "../../../src/extension/runStore.ts";
import { headView, scriptView } from "../../../src/extension/runView.ts";
import { readSettings } from "../../../src/extension/settings.ts";
import { UpdateBatch } from "../../../src/extension/updateBatch.ts";
import { NO_OUTPUT } from "../../../src/runner/output.ts";
import type { RunReport, ScriptReport } from "../../../src/runner/report.ts";
import type { EventRun } from "../../../src/runner/run.ts";
import type { RunEvent } from "../../../src/runner/runEvent.ts";
import type { FileName } from "../../../src/scripts/scriptFile.ts";
import { reportOf } from "../../support/runReports.ts";

const convention = conventionFor([4, 24, 0]);
const start: RunStart = {
  directory: "/etc/ctdb/events/legacy",
  convention,
  event: "monitor",
  args: [],
  argumentNames: [],
  settings: readSettings(() => undefined, null),
  sandbox: { mode: "host", reason: "It was chosen." },
};

function name(text: string): FileName {
  return { bytes: Buffer.from(text), text };
}

function script(text: string, report: Partial<ScriptReport>): ScriptReport {
  return {
    fileName: name(`${text}.script`),
    name: name(text),
    status: "OK",
    result: 0,
    end: { kind: "exit", status: 0 },
    explanation: null,
    begin: 1000,
    finish: 1250,
    output: NO_OUTPUT,
    trace: null,
    ...report,
  };
}

const notRun: Partial<ScriptReport> = { status: "NOT RUN", end: null, begin: null, finish: null };
const failing = script("50.samba", {
  status: "CANNOT RUN",
  result: -63,
  end: { kind: "exit", status: 127 },
  explanation: "CTDB reads exit status 127 as errno 63.",
  output: { ...NO_OUTPUT, head: Buffer.from("oops\x1b[0m\n"), totalBytes: 9 },
});

function report(scripts: readonly ScriptReport[], changes: Partial<RunReport> = {}): RunReport {
  return reportOf(start, scripts, { outcome: "failed", summary: -63, ...changes });
}

function fakeRun(events: readonly RunEvent[], end: RunReport, cancel = () => {}): EventRun {
  return {
    report: Promise.resolve(end),
    cancel,
    async *[Symbol.asyncIterator]() {
      yield* events;
    },
  };
}

const listed = [
  { fileName: name("00.ctdb.script"), name: name("00.ctdb"), enabled: true },
  { fileName: name("10.off.script"), name: name("10.off"), enabled: false },
  { fileName: name("50.samba.script"), name: name("50.samba"), enabled: true },
];

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

describe("the view of a run", () => {
  async function over(end: RunReport): Promise<LiveRun> {
    return new RunStore().follow(start, fakeRun([], end));
  }

  it("says what ended the event, what CTDB makes of it and what was not run", async () => {
    const run = await over(report([script("00.ctdb", {}), failing, script("60.nfs", notRun)]));
    const head = headView(run);
    assert.equal(head.phase, "failed");
    assert.equal(head.command, "monitor");
    assert.equal(head.outcome, "Failed in 50.samba. 1 script after it was not run.");
    assert.equal(head.consequence, "The node becomes UNHEALTHY.");
  });

  const outcomes: readonly [string, RunReport][] = [
    ["Passed: 1 script run.", report([script("a", {})], { outcome: "passed" })],
    [
      "Passed: 2 scripts run, 1 disabled.",
      report([script("a", {}), script("b", { ...notRun, status: "DISABLED" }), script("c", {})], {
        outcome: "passed",
      }),
    ],
    ["Passed, but no script was run.", report([], { outcome: "passed" })],
    [
      "Timed out after 30 s in b. 2 scripts after it were not run.",
      report([script("b", { status: "TIMEDOUT", end: null }), script("c", notRun), script("d", notRun)], {
        outcome: "timed-out",
      }),
    ],
    [
      "CTDB takes exit status 174 of b for a time-out. 1 script after it was not run.",
      report([script("b", { status: "TIMEDOUT", end: { kind: "exit", status: 174 } }), script("c", notRun)], {
        outcome: "timed-out",
      }),
    ],
    ["Cancelled in b.", report([script("b", { status: "CANCELLED" })], { outcome: "cancelled" })],
    ["Cancelled.", report([], { outcome: "cancelled" })],
    ["Not run.", report([], { outcome: "refused", problem: "The directory is gone." })],
  ];
  for (const [sentence, end] of outcomes) {
    it(`says: ${sentence}`, async () => {
      assert.equal(headView(await over(end)).outcome, sentence);
    });
  }

  it("shows what really happened beside CTDB's words", async () => {
    const run = await over(report([failing]));
    const [one] = run.scripts;
    assert.ok(one);
    const view = scriptView(one);
    assert.equal(view.words, "CANNOT RUN (Out of streams resources)");
    assert.equal(view.end, "exit status 127");
    assert.equal(view.explanation, "CTDB reads exit status 127 as errno 63.");
    assert.equal(
      outputView(one)
        .pieces.map(([, text]) => text)
        .join(""),
      "oops\x1b[0m\n",
    );
  });

  it("shows the end of a large output and says how much there is", async () => {
    const output = {
      ...NO_OUTPUT,
      head: Buffer.from("begin"),
      tail: Buffer.from("end"),
      totalBytes: 3 * 1024 * 1024,
      omittedBytes: 1024,
      lostAfterNul: 1,
      file: "/tmp/spill",
    };
    const run = await over(report([script("a", { output })]));
    const [one] = run.scripts;
    assert.ok(one);
    assert.deepEqual(outputView(one), {
      pieces: [[null, "end"]],
      replace: true,
      note: "Only the end is shown here. The whole output has 3.0 MB. CTDB loses 1 byte that follows a NUL byte.",
      canOpen: true,
    });
  });
});

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

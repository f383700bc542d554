import assert from "node:assert/strict";
import { builtInSequence } from "../../../src/sequences/builtIns.ts";
import { runSequence } from "../../../src/sequences/runSequence.ts";
import { type Sequence, sequenceStep, stepText } from "../../../src/sequences/sequence.ts";
import type { SequenceEvent, SequenceMode } from "../../../src/sequences/sequenceReport.ts";
import { FakeClock, type FakeEnds, FakeEngine, outcomes } from "../../support/fakeSequence.ts";

const ADDRESS = { interface: "eth0", ip: "10.0.0.31", maskbits: "24" };

interface Given {
  readonly release?: string;
  readonly ends?: FakeEnds;
  readonly mode?: SequenceMode;
  readonly rounds?: number;
  readonly prepare?: (engine: FakeEngine) => void;
}

function start(what: string | Sequence, { release, ends, mode = "real", rounds = 4, prepare }: Given = {}) {
  const clock = new FakeClock();
  const engine = new FakeEngine(release, clock, ends);
  prepare?.(engine);
  const sequence =
    typeof what === "string"
      ? builtInSequence(what, engine.convention, { addresses: [ADDRESS], rounds })
      : what;
  assert.ok(sequence);
  const events: SequenceEvent[] = [];
  const run = runSequence({ sequence, engine, mode, clock, listener: (event) => events.push(event) });
  return { clock, engine, events, run };
}

async function done(what: string | Sequence, given: Given = {}) {
  const site = start(what, given);
  return { ...site, report: await site.run.report };
}

function own(...steps: Sequence["steps"]): Sequence {
  return {
    name: "own",
    title: "Own",
    description: "",
    steps,
    addresses: [],
    reallocates: false,
    tries: 3,
    atEnd: [],
  };
}

const failing =
  (event: string, times = Number.POSITIVE_INFINITY): FakeEnds =>
  (name, count) =>
    name === event && count <= times ? "failed" : "passed";

describe("Running a sequence", () => {
  it("starts a node as ctdbd does, and takes its address once it is HEALTHY", async () => {
    const { engine, clock, report } = await done("start-up");
    assert.deepEqual(engine.ran, [
      "init",
      "setup",
      "startrecovery",
      "recovered",
      "ipreallocated",
      "startup",
      "monitor",
      "startipreallocate",
      "takeip eth0 10.0.0.31 24",
      "ipreallocated",
    ]);
    assert.deepEqual(engine.states.slice(0, 7), [
      "init INIT",
      "setup SETUP",
      "startrecovery FIRST_RECOVERY",
      "recovered FIRST_RECOVERY",
      "ipreallocated STARTUP",
      "startup STARTUP",
      "monitor RUNNING",
    ]);
    assert.deepEqual(clock.waits, [13, 2]);
    assert.equal(report.outcome, "passed");
    const last = report.steps.at(-1)?.node;
    assert.deepEqual([last?.health, last?.runState, last?.held], ["HEALTHY", "RUNNING", ["10.0.0.31"]]);
    assert.equal(
      report.steps.at(-1)?.step.cause,
      "The node became HEALTHY, so the leader makes a takeover run.",
    );
  });

  it("is in recovery between startrecovery and recovered, and never afterwards", async () => {
    const { report } = await done("recovery");
    assert.deepEqual(
      report.steps.map(({ node }) => node?.isRecovering),
      [true, false, false, false],
    );
    const cut = start("recovery", { ends: () => "failed" });
    cut.run.cancel();
    await cut.run.report;
    assert.equal(cut.engine.model.settings.find(({ name }) => name === "recmode")?.value, "NORMAL");
  });

  it("waits for the next monitor event as ctdbd does", async () => {
    const healthy = await done("monitor", { rounds: 4 });
    assert.deepEqual(healthy.clock.waits, [15, 15, 15]);
    const sick = await done("monitor", { rounds: 5, ends: failing("monitor", 1) });
    // UNHEALTHY, 5 s, HEALTHY again, 5 s, 10 s, 15 s
    assert.deepEqual(sick.clock.waits, [5, 5, 10, 15]);
  });

  it("moves the addresses away when the node becomes UNHEALTHY", async () => {
    const { engine, report } = await done("monitor", {
      rounds: 1,
      ends: failing("monitor"),
      prepare: ({ model }) => {
        const row = model.public_addresses[0];
        assert.ok(row);
        row.pnn = "0";
        row.interface = "eth0";
        model.addresses.push({ interface: "eth0", address: "10.0.0.31/24", flags: "" });
      },
    });
    assert.deepEqual(engine.ran, [
      "monitor",
      "startipreallocate",
      "releaseip eth0 10.0.0.31 24",
      "ipreallocated",
    ]);
    assert.equal(report.outcome, "failed");
    assert.equal(report.sentence, "monitor failed.");
  });

  it("tries startup again after 5 seconds, and mends the failure", async () => {
    const { clock, events, report } = await done("start-up", { ends: failing("startup", 1) });
    assert.deepEqual(clock.waits, [13, 5, 2]);
    assert.equal(report.outcome, "passed");
    assert.match(report.sentence, /One of them had to be tried again/);
    const retried = events.find((event) => event.kind === "retried");
    assert.equal(retried?.sentence, "ctdbd runs startup again after 5 seconds. Try 2 of 3 follows.");
  });

  it("gives startup up after three tries, where ctdbd would go on", async () => {
    const { engine, report } = await done("start-up", { ends: failing("startup") });
    assert.equal(engine.ran.filter((event) => event === "startup").length, 3);
    assert.equal(report.outcome, "failed");
    assert.deepEqual(outcomes(report).slice(-2), ["startup failed", "monitor not-run"]);
    assert.match(
      report.steps.at(-2)?.next ?? "",
      /It would go on like this; the sequence ends after 3 tries/,
    );
    assert.equal(report.sentence, "startup failed. So did 2 more. 1 step was not run.");
  });

  for (const event of ["init", "setup"]) {
    it(`ends with ctdbd when ${event} fails or times out`, async () => {
      for (const outcome of ["failed", "timed-out"] as const) {
        const { engine, report } = await done("start-up", {
          ends: (name) => (name === event ? outcome : "passed"),
        });
        assert.equal(engine.ran.at(-1), event);
        assert.equal(report.outcome, "failed");
        assert.equal(
          report.steps.find(({ isFailure }) => isFailure)?.next,
          "ctdbd is gone: nothing more is run.",
        );
      }
    });
  }

  it("repeats a takeover run from its first event", async () => {
    const { engine, report, clock } = await done("take-over", { ends: failing("ipreallocated", 1) });
    assert.deepEqual(engine.ran, [
      "startipreallocate",
      "takeip eth0 10.0.0.31 24",
      "ipreallocated",
      "startipreallocate",
      "ipreallocated",
    ]);
    assert.deepEqual(clock.waits, [1]);
    // The address is there by then.
    assert.match(report.steps[4]?.sentence ?? "", /a redundant takeover/);
    assert.equal(report.outcome, "passed");
  });

  it("repeats only the second of two takeover runs", async () => {
    const { engine } = await done("move", {
      ends: failing("takeip", 1),
      prepare: ({ model }) => {
        const row = model.public_addresses[0];
        assert.ok(row);
        row.pnn = "0";
        row.interface = "eth0";
        model.addresses.push({ interface: "eth0", address: "10.0.0.31/24", flags: "" });
      },
    });
    assert.deepEqual(engine.ran.slice(3), [
      "startipreallocate",
      "takeip eth0 10.0.0.31 24",
      "startipreallocate",
      "takeip eth0 10.0.0.31 24",
      "ipreallocated",
    ]);
  });

  it("repeats the takeover run of an older release with what surrounds it", async () => {
    const { engine } = await done("take-over", { release: "2.5", ends: failing("takeip", 1) });
    const first = ["startrecovery", "takeip eth0 10.0.0.31 24"];
    assert.deepEqual(engine.ran, [...first, ...first, "ipreallocated", "recovered"]);
  });

  it("repeats in an own sequence what stands together", async () => {
    const { engine } = await done(
      own(sequenceStep("monitor"), sequenceStep("startipreallocate"), sequenceStep("ipreallocated")),
      { ends: failing("ipreallocated", 1) },
    );
    const part = ["startipreallocate", "ipreallocated"];
    assert.deepEqual(engine.ran, ["monitor", ...part, ...part]);
  });

  it("repeats a recovery from startrecovery", async () => {
    const { engine, report } = await done("recovery", { ends: failing("recovered", 1) });
    assert.deepEqual(engine.ran, [
      "startrecovery",
      "recovered",
      "startrecovery",
      "recovered",
      "startipreallocate",
      "ipreallocated",
    ]);
    assert.equal(report.outcome, "passed");
  });

  it("goes on where ctdbd takes a time-out for a success", async () => {
    const { report } = await done("take-over", {
      ends: (name) => (name === "takeip" ? "timed-out" : "passed"),
    });
    assert.equal(report.outcome, "passed");
    const taken = report.steps.find(({ step }) => step.event === "takeip");
    assert.deepEqual(taken?.node?.missing, ["10.0.0.31"]);
    assert.match(taken?.remarks.join() ?? "", /about once per second/);
  });

  it("ignores a failing releaseip only where the address is gone", async () => {
    const held: Given["prepare"] = ({ model }) => {
      const row = model.public_addresses[0];
      assert.ok(row);
      row.pnn = "0";
      row.interface = "eth0";
      model.addresses.push({ interface: "eth0", address: "10.0.0.31/24", flags: "" });
    };
    const stays = await done("fail-over", { ends: failing("releaseip"), prepare: held });
    assert.equal(stays.engine.ran.filter((event) => event.startsWith("releaseip")).length, 3);
    assert.equal(stays.report.outcome, "failed");
    assert.ok(!stays.engine.ran.includes("ipreallocated"));
    const gone = await done("fail-over", {
      prepare: held,
      ends: (name) => (name === "releaseip" ? "passed" : "passed"),
    });
    assert.equal(gone.report.outcome, "passed");
  });

  it("counts time-outs of monitor up to 20", async () => {
    const { report } = await done("monitor", { rounds: 21, ends: () => "timed-out", mode: "quick" });
    const health = report.steps
      .filter(({ step }) => step.event === "monitor")
      .map(({ node }) => node?.health);
    assert.equal(health.indexOf("UNHEALTHY"), 19);
    assert.match(
      report.steps[19]?.sentence ?? "",
      /Time-out 20 in a row, 20 are too many: the node becomes UNHEALTHY/,
    );
  });

  it("counts from the start again after any other end", async () => {
    const { report } = await done("monitor", {
      rounds: 30,
      ends: (name, count) => (name === "monitor" && count !== 15 ? "timed-out" : "passed"),
      mode: "quick",
    });
    assert.ok(report.steps.every(({ node }) => node?.health === "HEALTHY"));
  });

  it("leaves waits out in quick mode, and says so", async () => {
    const { clock, report, events } = await done("start-up", { mode: "quick" });
    assert.deepEqual(clock.waits, []);
    assert.ok(!events.some(({ kind }) => kind === "waiting"));
    const startup = report.steps.find(({ step }) => step.event === "startup");
    assert.deepEqual([startup?.waitSeconds, startup?.waited], [13, false]);
  });

  it("waits for the user before every step but the first in stepped mode", async () => {
    const { run, engine, clock, events } = start("take-over", { mode: "stepped", release: "4.24" });
    const asked = async (count: number) => {
      while (events.filter(({ kind }) => kind === "waiting").length < count) {
        await new Promise(setImmediate);
      }
    };
    await asked(1);
    assert.deepEqual(engine.ran, ["startipreallocate"]);
    run.next();
    await asked(2);
    assert.deepEqual(engine.ran, ["startipreallocate", "takeip eth0 10.0.0.31 24"]);
    run.next();
    assert.equal((await run.report).outcome, "passed");
    assert.deepEqual(clock.waits, []);
  });

  it("ends the run that goes on when it is cancelled, and runs nothing more", async () => {
    const { run, engine, events } = start("start-up", {
      ends: (name) => {
        if (name === "setup") {
          run.cancel();
          return "cancelled";
        }
        return "passed";
      },
    });
    const report = await run.report;
    assert.equal(report.outcome, "cancelled");
    assert.deepEqual(engine.ran, ["init", "setup"]);
    assert.equal(report.sentence, "The sequence was stopped. 5 steps were not run.");
    assert.equal(events.at(-1)?.kind, "ended");
  });

  it("stops a wait for the user when it is cancelled", async () => {
    const { run, events } = start("take-over", { mode: "stepped" });
    while (!events.some(({ kind }) => kind === "waiting")) {
      await new Promise(setImmediate);
    }
    run.cancel();
    assert.equal((await run.report).outcome, "cancelled");
  });

  it("makes changes between events, and puts back what the sequence says", async () => {
    const sequence: Sequence = {
      ...own(
        sequenceStep(null, { changes: [["link", "eth0", "down"]] }),
        sequenceStep("monitor", { expect: "failed" }),
      ),
      atEnd: [
        ["link", "eth0", "up"],
        ["link", "eth9", "up"],
      ],
    };
    const { report, engine } = await done(sequence, { ends: failing("monitor") });
    assert.deepEqual(outcomes(report), ["link eth0 down changed", "monitor failed"]);
    assert.equal(report.outcome, "passed");
    assert.equal(engine.model.interfaces.find(({ name }) => name === "eth0")?.link, "up");
    assert.match(report.remarks.join(), /no interface “eth9”/);
  });

  it("stops at a change that the node cannot make", async () => {
    const { report } = await done(
      own(sequenceStep(null, { changes: [["link", "eth9", "down"]] }), sequenceStep("monitor")),
    );
    assert.deepEqual(outcomes(report), ["link eth9 down change-failed", "monitor not-run"]);
    assert.equal(report.outcome, "failed");
  });

  it("obeys what a step says of a failure", async () => {
    const stopped = await done(own(sequenceStep("startup", { onFailure: "stop" }), sequenceStep("monitor")), {
      ends: failing("startup"),
    });
    assert.deepEqual(outcomes(stopped.report), ["startup failed", "monitor not-run"]);
    const gone = await done(
      own(sequenceStep("startup", { onFailure: "continue" }), sequenceStep("monitor")),
      {
        ends: failing("startup"),
      },
    );
    assert.deepEqual(outcomes(gone.report), ["startup failed", "monitor passed"]);
    assert.equal(gone.report.outcome, "failed");
    const unexpected = await done(own(sequenceStep("monitor", { expect: "failed" })));
    assert.equal(unexpected.report.sentence, "monitor passed, which was not expected.");
  });

  it("runs a name that CTDB never had as by hand", async () => {
    const { engine, report } = await done(own(sequenceStep("backup", { args: ["now"] })));
    assert.deepEqual(engine.ran, ["backup now"]);
    assert.equal(report.outcome, "passed");
  });

  it("numbers the time line anew whenever steps are put in, and never twice", async () => {
    const { events } = await done("start-up", { ends: failing("startup", 2) });
    for (const event of events) {
      if (event.kind === "planned") {
        const ids = event.steps.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
      }
    }
    const last = events.findLast((event) => event.kind === "planned");
    assert.deepEqual(
      last?.steps.filter(({ event }) => event === "startup").map(({ attempt }) => attempt),
      [1, 2, 3],
    );
    assert.ok(last?.steps.map(stepText).includes("takeip eth0 10.0.0.31 24"));
  });
});

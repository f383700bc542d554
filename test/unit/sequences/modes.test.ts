import assert from "node:assert/strict";
import { type Sequence, sequenceStep, stepText } from "../../../src/sequences/sequence.ts";
import { outcomes } from "../../support/fakeSequence.ts";
import { done, failing, own, start } from "../../support/sequenceRun.ts";

describe("A sequence and its user", () => {
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

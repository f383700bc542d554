import assert from "node:assert/strict";
import { done, failing, holding, start } from "../../support/sequenceRun.ts";

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
      prepare: holding,
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
});

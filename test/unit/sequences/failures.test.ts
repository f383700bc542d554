import assert from "node:assert/strict";
import { sequenceStep } from "../../../src/sequences/sequence.ts";
import type { NodeModel } from "../../../src/virtualNode/model/nodeModel.ts";
import { outcomes } from "../../support/fakeSequence.ts";
import { done, failing, holding, own } from "../../support/sequenceRun.ts";

describe("A sequence in which something fails", () => {
  it("tries startup again after 5 seconds, and mends the failure", async () => {
    const { clock, events, report } = await done("start-up", { ends: failing("startup", 1) });
    assert.deepEqual(clock.waits, [13, 5, 2]);
    assert.equal(report.outcome, "passed");
    assert.match(report.sentence, /One of them had to be tried again/);
    const retried = events.find((event) => event.kind === "retried");
    assert.equal(retried?.sentence, "Try 2 of 3 follows.");
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
      prepare: holding,
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
    const stays = await done("fail-over", { ends: failing("releaseip"), prepare: holding });
    assert.equal(stays.engine.ran.filter((event) => event.startsWith("releaseip")).length, 3);
    assert.equal(stays.report.outcome, "failed");
    assert.ok(!stays.engine.ran.includes("ipreallocated"));
    let model: NodeModel | null = null;
    const gone = await done("fail-over", {
      prepare: (engine) => {
        holding(engine);
        model = engine.model;
      },
      ends: (name) => {
        if (name === "releaseip" && model !== null) {
          model.addresses = model.addresses.filter(({ address }) => address !== "10.0.0.31/24");
          return "failed";
        }
        return "passed";
      },
    });
    assert.deepEqual(outcomes(gone.report)[1], "releaseip eth0 10.0.0.31 24 failed");
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
});

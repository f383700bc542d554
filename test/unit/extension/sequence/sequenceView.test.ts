import assert from "node:assert/strict";
import { LiveSequence } from "../../../../src/extension/sequence/liveSequence.ts";
import type { SequencePlan } from "../../../../src/extension/sequence/sequencePlan.ts";
import { sequenceHead, stepView } from "../../../../src/extension/sequence/sequenceView.ts";
import { builtInSequence } from "../../../../src/sequences/builtIns.ts";
import { runSequence } from "../../../../src/sequences/runSequence.ts";
import type { SequenceEvent, SequenceMode } from "../../../../src/sequences/sequenceReport.ts";
import { isFromSequence } from "../../../../src/webview/sequence/messages.ts";
import { FakeClock, type FakeEnds, FakeEngine } from "../../../support/fakeSequence.ts";

const ADDRESS = { interface: "eth0", ip: "10.0.0.31", maskbits: "24" };

/** A sequence that was run to its end, with the state after each event. */
async function live(name: string, ends?: FakeEnds, mode: SequenceMode = "quick", release?: string) {
  const clock = new FakeClock();
  const engine = new FakeEngine(release, clock, ends);
  const sequence = builtInSequence(name, engine.convention, { addresses: [ADDRESS], rounds: 2 });
  assert.ok(sequence);
  const plan = { sequence, mode, directory: "/etc/ctdb/events/legacy", convention: engine.convention };
  const made = new LiveSequence(1, plan as SequencePlan);
  const states: string[] = [];
  const listener = (event: SequenceEvent): void => {
    made.apply(event);
    states.push(`${event.kind} ${sequenceHead(made, "events/legacy", null).phase}`);
  };
  await runSequence({ sequence, engine, mode, clock, listener }).report;
  const views = made.steps.map((step) => stepView(made, step, null));
  return { made, states, views };
}

describe("A sequence for the page", () => {
  it("has every step with its state, its words and the node after it", async () => {
    const { views, made } = await live("take-over");
    assert.deepEqual(
      views.map(({ label, words }) => `${label}: ${words}`),
      ["startipreallocate: passed", "takeip eth0 10.0.0.31 24: passed", "ipreallocated: passed"],
    );
    assert.deepEqual(views[1]?.node, {
      health: "HEALTHY",
      runState: "RUNNING",
      addresses: ["10.0.0.31"],
      more: [],
    });
    assert.deepEqual(sequenceHead(made, "events/legacy", 2), {
      id: 1,
      title: "Take-over of an address",
      facts: ["events/legacy", "target version 4.24.0", "waits are left out"],
      phase: "passed",
      sentence: "3 events ran as CTDB expects.",
      waiting: null,
      shownRun: 2,
    });
  });

  it("explains what is left out, and what is tried again", async () => {
    const { views } = await live(
      "take-over",
      (event, count) => (event === "ipreallocated" && count === 1 ? "failed" : "passed"),
      "quick",
      "4.17",
    );
    assert.equal(views[0]?.words, "left out");
    assert.ok(views[0]?.sentences.includes("startipreallocate came with 4.21.0; 4.17 goes on without it."));
    assert.equal(views[2]?.isFailure, true);
    assert.match(
      views[2]?.sentences.join(" ") ?? "",
      /The leader begins the takeover run again\. Try 2 of 3 follows\./,
    );
    assert.equal(views.at(-1)?.turn, "try 2");
  });

  it("says how long waits were, and that they were left out", async () => {
    const quick = await live("monitor");
    assert.equal(quick.views[1]?.wait, "after 15 s (left out)");
    assert.equal(
      sequenceHead(quick.made, "events/legacy", null).sentence,
      "2 events ran as CTDB expects. Waits of 15 s were left out.",
    );
    const real = await live("monitor", undefined, "real");
    assert.equal(real.views[1]?.wait, "after 15 s");
    assert.ok(real.states.includes("waiting running"));
  });

  it("tells a cause once, at the first step that it put in", async () => {
    const { views } = await live("start-up");
    assert.deepEqual(
      views.filter(({ cause }) => cause !== null).map(({ label }) => label),
      ["startipreallocate"],
    );
  });

  it("says why it could not go on", async () => {
    const { made } = await live("monitor");
    made.fail("bubblewrap\u001b[31m is not there.");
    const head = sequenceHead(made, "events/legacy", null);
    assert.equal(head.phase, "failed");
    assert.equal(head.sentence, "bubblewrap^[[31m is not there.");
  });

  it("takes only its own messages from the page", () => {
    for (const good of [
      { kind: "next" },
      { kind: "stop" },
      { kind: "again" },
      { kind: "close" },
      { kind: "show", runId: 3 },
    ]) {
      assert.ok(isFromSequence(good));
    }
    for (const bad of [null, 1, {}, { kind: "run" }, { kind: "show" }, { kind: "show", runId: "3" }, []]) {
      assert.ok(!isFromSequence(bad));
    }
  });
});

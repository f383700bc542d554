import assert from "node:assert/strict";
import { outputView } from "../../../../src/extension/panel/outputView.ts";
import { headView, scriptView } from "../../../../src/extension/panel/runView.ts";
import type { LiveRun } from "../../../../src/extension/run/liveRun.ts";
import { RunStore } from "../../../../src/extension/run/runStore.ts";
import { NO_OUTPUT } from "../../../../src/runner/output.ts";
import type { RunReport } from "../../../../src/runner/report.ts";
import { failing, fakeRun, notRun, report, script, start } from "../../../support/storedRuns.ts";

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
      report(
        [
          script("b", { status: "TIMEDOUT", end: null }),
          script("c", notRun),
          script("d", notRun),
          script("e", { ...notRun, isDisabled: true }),
        ],
        {
          outcome: "timed-out",
        },
      ),
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

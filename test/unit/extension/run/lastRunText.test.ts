import assert from "node:assert/strict";
import { lastRunText } from "../../../../src/extension/run/lastRunText.ts";
import { LiveRun } from "../../../../src/extension/run/liveRun.ts";
import { RunStore } from "../../../../src/extension/run/runStore.ts";
import type { RunReport, ScriptReport } from "../../../../src/runner/report.ts";
import { failedOf, followReport, reportOf, scriptOf, startOf } from "../../../support/runReports.ts";

describe("the last run in the status bar", () => {
  async function text(scripts: readonly ScriptReport[], changes: Partial<RunReport> = {}): Promise<string> {
    const start = startOf("/x");
    return lastRunText(await followReport(new RunStore(), start, reportOf(start, scripts, changes))).text;
  }

  it("says with a mark and in words how it ended, and where", async () => {
    assert.equal(await text([scriptOf("50.samba")]), "$(pass) monitor ✓ · 0.500 s");
    assert.equal(await text([failedOf("50.samba", "no")]), "$(error) monitor ✗ 50.samba · 0.500 s");
    const late = scriptOf("50.samba", { status: "TIMEDOUT", end: null });
    assert.equal(
      await text([late], { outcome: "timed-out" }),
      "$(watch) monitor ✗ 50.samba timed out · 0.500 s",
    );
    assert.equal(await text([], { outcome: "cancelled" }), "$(circle-slash) monitor cancelled");
    assert.equal(await text([], { outcome: "refused" }), "$(error) monitor not run");
  });

  it("takes no name for an icon, and cuts long ones", async () => {
    assert.match(await text([failedOf("50.$(bug)", "no")]), /✗ 50\.\$ \(bug\) ·/);
    assert.ok((await text([failedOf(`50.${"x".repeat(300)}`, "no")])).length < 90);
  });

  it("goes on as long as the run does", () => {
    const run = new LiveRun(1, startOf("/x"), () => {});
    assert.equal(lastRunText(run).text, "$(loading~spin) monitor …");
    assert.match(lastRunText(run).spoken, /^Last CTDB event: monitor\. Starting\./);
  });
});

import assert from "node:assert/strict";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { restoreRun, storeRun } from "../../../../src/extension/history/storedRun.ts";
import { formProblem, planForm } from "../../../../src/extension/panel/runForm.ts";
import { headView } from "../../../../src/extension/panel/runView.ts";
import { LiveRun } from "../../../../src/extension/run/liveRun.ts";
import { readSettings } from "../../../../src/extension/settings/settings.ts";
import { reportOf, scriptOf, startOf } from "../../../support/runReports.ts";

const convention = conventionFor([4, 24, 0]);

function problemOf(event: string, args: string): string | null {
  return formProblem({ id: 1, event, args }, convention)?.sentence ?? null;
}

describe("the form in the panel", () => {
  it("takes what the palette takes", () => {
    assert.equal(problemOf("monitor", ""), null);
    assert.equal(problemOf("takeip", "eth0 10.0.0.31  24"), null);
    assert.equal(problemOf("my-event", "any thing"), null);
  });

  it("says what is missing, in CTDB's order", () => {
    assert.match(problemOf("takeip", "eth0") ?? "", /^CTDB gives takeip 3 arguments \(.*\); 1 is given\.$/);
    assert.equal(problemOf("monitor", "now"), "CTDB gives monitor no arguments; 1 is given.");
  });

  it("runs the one script of a run that was of one alone, also of an earlier session", async () => {
    const start = startOf("/etc/ctdb/events/legacy");
    const report = reportOf(start, [scriptOf("50.samba")], { only: "50.samba.script" });
    const { start: restored } = restoreRun(storeRun({ start, report }));
    const run = LiveRun.restore(1, restored, report);
    assert.equal(headView(run).command, "monitor (50.samba.script alone)");
    const settings = readSettings((name) => (name === "convention" ? "component" : undefined), null);
    const planned = await planForm(run, { id: 1, event: "monitor", args: "" }, () => settings);
    assert.equal("only" in planned ? planned.only : null, "50.samba.script");
    const whole = LiveRun.restore(2, start, reportOf(start, [scriptOf("50.samba")]));
    assert.equal(headView(whole).command, "monitor");
    assert.equal(
      "only" in (await planForm(whole, { id: 2, event: "monitor", args: "" }, () => settings)),
      false,
    );
  });

  it("checks each argument as the palette does", () => {
    assert.match(problemOf("takeip", "eth0 10.0.0.999 24") ?? "", /is not an IPv4 or IPv6 address/);
    assert.notEqual(problemOf("takeip", "eth0 10.0.0.31 64"), null, "a mask that fits the address");
    assert.deepEqual(formProblem({ id: 1, event: "two words", args: "" }, convention), {
      field: "event",
      sentence: "The name of an event has no blanks.",
    });
  });
});

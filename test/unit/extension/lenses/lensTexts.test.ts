import assert from "node:assert/strict";
import { fileTexts, handlerTexts, type ServedState } from "../../../../src/extension/lenses/lensTexts.ts";
import type { ServedEvent } from "../../../../src/extension/lenses/servedEvent.ts";
import type { LastResult } from "../../../../src/extension/run/lastResults.ts";
import type { ScriptReport } from "../../../../src/runner/report.ts";
import { failedOf, notRunOf, reportOf, scriptOf, startOf } from "../../../support/runReports.ts";

const directory = "/etc/ctdb/events/legacy";
const script = "50.samba.script";
const handler = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
const monitor: ServedEvent = { directory, event: "monitor", script, hasArguments: false, handler };
const takeip: ServedEvent = { ...monitor, event: "takeip", hasArguments: true };
const fresh: ServedState = { args: null, traced: true, result: null, going: null, isAlone: true };

function resultOf(report: ScriptReport, changes: Partial<LastResult> = {}): LastResult {
  const run = reportOf(startOf(directory), [report]);
  const place = { directory, event: "monitor", fileName: script, path: `${directory}/${script}` };
  return { ...place, runId: 7, report, run, isStale: false, ...changes };
}

function titles(served: ServedEvent, state: Partial<ServedState>): string[] {
  return handlerTexts(served, { ...fresh, ...state }).map(({ title }) => title.replace("\u00a0", " "));
}

function resultTitle(report: ScriptReport, changes: Partial<LastResult> = {}): string | undefined {
  return titles(monitor, { result: resultOf(report, changes) }).at(-1);
}

describe("lenses above a handler", () => {
  it("run the event, and once the other way round than the setting of the trace", () => {
    assert.deepEqual(titles(monitor, {}), ["$(play) Run monitor", "Run without trace"]);
    const [run, untraced] = handlerTexts(monitor, fresh);
    assert.deepEqual(run?.args, [directory, "monitor", script]);
    assert.deepEqual(untraced?.args, [directory, "monitor", script, false]);
    const traced = handlerTexts(monitor, { ...fresh, traced: false })[1];
    assert.equal(traced?.title, "Run with trace");
    assert.deepEqual(traced?.args, [directory, "monitor", script, true]);
  });

  it("say that arguments will be asked for, then show them and offer to change them", () => {
    assert.deepEqual(titles(takeip, { isAlone: false }), ["$(play) Run takeip…"]);
    assert.deepEqual(titles(takeip, { isAlone: false, args: ["eth0", "10.0.0.31", "24"] }), [
      "$(play) Run takeip eth0 10.0.0.31 24",
      "Change arguments…",
    ]);
  });

  it("show no icons or controls out of arguments, and no endless ones", () => {
    const [run] = titles(takeip, { args: ["$(bomb)\u0007", "x".repeat(100)] });
    assert.match(run ?? "", /^\$\(play\) Run takeip \$ \(bomb\)\^G x+…$/);
    assert.ok((run?.length ?? 0) < 80);
  });

  it("show what became of the script in the last run, and open that run", () => {
    const failed = failedOf("50.samba", "no smbd\n");
    assert.equal(resultTitle(failed), "✗ ERROR 1 · 0.057 s");
    const shown = handlerTexts(monitor, { ...fresh, result: resultOf(failed) }).at(-1);
    assert.deepEqual([shown?.command, shown?.args], ["ctdb.showRun", [7]]);
    assert.equal(resultTitle(scriptOf("50.samba")), "✓ OK · 0.057 s");
    assert.equal(resultTitle(notRunOf("50.samba")), "– NOT RUN");
    const slow = scriptOf("50.samba", { status: "TIMEDOUT", result: -110, end: null, finish: 31_000 });
    assert.equal(resultTitle(slow), "✗ TIMEDOUT · 30.000 s");
  });

  it("say that a result is of another text, or that the event is being run", () => {
    assert.equal(resultTitle(scriptOf("50.samba"), { isStale: true }), "✓ OK · 0.057 s · changed since");
    assert.equal(titles(monitor, { going: 8 }).at(-1), "$(loading~spin) running");
  });
});

describe("lenses above a script", () => {
  const served = [{ ...monitor, event: "startup" }, monitor, takeip];

  it("run all events, and show the last state in each", () => {
    const failed = resultOf(failedOf("50.samba", ""), { runId: 9 });
    const texts = fileTexts(served, [resultOf(scriptOf("50.samba"), { event: "startup" }), failed, null]);
    assert.deepEqual(
      texts.map(({ title }) => title.replace("\u00a0", " ")),
      ["$(run-all) Run all events in order", "startup ✓, monitor ✗"],
    );
    assert.deepEqual(texts[0]?.args, [directory, script, ["startup", "monitor", "takeip"]]);
    assert.deepEqual(texts[1]?.args, [9]);
    const stale = fileTexts(served, [null, { ...failed, isStale: true }, null]);
    assert.equal(stale[1]?.title, "monitor ✗ · changed since");
  });

  it("are left out where there is one event or none", () => {
    assert.deepEqual(fileTexts([monitor], [null]), []);
    assert.deepEqual(fileTexts([], []), []);
  });
});

import assert from "node:assert/strict";
import { chosenIndex } from "../../../src/webview/list/chosenScript.ts";
import { axisLength, barOf } from "../../../src/webview/list/timeAxis.ts";
import type { RunView, ScriptState, ScriptView } from "../../../src/webview/messages.ts";

function script(index: number, state: ScriptState, begin: number | null, finish: number | null): ScriptView {
  const name = `${index}0.script`;
  return {
    ...{ index, name, fileName: name, state, words: state, begin, finish },
    ...{ end: null, explanation: null, firstLine: null, failingLine: null },
  };
}

function run(phase: RunView["head"]["phase"], scripts: readonly ScriptView[]): RunView {
  return { id: 1, head: { phase }, scripts } as unknown as RunView;
}

describe("the script that the panel shows", () => {
  const scripts = [script(0, "OK", 0, 10), script(1, "ERROR", 10, 20), script(2, "NOT RUN", null, null)];

  it("is the one that failed, until the user chooses another", () => {
    assert.equal(chosenIndex(run("failed", scripts), null, 0), 1);
    assert.equal(chosenIndex(run("failed", scripts), "20.script", 0), 2);
    assert.equal(chosenIndex(run("failed", scripts), "", 0), -1);
  });

  it("is the event where all is well", () => {
    assert.equal(chosenIndex(run("passed", scripts.slice(0, 1)), null, 0), -1);
    assert.equal(chosenIndex(run("failed", scripts), "gone.script", 0), -1);
  });

  it("is one that runs for a while, not each that runs for a moment", () => {
    const going = run("running", [script(0, "running", 1000, null)]);
    assert.equal(chosenIndex(going, null, 1100), -1);
    assert.equal(chosenIndex(going, null, 1400), 0);
    const over = run("passed", [script(0, "OK", 1000, 2000)]);
    assert.equal(chosenIndex(over, null, 2000, 0), 0, "what one reads does not go away");
    const short = run("passed", [script(0, "OK", 1000, 1014)]);
    assert.equal(chosenIndex(short, null, 2000, 0), -1, "it only looked long: the page was told late");
  });
});

describe("the time axis", () => {
  it("is the budget, or a part of it where little was used", () => {
    assert.deepEqual(
      [0, 20, 250, 2800, 2900, 31_000].map((used) => axisLength(used, 30_000)),
      [30, 30, 300, 3000, 30_000, 31_000],
    );
    assert.ok(axisLength(5, 0) >= 5, "no time at all");
  });

  it("has each bar begin where the one before ended", () => {
    const first = barOf(script(0, "OK", 1000, 1100), 1000, 0, 1000);
    const second = barOf(script(1, "ERROR", 1100, 1400), 1000, 0, 1000);
    assert.deepEqual(first, { start: 0, length: 0.1 });
    assert.equal(second?.start, 0.1);
    assert.equal(second?.length.toFixed(6), "0.300000");
    assert.equal(barOf(script(2, "running", 1400, null), 1000, 1500, 1000)?.length.toFixed(6), "0.100000");
    assert.equal(barOf(script(3, "NOT RUN", null, null), 1000, 0, 1000), null);
  });
});

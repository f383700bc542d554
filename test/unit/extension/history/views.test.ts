import assert from "node:assert/strict";
import { comparisonView } from "../../../../src/extension/history/comparisonView.ts";
import { historyView } from "../../../../src/extension/history/historyView.ts";
import type { LiveRun } from "../../../../src/extension/run/liveRun.ts";
import { RunStore } from "../../../../src/extension/run/runStore.ts";
import type { RunReport, ScriptReport } from "../../../../src/runner/report.ts";
import type { ComparisonView } from "../../../../src/webview/history/messages.ts";
import {
  failedOf,
  followReport,
  notRunOf,
  reportOf,
  scriptOf,
  startOf,
} from "../../../support/runReports.ts";

const start = startOf("/etc/ctdb/events/legacy");

function follow(store: RunStore, scripts: readonly ScriptReport[], changes: Partial<RunReport> = {}) {
  return followReport(store, start, reportOf(start, scripts, changes));
}

async function compare(
  before: readonly ScriptReport[],
  after: readonly ScriptReport[],
): Promise<ComparisonView> {
  const store = new RunStore();
  const view = comparisonView(await follow(store, before), await follow(store, after));
  assert.ok(view);
  return view;
}

describe("the view of the history", () => {
  it("has every run with its result in words", async () => {
    const store = new RunStore();
    store.addEarlier([{ start, report: reportOf(start, [failedOf("50.samba\x1b[31m", "")]) }]);
    await follow(store, [scriptOf("a")], { args: ["eth0"], finish: 1250.4 });
    void store.follow(start, {
      report: new Promise(() => {}),
      cancel: () => {},
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    });
    const { entries, shown } = historyView(store);
    assert.deepEqual(
      entries.map(({ command, words, result, earlier }) => [command, words, result, earlier]),
      [
        ["monitor", "failed in 50.samba^[[31m", "failed", true],
        ["monitor eth0", "passed", "passed", false],
        ["monitor", "running", "running", false],
      ],
    );
    assert.equal(shown, store.current?.id);
  });

  it("has no negative durations where somebody set the clock back", async () => {
    const store = new RunStore();
    await follow(store, [], { begin: 5000, finish: 1000 });
    assert.equal(historyView(store).entries[0]?.milliseconds, 0);
  });
});

describe("the view of two runs", () => {
  it("says in a sentence what differs", async () => {
    const view = await compare(
      [scriptOf("00.ctdb"), scriptOf("50.samba"), scriptOf("60.nfs")],
      [scriptOf("01.new"), failedOf("50.samba", "no\n"), notRunOf("60.nfs")],
    );
    assert.equal(
      view.summary,
      "2 scripts ended differently, 1 script is new, 1 script is gone, 1 output differs.",
    );
    const samba = view.scripts.find(({ name }) => name === "50.samba");
    assert.equal(samba?.before, "OK");
    assert.equal(samba?.after, "ERROR, exit status 1");
    assert.deepEqual(samba?.output, {
      sentence: "The outputs differ from line 1 on.",
      before: null,
      after: "no",
    });
  });

  it("says that nothing differs", async () => {
    const scripts = [scriptOf("00.ctdb")];
    assert.equal((await compare(scripts, scripts)).summary, "Nothing differs but durations.");
  });

  it("makes control characters visible and long lines short", async () => {
    const view = await compare(
      [failedOf("a", "x\x1b]0;title\x07\n")],
      [failedOf("a", `<b>${"y".repeat(1000)}\n`)],
    );
    assert.equal(view.scripts[0]?.output?.before, "x^[]0;title^G");
    assert.equal(view.scripts[0]?.output?.after?.length, 301);
  });

  it("says so where the difference does not show", async () => {
    const same = "y".repeat(2000);
    const view = await compare([failedOf("a", `${same}1\n`)], [failedOf("a", `${same}2\n`)]);
    assert.match(view.scripts[0]?.output?.sentence ?? "", /in line 1, in what does not show here/);
  });

  it("waits for both runs", async () => {
    const store = new RunStore();
    const over = await follow(store, []);
    const going = { report: null, start } as LiveRun;
    assert.equal(comparisonView(over, going), null);
  });
});

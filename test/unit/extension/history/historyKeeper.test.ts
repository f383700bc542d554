import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync } from "node:fs";
import { HistoryKeeper } from "../../../../src/extension/history/historyKeeper.ts";
import { RunArchive } from "../../../../src/extension/history/runArchive.ts";
import { outputView } from "../../../../src/extension/panel/outputView.ts";
import { headView, scriptView } from "../../../../src/extension/panel/runView.ts";
import type { LiveRun } from "../../../../src/extension/run/liveRun.ts";
import { RunStore } from "../../../../src/extension/run/runStore.ts";
import type { RunReport } from "../../../../src/runner/report.ts";
import type { EventRun } from "../../../../src/runner/run.ts";
import { eventually } from "../../../support/processes.ts";
import {
  failedOf,
  followReport,
  notRunOf,
  reportOf,
  scriptOf,
  startOf,
} from "../../../support/runReports.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const site = useTemporaryDirectory();
const start = startOf("/etc/ctdb/events/legacy");
const failed = reportOf(start, [scriptOf("00.ctdb"), failedOf("50.samba", "no\n"), notRunOf("60.nfs")]);

/** A window on the workspace that has read its history. */
async function openWindow(): Promise<{ store: RunStore; keeper: HistoryKeeper; told: LiveRun[] }> {
  const store = new RunStore();
  const told: LiveRun[] = [];
  store.listen((run) => told.push(run));
  const keeper = new HistoryKeeper(store, new RunArchive(site.current.resolve("runs"), assert.fail));
  await keeper.load();
  return { store, keeper, told };
}

/** The files of runs that go on. */
function going(): readonly string[] {
  const folder = site.current.resolve("runs");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.includes(".going-")) : [];
}

/** A run that ends with its report and says nothing before. */
function goingRun(report: Promise<RunReport>): EventRun {
  return {
    report,
    cancel: () => {},
    async *[Symbol.asyncIterator]() {
      yield { kind: "runFinished", report: await report };
    },
  };
}

describe("the history of runs", () => {
  it("has after a reload every run as it was, and tells no view of how scripts are now", async () => {
    const first = await openWindow();
    const run = await followReport(first.store, start, failed);
    await followReport(first.store, start, reportOf(start, [scriptOf("00.ctdb")]));
    await first.keeper.settled();

    const { store, told } = await openWindow();
    assert.deepEqual(
      store.history.map(({ report, earlier }) => [report?.outcome, earlier]),
      [
        ["failed", true],
        ["passed", true],
      ],
    );
    const [restored] = store.history;
    assert.ok(restored);
    assert.deepEqual(headView(restored), headView(run));
    assert.deepEqual(restored.scripts.map(scriptView), run.scripts.map(scriptView));
    assert.deepEqual(restored.scripts.map(outputView), run.scripts.map(outputView));
    assert.deepEqual([store.runs, store.current, store.shown, told], [[], null, null, []]);
  });

  it("saves each run once, and nothing again that was read", async () => {
    for (let index = 0; index < 3; index++) {
      const { store, keeper } = await openWindow();
      await followReport(store, start, failed);
      await keeper.settled();
    }
    assert.equal((await openWindow()).store.history.length, 3);
  });

  it("does not take for old what was run before anybody asked for the history", async () => {
    const first = await openWindow();
    await followReport(first.store, startOf(start.directory, "startup"), failed);
    await first.keeper.settled();
    const store = new RunStore();
    const keeper = new HistoryKeeper(store, new RunArchive(site.current.resolve("runs"), assert.fail));
    const run = await followReport(store, start, failed);
    await keeper.settled();
    await Promise.all([keeper.load(), keeper.load()]);
    assert.deepEqual(
      store.history.map(({ earlier }) => earlier),
      [true, false],
    );
    assert.equal(store.current, run);
  });

  it("is gone for good when it was cleared", async () => {
    const { store, keeper } = await openWindow();
    await followReport(store, start, failed);
    await keeper.clear();
    assert.deepEqual(store.history, []);
    assert.equal(store.shown, null);
    assert.deepEqual((await openWindow()).store.history, []);
  });

  it("has a run that its window ended, and says that it was not the user", async () => {
    const { store, keeper } = await openWindow();
    keeper.beginClose();
    await followReport(store, start, reportOf(start, [scriptOf("00.ctdb")], { outcome: "cancelled" }));
    await followReport(store, start, failed);
    await keeper.settled();
    const [first, second] = (await openWindow()).store.history.map(({ report }) => report);
    assert.match(first?.problem ?? "", /^The window was closed or loaded anew in the middle of this event/);
    assert.deepEqual([second?.outcome, second?.problem], ["failed", null]);
  });

  it("has a run whose editor was killed, and none that goes on in a window beside", async () => {
    const store = new RunStore();
    const archive = new RunArchive(site.current.resolve("runs"), assert.fail);
    const keeper = new HistoryKeeper(store, archive, 0);
    const end = Promise.withResolvers<RunReport>();
    const followed = store.follow(start, goingRun(end.promise));
    await eventually(() => going().length === 1);
    assert.deepEqual((await openWindow()).store.history, [], "it goes on");

    // The same file, as of a process that is no more.
    const [name = ""] = going();
    const killed = name.replace(/-\d+-\d+$/, `-${spawnSync("true").pid}-1`);
    copyFileSync(site.current.resolve("runs", name), site.current.resolve("runs", killed));
    const [run, ...others] = (await openWindow()).store.history;
    assert.deepEqual([run?.report?.outcome, others.length], ["cancelled", 0]);
    assert.match(run?.report?.problem ?? "", /^VS Code or its extension host was ended in the middle/);

    end.resolve(failed);
    await followed;
    await keeper.settled();
    keeper.dispose();
    assert.deepEqual(going(), []);
    assert.equal((await openWindow()).store.history.length, 2);
  });

  it("saves nothing any more when it is disposed of", async () => {
    const { store, keeper } = await openWindow();
    keeper.dispose();
    await followReport(store, start, failed);
    await keeper.settled();
    assert.deepEqual((await openWindow()).store.history, []);
  });
});

import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { LastResults, type LastResultsChange } from "../../../../src/extension/run/lastResults.ts";
import { RunStore } from "../../../../src/extension/run/runStore.ts";
import type { ScriptTexts } from "../../../../src/extension/workspace/scriptTexts.ts";
import type { RunReport, ScriptReport } from "../../../../src/runner/report.ts";
import {
  failedOf,
  followReport,
  notRunOf,
  reportOf,
  scriptOf,
  startOf,
} from "../../../support/runReports.ts";

const DIRECTORY = "/etc/ctdb/events/legacy";
const SAMBA = `${DIRECTORY}/50.samba.script`;

describe("LastResults", () => {
  let store: RunStore;
  let texts: Map<string, string>;
  let results: LastResults;
  let changes: LastResultsChange[];
  let changed: EventEmitter;
  let write: (path: string, text: string) => void;

  beforeEach(() => {
    store = new RunStore();
    texts = new Map([[SAMBA, "exit 1"]]);
    changed = new EventEmitter();
    const textOf = async (path: string): Promise<string | null> => texts.get(path) ?? null;
    const files = new EventEmitter();
    const source: ScriptTexts = {
      onDisk: textOf,
      now: textOf,
      watch: () => {},
      listen(listener) {
        files.on("changed", listener);
        return () => files.off("changed", listener);
      },
    };
    write = (path, text) => {
      texts.set(path, text);
      files.emit("changed", path);
    };
    results = new LastResults(store, source);
    changes = [];
    results.onDidChange((change) => {
      changes.push(change);
      changed.emit("change");
    });
  });

  async function run(
    event: string,
    scripts: readonly ScriptReport[],
    more: Partial<RunReport> = {},
  ): Promise<void> {
    const start = startOf(DIRECTORY, event);
    const told = once(changed, "change");
    await followReport(store, start, reportOf(start, scripts, more));
    await told;
  }

  function words(fileName: string): string[] {
    return results.ofScript(DIRECTORY, fileName).map(({ event, report }) => `${event} ${report.status}`);
  }

  it("has what the last run of each event made of a script, the latest run first", async () => {
    await run("monitor", [scriptOf("00.ctdb"), failedOf("50.samba", "port 445"), notRunOf("60.nfs")]);
    await run("startup", [scriptOf("00.ctdb"), scriptOf("50.samba")]);
    assert.deepEqual(words("50.samba.script"), ["startup OK", "monitor ERROR"]);
    assert.deepEqual(words("60.nfs.script"), ["monitor NOT RUN"]);
    await run("monitor", [scriptOf("00.ctdb"), scriptOf("50.samba"), scriptOf("60.nfs")]);
    assert.deepEqual(words("50.samba.script"), ["monitor OK", "startup OK"]);
    assert.equal(results.of(`${DIRECTORY}/`, "monitor", "60.nfs.script")?.report.status, "OK");
    assert.equal(results.of(DIRECTORY, "shutdown", "60.nfs.script"), null);
    assert.equal(changes.length, 3);
  });

  it("takes the run of one script alone for that script only", async () => {
    await run("monitor", [scriptOf("00.ctdb"), failedOf("50.samba", "no"), notRunOf("60.nfs")]);
    await run("monitor", [scriptOf("50.samba")], { only: "50.samba.script" });
    assert.deepEqual(
      results.ofEvent(DIRECTORY, "monitor").map(({ fileName, report }) => `${fileName} ${report.status}`),
      ["00.ctdb.script OK", "50.samba.script OK", "60.nfs.script NOT RUN"],
    );
  });

  it("hears of runs of tests, which stand in no list of runs", async () => {
    const start = startOf(DIRECTORY);
    const report = reportOf(start, [failedOf("50.samba", "no")], { only: "50.samba.script" });
    const { run: test, hear } = store.addTest(start, () => {});
    const told = once(changed, "change");
    hear({ kind: "runFinished", report });
    await told;
    assert.deepEqual(words("50.samba.script"), ["monitor ERROR"]);
    assert.deepEqual([store.runs, store.history, store.shown], [[], [], null]);
    assert.equal(store.find(test.id), test);
  });

  it("keeps what was known of scripts to which a cancelled run did not come", async () => {
    await run("monitor", [failedOf("10.a", "no"), notRunOf("20.b")]);
    await run("monitor", [scriptOf("10.a"), failedOf("20.b", "no")]);
    const cancelled = scriptOf("20.b", { status: "CANCELLED", result: -125, end: null });
    await run("monitor", [scriptOf("10.a"), cancelled], { outcome: "cancelled" });
    assert.deepEqual(words("10.a.script"), ["monitor OK"]);
    assert.deepEqual(words("20.b.script"), ["monitor ERROR"]);
    assert.equal(results.of(DIRECTORY, "monitor", "10.a.script")?.runId, 3);
  });

  it("marks a result as stale while the text is not what was run", async () => {
    await run("monitor", [failedOf("50.samba", "port 445")]);
    for (const [text, isStale] of [
      ["exit 2", true],
      ["exit 1", false],
    ] as const) {
      const told = once(changed, "change");
      write(SAMBA, text);
      await told;
      assert.equal(results.of(DIRECTORY, "monitor", "50.samba.script")?.isStale, isStale);
    }
    assert.deepEqual(changes.at(-1), { directory: DIRECTORY, event: null, fileName: "50.samba.script" });
  });

  it("forgets everything when it is cleared, and says so once for each event", async () => {
    await run("monitor", [scriptOf("10.a"), scriptOf("20.b")]);
    results.clear();
    assert.deepEqual(results.all, []);
    assert.deepEqual(changes.at(-1), { directory: DIRECTORY, event: "monitor", fileName: null });
    assert.equal(changes.length, 2);
  });
});

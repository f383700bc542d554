import assert from "node:assert/strict";
import {
  erroredFinding,
  scriptFinding,
  skippedFinding,
} from "../../../../src/extension/tests/run/findings.ts";
import { doJobs } from "../../../../src/extension/tests/run/jobs.ts";
import { groupLeaves } from "../../../../src/extension/tests/run/leafGroups.ts";
import { failedOf, notRunOf, reportOf, scriptOf, startOf } from "../../../support/runReports.ts";
import { leafOf, spyBook } from "../../../support/spyRun.ts";

const DIRECTORY = "/etc/ctdb/events/legacy";
const handler = (script: string, event = "monitor") =>
  leafOf(`${script}:${event}`, { kind: "handler", directory: DIRECTORY, script, event });
const inEvent = (script: string, event = "monitor") =>
  leafOf(`all:${event}:${script}`, { kind: "event-script", directory: DIRECTORY, script, event });
const passed = { verdict: "passed", milliseconds: 5, messages: [], sentence: "" } as const;

describe("a leaf of a run", () => {
  it("is enqueued, begins once and gets one verdict, whatever is told afterwards", () => {
    const { run, book } = spyBook();
    const [report] = book.enqueue([handler("50.samba.script"), handler("50.samba.script")]);
    report?.started();
    report?.started();
    report?.outputText("a");
    report?.settle(passed);
    report?.outputText("late");
    report?.settle(erroredFinding("late"));
    book.settleRest(() => skippedFinding("late"));
    assert.deepEqual(run.told, [
      "enqueued 50.samba.script:monitor",
      "started 50.samba.script:monitor",
      "passed 50.samba.script:monitor",
    ]);
    assert.equal(run.output, "a\r\n");
  });

  it("that never began is skipped with the reason", () => {
    const { run, book } = spyBook();
    book.enqueue([handler("a"), handler("b")]);
    book.settleRest(() => skippedFinding("Cancelled before it began."));
    assert.deepEqual(run.told.slice(2), ["skipped a:monitor", "skipped b:monitor"]);
    assert.match(run.output, /^a:monitor: Cancelled before it began\.\r\n/);
  });
});

describe("what a run says of a script as a test", () => {
  const start = startOf(DIRECTORY);

  it("is passed where CTDB says OK, with the time that it took", () => {
    const finding = scriptFinding(reportOf(start, [scriptOf("10.a")]), "10.a.script", null);
    assert.deepEqual([finding.verdict, finding.milliseconds], ["passed", 57]);
  });

  it("is failed at the handler's label with what CTDB and the script say", () => {
    const report = reportOf(start, [failedOf("10.a", "ERROR: no\n"), notRunOf("20.b")]);
    const { verdict, messages } = scriptFinding(report, "10.a.script", 7);
    assert.equal(verdict, "failed");
    assert.deepEqual(
      messages.map(({ kind, text, place }) => [kind, text, place?.path, place?.line]),
      [["ctdb.exit", "monitor: ERROR 1 after 0.057 s. ERROR: no", `${DIRECTORY}/10.a.script`, 7]],
    );
    const after = scriptFinding(report, "20.b.script", null);
    assert.deepEqual(
      [after.verdict, after.sentence],
      ["skipped", "Not run: CTDB stops at the first script that fails, and 10.a.script did."],
    );
  });

  it("is failed with a menu of its own where the time was up", () => {
    const late = failedOf("10.a", "", { status: "TIMEDOUT", end: null });
    const { messages } = scriptFinding(reportOf(start, [late]), "10.a.script", 1);
    assert.equal(messages[0]?.kind, "ctdb.timeout");
  });

  it("is skipped where CTDB does not run it or the user stopped it", () => {
    const off = scriptOf("10.a", { status: "DISABLED", end: null, begin: null, finish: null });
    const cancelled = scriptOf("10.a", { status: "CANCELLED", end: null });
    const none = reportOf(start, [], { outcome: "cancelled" });
    assert.equal(scriptFinding(reportOf(start, [off]), "10.a.script", null).verdict, "skipped");
    assert.equal(scriptFinding(reportOf(start, [cancelled]), "10.a.script", null).verdict, "skipped");
    assert.equal(scriptFinding(none, "10.a.script", null).verdict, "skipped");
  });

  it("is an error where CTDB refuses the event or does not know the script", () => {
    const refused = reportOf(start, [], { outcome: "refused", problem: "It is in recovery." });
    assert.match(scriptFinding(refused, "10.a.script", null).messages[0]?.text ?? "", /It is in recovery/);
    const other = scriptFinding(reportOf(start, [scriptOf("10.b")]), "10.a.script", null);
    assert.equal(other.verdict, "errored");
  });
});

describe("the leaves of a request", () => {
  it("are runs: each handler alone, the scripts of an event together", () => {
    const { book } = spyBook();
    const leaves = book.enqueue([
      handler("a"),
      inEvent("a"),
      inEvent("b"),
      handler("b"),
      inEvent("a", "init"),
    ]);
    const seen = groupLeaves(leaves).events.map(({ event, only, leaves: of }) => [
      event,
      only,
      [...of.keys()],
    ]);
    assert.deepEqual(seen, [
      ["monitor", "a", ["a"]],
      ["monitor", null, ["a", "b"]],
      ["monitor", "b", ["b"]],
      ["init", null, ["a"]],
    ]);
  });
});

describe("jobs", () => {
  it("begin in order, not more at once than may be, and none after the stop", async () => {
    const begun: number[] = [];
    const stop = new AbortController();
    let now = 0;
    let most = 0;
    const jobs = [0, 1, 2, 3, 4].map((index) => async () => {
      begun.push(index);
      most = Math.max(most, ++now);
      await Promise.resolve();
      now--;
      if (index === 2) {
        stop.abort();
      }
    });
    await doJobs(jobs, 2, stop.signal);
    assert.deepEqual([begun.slice(0, 3), most, begun.length < 5], [[0, 1, 2], 2, true]);
  });

  it("that fail let those beside them end first", async () => {
    let ended = false;
    const other = Promise.withResolvers<void>();
    const jobs = [
      async () => {
        throw new Error("failed");
      },
      async () => {
        await other.promise;
        ended = true;
      },
    ];
    const all = doJobs(jobs, 2, new AbortController().signal);
    other.resolve();
    await assert.rejects(all, /failed/);
    assert.equal(ended, true);
  });
});

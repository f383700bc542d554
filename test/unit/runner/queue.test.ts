import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sh } from "../../support/eventDirectory.ts";
import { processesWith } from "../../support/processes.ts";
import { makeSite, outline, type Site } from "../../support/runEvent.ts";

/** Leaves a trace of begin and end, and takes long enough to be met by others. */
const TRACED = sh('echo "$1 begins" >>"$CTDB_BASE/log"', "sleep 0.3", 'echo "$1 ends" >>"$CTDB_BASE/log"');

describe("events of one directory", () => {
  let site: Site;
  afterEach(() => site.close());

  const start = (event: string) => site.engine.run({ event, args: [], timeoutSeconds: 30 });
  const log = () => readFileSync(join(site.base, "log"), "utf8").trimEnd().split("\n");

  it("wait for each other in the order of the requests", async () => {
    site = makeSite({ "10.a.script": TRACED });
    const runs = ["startup", "takeip", "ipreallocated"].map(start);
    await Promise.all(runs.map((run) => run.report));
    assert.deepEqual(log(), [
      ...["startup begins", "startup ends", "takeip begins", "takeip ends"],
      ...["ipreallocated begins", "ipreallocated ends"],
    ]);
  });

  it("cancel a running monitor, which is not stored", async () => {
    site = makeSite({ "10.a.script": TRACED });
    const monitor = start("monitor");
    for await (const event of monitor) {
      if (event.kind === "scriptStarted") {
        break;
      }
    }
    const other = start("takeip");
    const report = await monitor.report;
    assert.equal(report.outcome, "cancelled");
    assert.equal(report.summary, -125);
    assert.deepEqual(outline(report), ["10.a CANCELLED -125"]);
    assert.equal((await other.report).outcome, "passed");
    assert.equal(site.engine.status("monitor"), null);
  });

  it("refuse a monitor while they run", async () => {
    site = makeSite({ "10.a.script": TRACED });
    const startup = start("startup");
    const monitor = await start("monitor").report;
    assert.equal(monitor.outcome, "cancelled");
    assert.deepEqual(monitor.scripts, []);
    assert.equal((await startup.report).outcome, "passed");
  });

  it("let a new monitor replace a running one", async () => {
    site = makeSite({ "10.a.script": TRACED });
    const [first, second] = [start("monitor"), start("monitor")];
    assert.equal((await first.report).outcome, "cancelled");
    assert.equal((await second.report).outcome, "passed");
  });

  it("can be cancelled while they run and while they wait, and leave no process", async () => {
    site = makeSite({ "10.a.script": sh("sleep 300 & sleep 300") });
    const [running, waiting] = [start("startup"), start("takeip")];
    for await (const event of running) {
      if (event.kind === "scriptStarted") {
        break;
      }
    }
    waiting.cancel();
    running.cancel();
    running.cancel();
    assert.equal((await running.report).outcome, "cancelled");
    assert.equal((await waiting.report).outcome, "cancelled");
    assert.deepEqual(processesWith(site.path), []);
  });

  it("are cancelled by closing the engine", async () => {
    site = makeSite({ "10.a.script": sh("sleep 300") });
    const run = start("startup");
    await site.engine.close();
    assert.equal((await run.report).outcome, "cancelled");
  });

  it("run side by side before 4.6", async () => {
    const waitsForTheOther = sh(
      'echo "$1" >>"$CTDB_BASE/log"',
      'until grep -q takeip "$CTDB_BASE/log" && grep -q releaseip "$CTDB_BASE/log"; do sleep 0.05; done',
    );
    site = makeSite({ "10.a": waitsForTheOther }, "4.5");
    const reports = await Promise.all(["takeip", "releaseip"].map((event) => start(event).report));
    assert.deepEqual(
      reports.map(({ outcome }) => outcome),
      ["passed", "passed"],
    );
  });

  it("tell their story in order as a stream", async () => {
    site = makeSite({
      "10.a.script": sh("echo hello"),
      "20.b.script": sh("exit 1"),
      "30.c.script": sh("exit 0"),
    });
    const story: string[] = [];
    for await (const event of start("monitor")) {
      story.push("index" in event ? `${event.kind} ${event.index}` : event.kind);
    }
    assert.deepEqual(story, [
      "runStarted",
      ...["scriptStarted 0", "output 0", "scriptFinished 0"],
      ...["scriptStarted 1", "scriptFinished 1"],
      "runFinished",
    ]);
  });
});

import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sh } from "../../support/eventDirectory.ts";
import { isAlive } from "../../support/processes.ts";
import { makeSite, outline, type Site } from "../../support/runEvent.ts";

const HANGS = sh('echo $$ >"$CTDB_BASE/pid"', "echo started", "exec sleep 300");

describe("the deadline of an event", () => {
  let site: Site;
  afterEach(() => site.close());

  const run = (event: string, timeoutSeconds: number) =>
    site.engine.run({ event, args: [], timeoutSeconds }).report;

  it("is one for all scripts; the one that meets it is TIMEDOUT with its output so far", async () => {
    site = makeSite({ "10.a.script": sh("exit 0"), "20.b.script": HANGS, "30.c.script": sh("exit 0") });
    const report = await run("monitor", 2);
    assert.deepEqual(outline(report), ["10.a OK", "20.b TIMEDOUT -110: started", "30.c NOT RUN"]);
    assert.equal(report.outcome, "timed-out");
  });

  it("ends the hung script although CTDB leaves it running, and says so", async () => {
    site = makeSite({ "10.a.script": HANGS });
    const report = await run("monitor", 1);
    assert.deepEqual(
      report.leftRunning.map(({ command }) => command),
      ["sleep 300"],
    );
    assert.deepEqual(
      report.leftRunning.filter(({ pid }) => isAlive(pid)),
      [],
    );
    assert.equal(report.debugOutput, null);
  });

  it("of 0 seconds has passed at once", async () => {
    site = makeSite({ "10.a.script": HANGS });
    assert.equal((await run("monitor", 0)).summary, -110);
  });

  it("runs the debug program with the process ID and the event while the script lives, then ends its group", async () => {
    site = makeSite({ "10.a.script": HANGS }, "4.24", { debugProgram: "debug.sh" });
    const program = join(site.base, "debug.sh");
    writeFileSync(program, sh('kill -0 "$1" && echo "$1 alive in $2"'));
    chmodSync(program, 0o755);
    const report = await run("monitor", 1);
    assert.match(report.debugOutput ?? "", /^\d+ alive in monitor\n$/);
    assert.deepEqual(report.leftRunning, []);
  });

  it("ends a script that ignores SIGTERM too, and says that CTDB would not", async () => {
    site = makeSite({ "10.a.script": sh("trap '' TERM", "while :; do sleep 0.1; done") }, "4.24", {
      debugProgram: "/bin/true",
    });
    const report = await run("monitor", 1);
    assert.ok(report.leftRunning.some(({ command }) => command.includes("10.a.script")));
    assert.deepEqual(
      report.leftRunning.filter(({ pid }) => isAlive(pid)),
      [],
    );
  });

  it("tells of a debug program that cannot be started", async () => {
    site = makeSite({ "10.a.script": HANGS }, "4.24", { debugProgram: "/no/such/program" });
    assert.match((await run("monitor", 1)).debugOutput ?? "", /could not be started/);
  });

  it("turns time-outs of takeip, releaseip, startrecovery and recovered into success in ctdbd", async () => {
    site = makeSite({ "10.a.script": HANGS });
    for (const event of ["takeip", "releaseip", "startrecovery", "recovered"]) {
      const report = await run(event, 1);
      assert.equal(report.outcome, "timed-out", event);
      assert.equal(report.consequence.treatedAsSuccess, true, event);
    }
    assert.equal((await run("ipreallocated", 1)).consequence.treatedAsSuccess, false);
  });

  it("includes the time in the queue", async () => {
    site = makeSite({ "10.a.script": sh('[ "$1" = first ] && sleep 1', "exit 0") });
    const first = site.engine.run({ event: "first", args: [], timeoutSeconds: 30 });
    const second = site.engine.run({ event: "second", args: [], timeoutSeconds: 0.2 });
    assert.equal((await first.report).outcome, "passed");
    assert.equal((await second.report).outcome, "timed-out");
  });
});

import assert from "node:assert/strict";
import { chmodSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineOptions } from "../../../src/runner/engine.ts";
import { statusChunks } from "../../../src/runner/status/statusText.ts";
import type { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { skipBecause } from "../../skipBecause.ts";
import { sh } from "../../support/eventDirectory.ts";
import { hostSandbox } from "../../support/kit.ts";
import { processesWith } from "../../support/processes.ts";
import { makeSite, outline, type Site } from "../../support/runEvent.ts";

describe("a run whose launcher is killed", () => {
  let site: Site;
  afterEach(() => site.close());

  it("keeps what the scripts before did, and says what happened", async () => {
    site = makeSite({
      "10.a.script": sh("echo fine"),
      "20.b.script": sh("kill -9 $PPID", "exec sleep 300"),
      "30.c.script": sh("exit 0"),
    });
    const report = await site.run("monitor");
    assert.deepEqual(outline(report), ["10.a OK: fine", "20.b CANNOT RUN -5", "30.c NOT RUN"]);
    assert.deepEqual([report.outcome, report.summary], ["failed", -5]);
    assert.match(report.problem ?? "", /launcher .* stopped/);
    assert.equal(site.engine.status("monitor"), null);
    assert.equal((await site.run("monitor")).scripts.length, 3);
  });

  it("by the debug program is still a time-out", async () => {
    site = makeSite({ "10.a.script": sh("echo begun", "exec sleep 300") }, "4.24", {
      debugProgram: "debug.sh",
    });
    const program = join(site.base, "debug.sh");
    writeFileSync(program, sh("kill -9 $PPID", "exec sleep 300"));
    chmodSync(program, 0o755);
    const report = await site.engine.run({ event: "monitor", args: [], timeoutSeconds: 1 }).report;
    assert.deepEqual(outline(report), ["10.a TIMEDOUT -110: begun"]);
    assert.match(report.debugOutput ?? "", /launcher .* stopped/);
    assert.notEqual(site.engine.status("monitor"), null);
  });
});

describe("a run that is cancelled before its first script", () => {
  let site: Site;
  let sawOpening: PromiseWithResolvers<void>;
  afterEach(() => site.close());

  /** A sandbox that opens only when it is told to. */
  function slowSandbox(open: Promise<void>): Sandbox {
    const host = hostSandbox();
    return {
      mode: "host",
      reason: "for this test",
      async open(options) {
        sawOpening.resolve();
        await open;
        return host.open(options);
      },
    };
  }

  const files = { "10.a.script": sh('echo >"$CTDB_BASE/started"', "sleep 300") };

  for (const how of ["by the user", "by another event", "by closing the engine"]) {
    it(`${how} starts none`, async () => {
      const gate = Promise.withResolvers<void>();
      sawOpening = Promise.withResolvers();
      const options: Partial<EngineOptions> = { sandbox: slowSandbox(gate.promise) };
      site = makeSite(files, "4.24", options);
      const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30 });
      await sawOpening.promise;
      const closed = how === "by closing the engine" ? site.engine.close() : Promise.resolve();
      if (how === "by the user") {
        run.cancel();
      } else if (how === "by another event") {
        site.engine.run({ event: "startup", args: [], timeoutSeconds: 30 }).cancel();
      }
      gate.resolve();
      const report = await run.report;
      assert.deepEqual(
        [report.outcome, report.summary, outline(report)],
        ["cancelled", -125, ["10.a NOT RUN"]],
      );
      await closed;
      assert.equal(existsSync(join(site.base, "started")), false);
      assert.deepEqual(processesWith(site.path), []);
    });
  }

  it("since the engine was closed is cancelled at once", async () => {
    site = makeSite(files);
    await site.engine.close();
    assert.equal((await site.run("startup")).outcome, "cancelled");
    assert.equal(existsSync(join(site.base, "started")), false);
  });
});

describe("the deadline", () => {
  let site: Site;
  afterEach(() => site.close());

  it("of 0 seconds is none in 1.0.101 to 1.0.105, for each script", async () => {
    site = makeSite({ "10.a": sh("sleep 0.2", "echo done") }, "1.0.103");
    const run = site.engine.run({ event: "startup", args: [], timeoutSeconds: 0 });
    assert.deepEqual(outline(await run.report), ["10.a OK: done"]);
  });

  it("may lie further away than a timer reaches", async () => {
    site = makeSite({ "10.a.script": sh("sleep 0.2", "echo done") });
    const run = site.engine.run({ event: "startup", args: [], timeoutSeconds: 10_000_000 });
    assert.deepEqual(outline(await run.report), ["10.a OK: done"]);
  });
});

describe("a cancelled monitor of 1.12 and before", () => {
  it("answers 0", async () => {
    const site = makeSite({ "10.a": sh("sleep 300") }, "1.12");
    const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30 });
    for await (const event of run) {
      if (event.kind === "scriptStarted") {
        break;
      }
    }
    run.cancel();
    assert.deepEqual(await run.report.then(({ outcome, summary }) => [outcome, summary]), ["cancelled", 0]);
    await site.close();
  });
});

describe("a status text of many newlines", () => {
  for (const [release, name, end] of [
    ["4.24", "10.a.script", "    \n    \n    last\n"],
    ["4.5", "10.a", "   OUTPUT:last\n"],
  ] as const) {
    it(`of ${release} is made in bounded pieces`, async () => {
      const newlines = "head -c 3000000 /dev/zero | tr '\\0' '\\n'";
      const site = makeSite({ [name]: sh(newlines, "echo last", "exit 1") }, release);
      const pieces = [...statusChunks(await site.run("monitor"))];
      assert.ok(Buffer.concat(pieces).toString().endsWith(end));
      assert.ok(Math.max(...pieces.map((piece) => piece.length)) <= 5 * 64 * 1024);
      await site.close();
    });
  }
});

describe("two hundred runs", () => {
  it("leave no descriptor and no process", async function () {
    this.timeout(60_000);
    if (!existsSync("/proc/self/fd")) {
      skipBecause(this, "there is no /proc here");
    }
    const site = makeSite({ "10.a.script": sh("echo hi") });
    const descriptors = () => readdirSync("/proc/self/fd").length;
    await site.run("monitor");
    const before = descriptors();
    for (let count = 0; count < 200; count++) {
      await site.run("monitor");
    }
    assert.equal(descriptors(), before);
    assert.deepEqual(processesWith(site.path), []);
    await site.close();
  });
});

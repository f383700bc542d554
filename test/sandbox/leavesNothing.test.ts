import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { RunReport } from "../../src/runner/report.ts";
import type { EventRun } from "../../src/runner/run.ts";
import type { RunEvent } from "../../src/runner/runEvent.ts";
import { removeOrphanedFolders } from "../../src/sandbox/ownedFolder.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { eventually, processesWith } from "../support/processes.ts";
import { COMMAND_LINE } from "../support/programs.ts";

/** Milliseconds, from before bubblewrap has started to when scripts run on a machine that has nothing else to do. */
const MOMENTS = [0, 2, 5, 8, 12, 16, 20, 30, 60];
/** What is told while scripts run, however long it takes until then. */
const TOLD: readonly ((event: RunEvent) => boolean)[] = [
  ({ kind }) => kind === "runStarted",
  (event) => event.kind === "scriptStarted" && event.index === 0,
  ({ kind }) => kind === "scriptFinished",
  (event) => event.kind === "scriptStarted" && event.index === 1,
  (event) => event.kind === "output" && event.index === 1,
];
/** Besides them so many at random, for who has the time. */
const RANDOM = Array.from({ length: Number(process.env.CTDB_FAULT_KILLS ?? 0) }, () => Math.random() * 200);

const mounts = () => readFileSync("/proc/self/mountinfo", "utf8");

const hanging = {
  "10.daemon.script": sh("systemctl start smbd", "setsid sleep 1000 &", "exit 0"),
  // More than is kept in memory, so that it goes on disk.
  "20.hang.script": sh("trap '' TERM", "head -c 2000000 /dev/zero | tr '\\0' x", "sleep 1000"),
};

/** Cancels a run as soon as it tells of something, which it must. */
async function cancelAt(run: EventRun, isTold: (event: RunEvent) => boolean): Promise<RunReport> {
  let wasTold = false;
  for await (const event of run) {
    if (!wasTold && isTold(event)) {
      wasTold = true;
      run.cancel();
    }
  }
  assert.ok(wasTold, `never told: ${isTold}`);
  return run.report;
}

/** Runs the event on a node that was left behind, until its second script goes on. */
async function assertWhole({ engine }: NodeSite): Promise<void> {
  const run = engine.run({ event: "monitor", args: [], timeoutSeconds: 60 });
  const { outcome, scripts } = await cancelAt(run, (event) => event.kind === "output" && event.index === 1);
  assert.equal(outcome, "cancelled");
  assert.deepEqual(
    scripts.map(({ status }) => status),
    ["OK", "CANCELLED"],
  );
}

for (const mode of ["isolated", "stubbed"] as const) {
  describe(`a run in ${mode} mode`, function () {
    this.timeout(60_000);
    let site: NodeSite;
    let temporary: string;
    const { TMPDIR } = process.env;
    beforeEach(() => {
      temporary = mkdtempSync(join(tmpdir(), "ctdb-events-test-"));
      process.env.TMPDIR = temporary;
    });
    afterEach(async () => {
      await site?.close();
      if (TMPDIR === undefined) {
        delete process.env.TMPDIR;
      } else {
        process.env.TMPDIR = TMPDIR;
      }
      rmSync(temporary, { recursive: true, force: true });
    });

    it("leaves nothing when it is cancelled at any moment", async () => {
      site = await makeNodeSite(mode, hanging);
      const before = mounts();
      for (const [index, moment] of [...MOMENTS, ...TOLD].entries()) {
        const trace = index % 2 === 1;
        const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 60, trace });
        if (typeof moment === "number") {
          setTimeout(() => run.cancel(), moment);
        }
        const report = await (typeof moment === "number" ? run.report : cancelAt(run, moment));
        assert.equal(report.outcome, "cancelled");
        await eventually(() => processesWith(site.base).length === 0);
      }
      assert.equal(mounts(), before);
      // The virtual node is whole: the next run finds it.
      await assertWhole(site);
      await site.engine.close();
      assert.deepEqual(readdirSync(temporary), [basename(site.base)]);
    });

    it("leaves nothing when its owner is killed at any moment", async () => {
      site = await makeNodeSite(mode, hanging);
      const before = mounts();
      const state = join(site.base, "state");
      let deadProcess = 0;
      for (const moment of [...MOMENTS, 90, 130, 200, ...RANDOM, null]) {
        const env = { ...process.env, XDG_STATE_HOME: state };
        const args = [COMMAND_LINE, "run", "--sandbox", mode, site.path, "monitor"];
        const owner = spawn(process.execPath, args, { stdio: "ignore", env });
        const exit = once(owner, "exit");
        if (moment === null) {
          await eventually(() => processesWith(join(site.path, "20.hang.script")).length > 0);
          owner.kill("SIGKILL");
        } else {
          // Node itself takes a while to start.
          setTimeout(() => owner.kill("SIGKILL"), 150 + 4 * moment);
        }
        await exit;
        deadProcess = owner.pid ?? 0;
        await eventually(() => processesWith(site.base).length === 0);
      }
      assert.equal(mounts(), before);
      // What they left on disk goes when the next one begins, which finds the node whole.
      const stateDirectory = join(state, "ctdb-events", "nodes");
      const next = await makeNodeSite(mode, {}, { directory: site.path, stateDirectory });
      // As if one had been killed within the millisecond in which it replaces a file.
      const [node = ""] = readdirSync(stateDirectory).filter((name) => !/\.(?:new|old|lock)\b/.test(name));
      writeFileSync(join(stateDirectory, node, `base.made.new.${deadProcess}.1.x`), "");
      await removeOrphanedFolders([temporary]);
      await assertWhole(next);
      await next.close();
      const left = readdirSync(stateDirectory, { recursive: true }).map(String);
      assert.deepEqual(
        left.filter((name) => /\.(?:new|old|lock)\b/.test(name)),
        [],
      );
      assert.deepEqual(readdirSync(temporary), [basename(site.base)]);
    });
  });
}

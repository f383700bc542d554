import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { eventually, processesWith } from "../support/processes.ts";
import { COMMAND_LINE } from "../support/programs.ts";

/** From before bubblewrap has started to when scripts run. */
const MOMENTS = [0, 2, 5, 8, 12, 16, 20, 25, 30, 40, 60, 90, 130, 200];

const mounts = () => readFileSync("/proc/self/mountinfo", "utf8");

const hanging = {
  "10.daemon.script": sh("systemctl start smbd", "setsid sleep 1000 &", "exit 0"),
  "20.hang.script": sh("trap '' TERM", "echo started", "sleep 1000"),
};

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
      for (const [index, moment] of MOMENTS.entries()) {
        const trace = index % 2 === 1;
        const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30, trace });
        setTimeout(() => run.cancel(), moment);
        assert.equal((await run.report).outcome, "cancelled");
        await eventually(() => processesWith(site.base).length === 0);
      }
      assert.equal(mounts(), before);
      // The virtual node is whole: the next run finds it.
      const report = await site.engine.run({ event: "monitor", args: [], timeoutSeconds: 0.5 }).report;
      assert.equal(report.outcome, "timed-out");
      await site.engine.close();
      assert.deepEqual(readdirSync(temporary), [basename(site.base)]);
      assert.deepEqual(
        report.scripts.map(({ status }) => status),
        ["OK", "TIMEDOUT"],
      );
    });

    it("leaves nothing when its owner is killed at any moment", async () => {
      site = await makeNodeSite(mode, hanging);
      const before = mounts();
      for (const moment of MOMENTS) {
        const env = { ...process.env, XDG_STATE_HOME: join(site.base, "state") };
        const args = [COMMAND_LINE, "run", "--sandbox", mode, site.path, "monitor"];
        const owner = spawn(process.execPath, args, { stdio: "ignore", env });
        // Node itself takes a while to start.
        setTimeout(() => owner.kill("SIGKILL"), 150 + 4 * moment);
        await once(owner, "exit");
        await eventually(() => processesWith(site.base).length === 0);
      }
      assert.equal(mounts(), before);
    });
  });
}

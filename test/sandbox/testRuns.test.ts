import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeEventDirectory, sh } from "../support/eventDirectory.ts";
import { eventually, processesWith } from "../support/processes.ts";

const OWNER = fileURLToPath(new URL("../support/testOwner.ts", import.meta.url));
const mounts = () => readFileSync("/proc/self/mountinfo", "utf8");

const hanging = {
  "10.daemon.script": sh("systemctl start smbd", "setsid sleep 1000 &", "exit 0"),
  "20.hang.script": sh("trap '' TERM", "echo started", "sleep 1000"),
};
const passing = { "10.a.script": sh("echo started") };

for (const mode of ["isolated", "stubbed"] as const) {
  describe(`a test run in ${mode} mode whose owner is killed`, function () {
    this.timeout(60_000);
    let temporary: string;
    beforeEach(() => {
      temporary = mkdtempSync(join(tmpdir(), "ctdb-events-test-"));
    });
    afterEach(() => rmSync(temporary, { recursive: true, force: true }));

    /** Starts a process that runs tests. */
    function own(directory: string): ReturnType<typeof spawn> {
      const env = { ...process.env, TMPDIR: temporary };
      return spawn(process.execPath, [OWNER, directory, mode], { stdio: ["ignore", "pipe", "inherit"], env });
    }

    it("leaves no process and no mount, and what is on disk goes with the next run", async () => {
      const site = makeEventDirectory(hanging);
      const before = mounts();
      const owner = own(site.path);
      assert.ok(owner.stdout);
      await once(owner.stdout, "data");
      owner.kill("SIGKILL");
      await once(owner, "exit");
      await eventually(() => processesWith(site.base).length === 0);
      assert.equal(mounts(), before);
      site.remove();
      const other = makeEventDirectory(passing);
      const next = own(other.path);
      next.stdout?.resume();
      const [status] = await once(next, "exit");
      other.remove();
      assert.deepEqual([status, readdirSync(temporary)], [0, []], basename(other.base));
    });
  });
}

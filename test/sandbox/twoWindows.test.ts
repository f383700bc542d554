import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { sh } from "../support/eventDirectory.ts";
import { TAGGED_SCRIPT, type TaggedRun, tagged } from "../support/faults/taggedRun.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { eventually, processesWith } from "../support/processes.ts";

const OTHER = fileURLToPath(new URL("../support/faults/otherWindow.ts", import.meta.url));
const RUNS = Number(process.env.CTDB_FAULT_RUNS ?? 3);

for (const mode of ["stubbed", "isolated"] as const) {
  describe(`two windows on one folder in ${mode} mode`, function () {
    this.timeout(60_000);
    let site: NodeSite;
    let other: ChildProcess | null = null;
    afterEach(async () => {
      other?.kill("SIGKILL");
      await site.close();
    });

    /** Starts the other window, which begins its runs when the first line has come. */
    async function openOther(script: string, runs: number) {
      site = await makeNodeSite(mode, { "10.a.script": script });
      const args = [OTHER, mode, site.path, site.nodeOptions.stateDirectory, String(runs), "30"];
      other = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
      assert.ok(other.stdout);
      const lines = createInterface(other.stdout)[Symbol.asyncIterator]();
      assert.equal((await lines.next()).value, "ready");
      return lines;
    }

    it("run their events one after the other, each with its own output, calls and files", async () => {
      const lines = await openOther(TAGGED_SCRIPT, RUNS);
      const theirs = (async () => {
        const seen: TaggedRun[] = [];
        for (let { value, done } = await lines.next(); !done; { value, done } = await lines.next()) {
          seen.push(JSON.parse(String(value)));
        }
        return seen;
      })();
      const ours: TaggedRun[] = [];
      for (let index = 0; index < RUNS; index++) {
        ours.push(await tagged(site.engine, `own-${index}`, 30));
      }
      const all = [...ours, ...(await theirs)];
      assert.equal(all.length, 2 * RUNS);
      for (const { tag, ...seen } of all) {
        assert.deepEqual(seen, {
          outcome: "passed",
          said: `said ${tag}, kept ${tag}`,
          calls: [`systemctl restart unit-${tag}`],
        });
      }
    });

    it("wait for each other's events, which the user may cancel, and not for those of one that was killed", async () => {
      await openOther(sh('[ "$1" = quick ] && exit 0', "exec sleep 31234"), 1);
      await eventually(() => processesWith("sleep 31234").length > 0);
      const waiting = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30 });
      for await (const event of waiting) {
        if (event.kind === "queued") {
          waiting.cancel();
        }
      }
      assert.equal((await waiting.report).outcome, "cancelled");

      const next = site.engine.run({ event: "quick", args: [], timeoutSeconds: 5 });
      for await (const event of next) {
        if (event.kind === "queued" && other !== null) {
          other.kill("SIGKILL");
          await once(other, "exit");
        }
      }
      const report = await next.report;
      assert.equal(report.outcome, "passed");
      assert.ok(report.sandbox.notes.some(({ sentence }) => /this run waited [\d.]+ s/.test(sentence)));
      await eventually(() => processesWith(site.base).length === 0);
    });
  });
}

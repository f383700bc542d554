import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { EngineRegistry } from "../../../src/extension/run/engines.ts";
import { RunStore } from "../../../src/extension/run/runStore.ts";
import { createCtdbEngine } from "../../../src/runner/ctdbEngine.ts";
import { chooseSandbox } from "../../../src/sandbox/chooseSandbox.ts";
import { sh } from "../../support/eventDirectory.ts";
import { makeNodeSite } from "../../support/nodeSite.ts";
import { eventually, processesWith } from "../../support/processes.ts";
import { convention } from "../../support/runEvent.ts";
import { startOf } from "../../support/runReports.ts";

const RUNS = Number(process.env.CTDB_FAULT_RUNS ?? 60);
const SEED = Number(process.env.CTDB_FAULT_SEED ?? Date.now() % 1_000_000);

/** Numbers below 1 that a seed repeats. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("runs that are queued and cancelled at random", function () {
  this.timeout(30_000 + RUNS * 500);

  for (const mode of ["host", "stubbed"] as const) {
    it(`all end in ${mode} mode, and leave no listener, process or file (seed ${SEED})`, async () => {
      const random = randomFrom(SEED);
      const site = await makeNodeSite(mode, {
        "10.a.script": sh("echo one"),
        "20.b.script": sh('[ "$2" = slow ] && sleep 0.05', "echo two"),
      });
      const sandbox = await chooseSandbox(mode, site.nodeOptions);
      const engines = new EngineRegistry(({ directory, convention: rules }) =>
        createCtdbEngine({ directory, convention: rules, sandbox }),
      );
      const key = { directory: site.path, convention: convention(), debugProgram: null };
      const engine = await engines.engineFor({ ...key, chosen: { sandbox, id: mode } });
      const store = new RunStore();
      const ended = new Set<number>();
      store.listen((run) => {
        if (run.report !== null) {
          ended.add(run.id);
        }
      });
      await engine.run({ event: "startup", args: [], timeoutSeconds: 30 }).report;
      const files = existsSync("/proc/self/fd") ? readdirSync("/proc/self/fd").length : 0;
      const before = process.getActiveResourcesInfo();
      const runs = Array.from({ length: RUNS }, async () => {
        const event = random() < 0.5 ? "monitor" : "startup";
        const args = event === "startup" && random() < 0.5 ? ["slow"] : [];
        const cancelAfter = random() < 0.5 ? random() * RUNS * 20 : null;
        const run = engine.run({ event, args, timeoutSeconds: 30 });
        const timer = cancelAfter === null ? undefined : setTimeout(() => run.cancel(), cancelAfter);
        const live = await store.follow(startOf(site.path, event), run);
        clearTimeout(timer);
        return live.report?.outcome;
      });
      const outcomes = await Promise.all(runs);
      assert.equal(outcomes.length, RUNS);
      assert.ok(outcomes.every((outcome) => outcome === "passed" || outcome === "cancelled"));
      assert.ok(outcomes.includes("passed") && outcomes.includes("cancelled"));
      assert.equal(ended.size, RUNS, "each end is told");
      assert.deepEqual(processesWith(site.base), []);
      await engines.close();
      if (files > 0) {
        const now = readdirSync("/proc/self/fd").length; // what others had open before may be closed meanwhile
        assert.ok(now <= files, `${now} files are open, ${files} were`);
      }
      const held = (kind: string, list: readonly string[]) => list.filter((one) => one === kind).length;
      // Node gives back what belonged to a process a moment after its end.
      await eventually(() => {
        const after = process.getActiveResourcesInfo();
        return after.every((kind) => held(kind, after) <= held(kind, before));
      });
      await site.close();
    });
  }
});

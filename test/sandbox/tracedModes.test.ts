import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { whyNotIsolated } from "../../src/sandbox/chooseSandbox.ts";
import { skipBecause } from "../skipBecause.ts";
import { sh } from "../support/eventDirectory.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";

/** With CTDB's first lines, as all stock scripts have them. */
const script = (...lines: string[]) => sh('. "$CTDB_BASE/functions"', "loadconfig", ...lines);

const SCRIPTS = {
  "10.helper.script": script("ctdb_check_tcp_ports 4711 || exit $?"),
  "20.own.script": script('. "$CTDB_BASE/own.sh"', "own_check"),
  "30.made.script": script('echo "exit 5" >"$CTDB_SCRIPT_VARDIR/made"', '. "$CTDB_SCRIPT_VARDIR/made"'),
  "40.stub.script": script("ip link set nope up"),
  "../../own.sh": { content: "own_check() {\n  false || exit 3\n}\n", mode: 0o644 },
};

for (const mode of ["isolated", "stubbed"] as const) {
  describe(`a traced run in ${mode} mode`, function () {
    this.timeout(30_000);
    let site: NodeSite;
    before(async function () {
      const problem = mode === "isolated" ? await whyNotIsolated(KIT_DIRECTORY) : null;
      if (problem !== null) {
        skipBecause(this, problem.message);
      }
    });
    afterEach(() => site?.close());

    it("names the files of this machine, where they lie outside", async () => {
      site = await makeNodeSite(mode, SCRIPTS, { mayUseInstalled: false });
      const request = { event: "monitor", args: [], timeoutSeconds: 20, continueOnFailure: true };
      const { scripts } = await site.engine.run({ ...request, trace: true }).report;
      const frames = scripts.map(({ trace }) => [
        trace?.obstacle,
        ...(trace?.failure?.frames ?? []).map(({ file, line }) => `${file}:${line}`),
      ]);
      const at = (name: string, line: number) => `${join(site.path, name)}:${line}`;
      const node = (await site.node()).directory;
      assert.deepEqual(frames, [
        [null, at("10.helper.script", 4)],
        [null, `${join(site.base, "config/own.sh")}:2`, at("20.own.script", 5)],
        [null, `${join(node, "files/var/lib/ctdb/scripts/made")}:1`, at("30.made.script", 5)],
        [null, at("40.stub.script", 4)],
      ]);
      // What helper functions did is known, too.
      const files = scripts[0]?.trace?.files.map(({ path }) => realpathSync(path)) ?? [];
      assert.ok(files.includes(join(realpathSync(KIT_DIRECTORY), "functions")), files.join("\n"));
      assert.ok(files.some((path) => basename(path) === "checks.sh"));
    });

    it("keeps what was executed when the time is over", async () => {
      site = await makeNodeSite(mode, { "10.a.script": script("while :; do x=1; done") });
      const { scripts } = await site.engine.run({
        event: "monitor",
        args: [],
        timeoutSeconds: 2,
        trace: true,
      }).report;
      assert.equal(scripts[0]?.status, "TIMEDOUT");
      assert.equal(scripts[0]?.trace?.failure?.kind, "timed-out");
      assert.ok((scripts[0]?.trace?.totalSteps ?? 0) > 1000);
    });
  });
}

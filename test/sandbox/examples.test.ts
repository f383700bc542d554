import assert from "node:assert/strict";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LIFE, live, tell } from "../support/life.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));
const CASES = [
  { example: "component", events: "events/legacy", release: "4.24" },
  { example: "events.d", events: "events.d", release: "4.4" },
] as const;

for (const mode of ["isolated", "stubbed"] as const) {
  for (const { example, events, release } of CASES) {
    describe(`the example ${example} in ${mode} mode`, function () {
      this.timeout(60_000);
      let site: NodeSite;
      afterEach(() => site?.close());

      it("lives through a node's life, and changes nothing but its virtual node", async () => {
        const holder = await makeNodeSite(mode, {}, { release });
        const copy = join(holder.base, "copy");
        cpSync(join(EXAMPLES, example), copy, { recursive: true });
        await holder.engine.close();
        site = await makeNodeSite(mode, {}, { release, directory: join(copy, events) });
        const told = (await live(site)).map(tell);
        const expected = LIFE.map((words) => `${words.join(" ")}: passed`);
        const storage = join(copy, "storage-ready");
        assert.equal(existsSync(storage), false);
        // The example's storage is not ready until somebody makes a file: monitor says so.
        assert.deepEqual(
          told.map((line) => line.replace(/^monitor: failed 70\.storage ERROR .*$/s, "monitor: passed")),
          expected,
        );
        assert.ok(told.some((line) => line.includes("the storage is not ready")));
        holder.remove();
      });
    });
  }
}

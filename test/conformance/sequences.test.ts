import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtInSequence } from "../../src/sequences/builtIns.ts";
import { runSequence } from "../../src/sequences/runSequence.ts";
import { skipBecause } from "../skipBecause.ts";
import { FakeClock, FakeEngine } from "../support/fakeSequence.ts";
import { isCtdbInstalled, NOT_INSTALLED } from "./support/installedCtdb.ts";
import { type RealNode, type SaidEvent, startRealNode } from "./support/realNode.ts";

const ADDRESS = "10.99.0.31";

/** The first startup and the third monitor event fail. */
const SCRIPT = `
count=$(grep -c " $1" "\${CTDB_BASE}/said")
case "$1-$count" in startup-1|monitor-3) exit 1 ;; esac
exit 0
`;

/** A node that is alone runs ipreallocated once more while it starts, for the flags that it told of. */
function withoutRepeats(events: readonly string[]): string[] {
  const ran = events.filter((words, i) => !(words === "ipreallocated" && events[i - 1] === "startup"));
  return ran.filter((words, i) => words !== ran[i - 1] || words !== "ipreallocated");
}

describe("Our sequences and a real node of CTDB 4.17", function () {
  this.timeout(60_000);
  let folder: string;
  let node: RealNode;
  let real: readonly SaidEvent[];

  before(async function () {
    if (!isCtdbInstalled()) {
      skipBecause(this, NOT_INSTALLED);
    }
    folder = mkdtempSync(join(tmpdir(), "ctdb-events-node-"));
    node = await startRealNode(folder, `${ADDRESS}/24`, SCRIPT);
    await node.until((events) => events.filter(({ words }) => words === "monitor").length >= 2);
    await node.shutdown();
    real = await node.said();
  });

  after(async () => {
    await node?.kill();
    if (folder !== undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("run the same events in the same order: start, a startup that fails, an address, shutdown", async () => {
    const clock = new FakeClock();
    const ends = (event: string, count: number) => (event === "startup" && count === 1 ? "failed" : "passed");
    const engine = new FakeEngine("4.17.12", clock, ends);
    const values = { addresses: [{ interface: "lo", ip: ADDRESS, maskbits: "24" }], rounds: 1 };
    engine.model.public_addresses = [
      { address: `${ADDRESS}/24`, interfaces: "lo", pnn: "-1", interface: "" },
    ];
    for (const name of ["start-up", "monitor", "shutdown"]) {
      const sequence = builtInSequence(name, engine.convention, values);
      assert.ok(sequence);
      await runSequence({ sequence, engine, mode: "real", clock }).report;
    }
    assert.deepEqual(withoutRepeats(real.map(({ words }) => words)), engine.ran);
  });

  it("wait as long: 5 seconds to the next startup, 2 to the first monitor event, 5 after a change of health", () => {
    const at = (event: string) => real.filter(({ words }) => words === event).map((one) => one.at);
    const [startup1 = 0, startup2 = 0] = at("startup");
    const [monitor1 = 0, monitor2 = 0] = at("monitor");
    const seconds = [startup2 - startup1, monitor1 - startup2, monitor2 - monitor1].map((ms) => ms / 1000);
    for (const [i, expected] of [5, 2, 5].entries()) {
      const found = seconds[i] ?? 0;
      assert.ok(found > expected - 0.5 && found < expected + 2, `${seconds.join(", ")} s`);
    }
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { watch } from "node:fs/promises";
import { join } from "node:path";
import { builtInSequence } from "../../../src/sequences/builtIns.ts";
import { directEngine } from "../../../src/sequences/directEngine.ts";
import { addressesOf } from "../../../src/sequences/reallocation.ts";
import { runSequence } from "../../../src/sequences/runSequence.ts";
import { sequenceStep } from "../../../src/sequences/sequence.ts";
import { FakeClock, outcomes } from "../../support/fakeSequence.ts";
import { makeNodeSite, type NodeSite } from "../../support/nodeSite.ts";
import { convention } from "../../support/runEvent.ts";

/** Takes and releases addresses as 10.interface does, and writes down what it is asked. */
const INTERFACE = `#!/bin/sh
# During init nobody answers the command ctdb.
[ "$1" = init ] || state=$(ctdb runstate)
echo "$*" "$state" >>"\${0%/*}/said"
case "$1" in
takeip) ip addr add "$3/$4" dev "$2" ;;
releaseip) ip addr del "$3/$4" dev "$2" ;;
monitor) ip link show dev eth0 | grep -q 'state UP' || { echo "eth0 is down"; exit 1; } ;;
esac
`;

describe("A sequence with real scripts on a virtual node", () => {
  let site: NodeSite;
  afterEach(() => site.close());

  async function engineFor(release: string) {
    const name = convention(release).generation === "component" ? "10.addresses.script" : "10.addresses";
    site = await makeNodeSite("stubbed", { [name]: INTERFACE }, { release });
    return directEngine({
      engine: site.engine,
      convention: convention(release),
      node: await site.node(),
      timeoutSeconds: 10,
    });
  }
  const said = () => readFileSync(join(site.path, "said"), "utf8").trim().split("\n");

  for (const release of ["4.24", "4.8", "1.0.82"]) {
    it(`lives through the whole life of a node of ${release}`, async () => {
      const engine = await engineFor(release);
      const model = await engine.node?.read();
      assert.ok(model);
      const addresses = addressesOf(model).slice(0, 1);
      const sequence = builtInSequence("life", engine.convention, { addresses, rounds: 1 });
      assert.ok(sequence);
      const report = await runSequence({ sequence, engine, mode: "real", clock: new FakeClock() }).report;
      assert.equal(report.outcome, "passed", outcomes(report).join("\n"));
      const lines = said();
      const ran = report.steps.filter(({ begin }) => begin !== null);
      assert.equal(lines.length, ran.length);
      assert.ok(lines.some((line) => line.startsWith("takeip eth0 10.0.0.31 24")));
      assert.ok(lines.some((line) => line.startsWith("releaseip eth0 10.0.0.31 24")));
      assert.match(lines.at(-1) ?? "", /^shutdown/);
      assert.ok(ran.every(({ scripts }) => scripts.length === 1));
    });
  }

  it("sees a link that goes down, and the addresses that leave the node then", async () => {
    const engine = await engineFor("4.24");
    const model = await engine.node?.read();
    assert.ok(model);
    const addresses = addressesOf(model).slice(0, 2);
    const steps = [
      sequenceStep("monitor"),
      sequenceStep(null, { changes: [["link", "eth0", "down"]] }),
      sequenceStep("monitor", { expect: "failed" }),
    ];
    const startUp = builtInSequence("start-up", engine.convention, { addresses, rounds: 1 });
    assert.ok(startUp);
    const sequence = { ...startUp, steps: [...startUp.steps, ...steps], atEnd: [["link", "eth0", "up"]] };
    const report = await runSequence({ sequence, engine, mode: "quick" }).report;
    assert.equal(report.outcome, "passed");
    const { node } = report.steps.at(-1) ?? {};
    assert.deepEqual([node?.health, node?.held], ["UNHEALTHY", []]);
    const health = report.steps.map((step) => step.node?.health);
    assert.ok(health.includes("HEALTHY"));
  });

  it("leaves nothing running when it is cancelled in the middle of a script", async () => {
    site = await makeNodeSite("stubbed", {
      "50.slow.script": '#!/bin/sh\ntouch "$(dirname "$0")/begun"\nsleep 60\n',
    });
    const node = await site.node();
    const engine = directEngine({ engine: site.engine, convention: convention(), node, timeoutSeconds: 60 });
    const sequence = builtInSequence("monitor", engine.convention, { addresses: [], rounds: 3 });
    assert.ok(sequence);
    const run = runSequence({ sequence, engine, mode: "quick" });
    for await (const { filename } of watch(site.path)) {
      if (filename === "begun") {
        break;
      }
    }
    run.cancel();
    const report = await run.report;
    assert.equal(report.outcome, "cancelled");
    assert.deepEqual(outcomes(report), ["monitor cancelled", "monitor not-run", "monitor not-run"]);
    assert.deepEqual(
      report.steps[0]?.scripts.map(({ status }) => status),
      ["CANCELLED"],
    );
  });
});

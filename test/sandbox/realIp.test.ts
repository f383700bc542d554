import assert from "node:assert/strict";
import { outputText } from "../../src/runner/output.ts";
import { findProgram } from "../../src/sandbox/perl.ts";
import { skipBecause } from "../skipBecause.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";

const SCRIPT = sh(
  'case "$1" in',
  "takeip) ip addr add $3/$4 dev $2; ip rule add from $3 lookup 7 prio 100; ip -6 rule add from fd00::1 lookup 8 prio 200;;",
  "monitor) ip -o -4 addr show dev eth0; ip rule show; ip -6 rule show; cat /sys/class/net/eth*/carrier;;",
  "esac",
  "exit 0",
);

describe("the machine's own ip on the private network", function () {
  this.timeout(60_000);
  let site: NodeSite | undefined;

  before(async function () {
    if ((await findProgram("ip")) === null) {
      skipBecause(this, "this machine has no ip; run: sudo apt-get install iproute2");
    }
  });
  afterEach(() => site?.close());

  it("finds in the next event what it added in the one before, and the stub finds it too", async () => {
    site = await makeNodeSite("isolated", { "10.a.script": SCRIPT }, { realCommands: ["ip"] });
    await site.run("takeip", "eth0", "10.0.0.31", "24");
    const { scripts, sandbox } = await site.run("monitor");
    const seen = scripts.map(({ output }) => outputText(output)).join("");
    assert.match(seen, /inet 10\.0\.0\.31\/24 .*scope global/);
    assert.match(seen, /^100:\tfrom 10\.0\.0\.31 lookup 7 *$/m);
    assert.match(seen, /^200:\tfrom fd00::1 lookup 8 *$/m);
    assert.match(seen, /\n1\n1\n$/);
    assert.deepEqual(sandbox.calls, []);
    assert.deepEqual(
      sandbox.notes.filter(({ level }) => level === "warning"),
      [],
    );
    const model = await (await site.node()).read();
    assert.ok(model.addresses.some(({ address }) => address === "10.0.0.31/24"));
    const rules = model.rules.map(({ family, priority }) => `${family} ${priority}`);
    assert.ok(rules.includes("ip4 100") && rules.includes("ip6 200"), rules.join());
  });
});

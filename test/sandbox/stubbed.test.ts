import assert from "node:assert/strict";
import { outputText } from "../../src/runner/output.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";

const COMMANDS = [
  ...[
    "ctdb",
    "ip",
    "iptables",
    "nft",
    "systemctl",
    "service",
    "reboot",
    "shutdown",
    "mount",
    "umount",
    "killall",
  ],
  ...["exportfs", "rpc.nfsd", "smbcontrol", "net", "sysctl", "modprobe", "ifconfig", "hostname"],
];

describe("a script in stubbed mode", function () {
  this.timeout(60_000);
  let site: NodeSite;
  afterEach(() => site?.close());

  it("gets our commands for every command that would change the machine, and is told what mode it is", async () => {
    site = await makeNodeSite("stubbed", {
      "10.a.script": sh(`for name in ${COMMANDS.join(" ")}; do command -v "$name"; done`),
    });
    const { scripts, sandbox } = await site.run("monitor");
    const { directory } = await site.node();
    const found = scripts.map(({ output }) => outputText(output)).join("");
    assert.deepEqual(
      found.trim().split("\n"),
      COMMANDS.map((name) => `${directory}/bin/${name}`),
    );
    assert.equal(sandbox.mode, "stubbed");
    assert.match(sandbox.reason, /what a script writes is written on this machine/);
  });

  it("stops what it likes on the node, and nothing here", async () => {
    site = await makeNodeSite("stubbed", {
      "10.a.script": sh(
        "systemctl start smbd && killall -9 smbd && systemctl is-failed smbd",
        "ip link set lo down; ip addr flush dev eth0; umount /var; reboot; shutdown -h now",
        "exit 0",
      ),
      "20.b.script": sh("ip -o addr show dev eth0", "echo after"),
    });
    const { scripts, sandbox } = await site.run("startup");
    const texts = scripts.map(({ output }) => outputText(output));
    assert.match(texts[0] ?? "", /^failed$/m);
    assert.equal(texts[1], "after\n");
    const model = await (await site.node()).read();
    assert.equal(model.services.find(({ name }) => name === "smbd")?.state, "failed");
    assert.equal(model.interfaces.find(({ name }) => name === "lo")?.admin, "down");
    const called = sandbox.calls.map(({ argv, caller }) => `${caller.script} ${argv[0]}`);
    assert.ok(
      called.includes("10.a reboot") && called.includes("10.a shutdown") && called.includes("20.b ip"),
    );
  });
});

import assert from "node:assert/strict";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { makeNetworkNode } from "../../../support/transcript.ts";

const RULES = "*filter\n:INPUT DROP [0:0]\n:CTDB - [0:0]\n-A INPUT -p tcp --dport 445 -j CTDB\nCOMMIT\n";

describe("stub commands that read rules", () => {
  const site = useTemporaryDirectory();

  it("restores a table of iptables", () => {
    const node = makeNetworkNode(site.current);
    node.call("iptables", "-A", "INPUT", "-j", "DROP");
    assert.equal(node.callWith(RULES, "iptables-restore").status, 0);
    assert.deepEqual(node.rows("firewall"), [
      "ip4 filter INPUT policy DROP",
      "ip4 filter INPUT -p tcp -m tcp --dport 445 -j CTDB",
      "ip4 filter FORWARD policy ACCEPT",
      "ip4 filter OUTPUT policy ACCEPT",
      "ip4 filter CTDB -",
    ]);
  });

  it("keeps the rules that are there with --noflush, and changes nothing on an error", () => {
    const node = makeNetworkNode(site.current);
    node.call("iptables", "-A", "INPUT", "-j", "DROP");
    const before = node.rows("firewall");
    const broken = node.callWith("*filter\n-A NOPE -j DROP\nCOMMIT\n", "iptables-restore", "-n");
    assert.equal(broken.status, 2);
    assert.deepEqual(node.rows("firewall"), before);
    assert.equal(node.callWith("*filter\n-A INPUT -j ACCEPT\nCOMMIT\n", "iptables-restore", "-n").status, 0);
    assert.deepEqual(node.rows("firewall").slice(0, 3), [
      "ip4 filter INPUT policy ACCEPT",
      "ip4 filter INPUT -j DROP",
      "ip4 filter INPUT -j ACCEPT",
    ]);
  });

  it("names the line of a rule that cannot be", () => {
    const node = makeNetworkNode(site.current);
    const restore = (rule: string) => node.callWith(`*filter\n${rule}\nCOMMIT\n`, "iptables-restore");
    const title = "iptables-restore v1.8.9 (nf_tables):";
    assert.deepEqual(restore("-A INPUT -j MASQUERADE"), {
      status: 4,
      stdout: "",
      stderr: `${title} \nline 2: RULE_APPEND failed (Invalid argument): rule in chain INPUT\n`,
    });
    assert.equal(
      restore("-A INPUT -p tcp -p tcp").stderr.split("Try")[0],
      `${title} multiple -p flags not allowed\nError occurred at line: 2\n`,
    );
    assert.deepEqual(node.rows("firewall"), []);
  });

  it("takes a ruleset of nft", () => {
    const node = makeNetworkNode(site.current);
    const text =
      "table ip x {\n chain y {\n  type filter hook input priority 0; policy drop;\n  tcp dport 22 accept\n  jump z\n }\n chain z {\n }\n}\n";
    assert.equal(node.callWith(text, "nft", "-f", "-").status, 0);
    assert.equal(
      node.call("nft", "list", "ruleset").stdout,
      "table ip x {\n\tchain y {\n\t\ttype filter hook input priority filter; policy drop;\n\t\ttcp dport 22 accept\n\t\tjump z\n\t}\n\n\tchain z {\n\t}\n}\n",
    );
  });

  it("records what it did not simulate", () => {
    const node = makeNetworkNode(site.current);
    node.call("tc", "qdisc");
    node.call("bridge", "link");
    assert.deepEqual(
      node.calls().map(([, status, flag, , command]) => [status, flag, command]),
      [
        ["1", "not-simulated", "tc"],
        ["1", "not-simulated", "bridge"],
      ],
    );
  });
});

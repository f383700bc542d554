import assert from "node:assert/strict";
import { findingsIn, mended, seen } from "./support.ts";

const addresses = (text: string, version = [4, 24, 0]) => seen("public_addresses", text, { version });
const fixed = (text: string) => mended("public_addresses", text);

describe("The rules over public_addresses", () => {
  it("find lines that CTDB cannot use", () => {
    assert.deepEqual(
      addresses(
        "10.0.0.1 eth0\nhost/24 eth0\n010.0.0.1/24 eth0\n10.0.0.2/x eth0\n10.0.0.3/33 eth0\n10.0.0.4/24\n",
      ),
      ["10.0.0.1", "host/24", "010.0.0.1/24", "x", "33", "10.0.0.4/24"].map(
        (text) => `address-malformed: ${text}`,
      ),
    );
    assert.deepEqual(addresses("10.0.0.1/24\n", [4, 8, 0]), []);
  });

  it("find blanks in the list of interfaces", () => {
    assert.deepEqual(addresses("10.0.0.1/24 eth0, eth1\n"), ["address-malformed: eth0, eth1"]);
    assert.equal(fixed("10.0.0.1/24 eth0 , eth1\n"), "10.0.0.1/24 eth0,eth1\n");
  });

  it("take all that CTDB takes", () => {
    assert.deepEqual(
      addresses("# c\n\n  10.0.0.31/24 eth0,,eth1\n\t[fd00::1]/64\teth1\n::ffff:10.0.0.9/32 bond0.100\n"),
      [],
    );
  });

  it("find an address that stands there twice, however it is spelled", () => {
    const text = "fd00::1/64 eth0\nfd00:0::0001/64 eth1\n";
    const [finding] = findingsIn("public_addresses", text, { path: "/etc/ctdb/public_addresses" });
    assert.equal(finding?.code, "address-duplicate");
    assert.match(finding?.remark.message ?? "", /there written `fd00::1\/64`/);
    assert.deepEqual(finding?.remark.related?.[0]?.range, { start: 0, end: 10 });
    assert.deepEqual(addresses("10.0.0.1/24 eth0\n::ffff:10.0.0.1/24 eth0\n"), [
      "address-duplicate: ::ffff:10.0.0.1/24",
    ]);
  });

  it("find names that no interface has", () => {
    assert.deepEqual(addresses("10.0.0.1/24 eth0/1,eth0:1,abcdefghijklmnop,abcdefghijklmno\n"), [
      "address-interface: eth0/1",
      "address-interface: eth0:1",
      "address-interface: abcdefghijklmnop",
    ]);
  });

  it("find carriage returns where event scripts read the file", () => {
    const text = "10.0.0.1/24 eth0\r\n10.0.0.2/24 eth0\r\n";
    assert.deepEqual(addresses(text), ["address-interface: \r"]);
    assert.deepEqual(addresses(text, [4, 8, 0]), []); // ctdbd reads past them
    assert.deepEqual(findingsIn("public_addresses", text)[0]?.remark.fixes?.[0]?.steps, [
      { kind: "unix-line-ends", file: "/etc/ctdb/public_addresses" },
    ]);
  });

  it("find comments that event scripts take for interfaces", () => {
    assert.deepEqual(addresses("  # mail\n10.0.0.1/24 eth0 # web\n#\n"), [
      "address-comment: # mail",
      "address-comment: # web",
    ]);
    assert.equal(fixed("  # mail\n"), "# mail\n");
    assert.equal(fixed("10.0.0.1/24 eth0 # web\n"), "# web\n10.0.0.1/24 eth0\n");
    assert.deepEqual(addresses("  # mail\n10.0.0.1/24 eth0 # web\n", [4, 8, 0]), []);
  });
});

describe("The rules over nodes", () => {
  const nodes = (text: string) => seen("nodes", text);

  it("find lines that are no address alone", () => {
    assert.deepEqual(nodes("10.1.0.1\nnode2\n10.1.0.3 # c\n10.1.0.4/24\n[fd00::5]\n"), [
      "nodes-line: node2",
      "nodes-line: 10.1.0.3 # c",
      "nodes-line: 10.1.0.4/24",
    ]);
    assert.equal(mended("nodes", "10.1.0.3 # c\n"), "10.1.0.3\n");
  });

  it("show deleted nodes with their numbers, and warn of comments", () => {
    const found = findingsIn("nodes", "10.1.0.1\n\n#10.1.0.2\n# rack\n10.1.0.3\n");
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [
        ["nodes-comment", "information"],
        ["nodes-comment", "warning"],
      ],
    );
    assert.match(found[0]?.remark.message ?? "", /^Node 1 is deleted/);
    assert.match(found[1]?.remark.message ?? "", /the deleted node 2/);
  });

  it("find an address that stands there twice, and take carriage returns", () => {
    assert.deepEqual(nodes("10.1.0.1\r\n10.1.0.2\r\n10.1.0.1\r\n"), ["nodes-duplicate: 10.1.0.1"]);
    assert.deepEqual(nodes("#10.1.0.1\n#10.1.0.1\n").length, 2); // deleted ones may be alike
  });

  it("find what makes CTDB drop home_nodes", () => {
    assert.deepEqual(seen("home_nodes", "10.0.0.1 0\n10.0.0.2\n# a comment\n10.0.0.3 x\n#\n"), [
      "home-nodes-line: 10.0.0.2",
      "home-nodes-line: #",
      "home-nodes-line: x",
    ]);
  });

  it("find carriage returns where CTDB takes them for a part of what it reads", () => {
    assert.deepEqual(seen("home_nodes", "10.0.0.1 0\r\n10.0.0.2 1\r\n"), ["home-nodes-line: \r"]);
    assert.deepEqual(seen("node_group", "10.1.0.1\r\n"), ["node-group-line: \r"]);
  });

  it("find what the helpers for gateways do not take", () => {
    assert.deepEqual(
      seen(
        "node_group",
        "# c\n10.1.0.1\n10.1.0.2 follower-only\n10.1.0.3 slave-only\n10.1.0.4 follower-only # x\n",
      ),
      ["node-group-line: slave-only", "node-group-line: follower-only # x"],
    );
    assert.equal(
      mended("node_group", "10.1.0.3 follower-only\n", { version: [4, 13, 0] }),
      "10.1.0.3 slave-only\n",
    );
  });
});

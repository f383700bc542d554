import assert from "node:assert/strict";
import { makeCtdbNode } from "../../../support/ctdbNode.ts";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("stub ctdb, where it changes the node", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  beforeEach(() => {
    node = makeCtdbNode(site.current);
  });

  it("keeps tunables", () => {
    expectCalls(node, [
      ["ctdb getvar monitorinterval", { out: "monitorinterval            = 15\n" }],
      ["ctdb setvar monitorinterval 0x10", {}],
      ["ctdb setvar MonitorInterval x", { status: 22 }],
      ["ctdb setvar MonitorInterval 18446744073709551617", { status: 34 }],
      ["ctdb setvar MonitorInterval 4294967312", {}],
      ["ctdb setvar Foo 1", { out: "No such tunable Foo\n", status: 1 }],
      ["ctdb getvar Foo", { out: "No such tunable Foo\n", status: 1 }],
      ["ctdb listvars", { out: "MonitorInterval            = 16\nAllowClientDBAttach        = 1\n" }],
    ]);
    assert.deepEqual(node.rows("tunables"), ["MonitorInterval 16", "AllowClientDBAttach 1"]);
  });

  it("keeps what CTDB believes of links apart from the kernel's", () => {
    expectCalls(node, [
      [
        "ctdb ifaces",
        { out: "Interfaces on node 0\nname:eth2 link:up references:0\nname:eth1 link:up references:1\n" },
      ],
      ["ctdb setifacelink eth2 down", {}],
      ["ctdb -X ifaces", { out: "|Name|LinkStatus|References|\n|eth2|0|0|\n|eth1|1|1|\n" }],
      ["ctdb nodestatus", { out: "pnn:0 10.1.0.31        PARTIALLYONLINE (THIS NODE)\n" }],
      ["ctdb setifacelink eth2 up", {}],
      ["ctdb nodestatus", { out: "pnn:0 10.1.0.31        OK (THIS NODE)\n" }],
      ["ctdb setifacelink eth9 up", { out: "Interface eth9 not configured on node 0\n", status: 1 }],
      [
        "ctdb setifacelink a-much-too-long-name up",
        { err: "Interface name 'a-much-too-long-name' too long\n", status: 1 },
      ],
    ]);
    assert.deepEqual(node.rows("iface_links"), ["eth2 up"]);
    assert.deepEqual(node.rows("interfaces"), ["eth1 ether up up - 1500 -", "eth2 ether up up - 1500 -"]);
  });

  it("keeps tickles of public addresses", () => {
    assert.deepEqual(
      node.callWith(
        "# client server\n10.0.0.9:77 10.0.0.32:445\n\n[fd00::9]:1 [fd00:0::10:31]:2049\n",
        "ctdb",
        "addtickle",
      ),
      { status: 0, stdout: "", stderr: "" },
    );
    expectCalls(node, [
      ["ctdb addtickle 10.0.0.9:77 10.0.0.32:445", {}],
      ["ctdb addtickle 10.0.0.9:78 10.0.0.32:2049", {}],
      [
        "ctdb gettickles 10.0.0.32",
        {
          out: "Connections for IP: 10.0.0.32\nNum connections: 2\nSRC: 10.0.0.9:77   DST: 10.0.0.32:445\nSRC: 10.0.0.9:78   DST: 10.0.0.32:2049\n",
        },
      ],
      [
        "ctdb -X gettickles 10.0.0.32 445",
        { out: "|Source IP|Port|Destination IP|Port|\n|10.0.0.9|77|10.0.0.32|445|\n" },
      ],
      [
        "ctdb -X gettickles fd00::10:31",
        { out: "|Source IP|Port|Destination IP|Port|\n|fd00::9|1|fd00::10:31|2049|\n" },
      ],
      [
        "ctdb gettickles 10.9.9.9",
        { err: "Control GET_TCP_TICKLE_LIST failed, ret=1\nFailed to get list of connections\n", status: 1 },
      ],
      [
        "ctdb addtickle 10.0.0.9:77 10.9.9.9:445",
        { err: "Control TCP_ADD_DELAYED_UPDATE failed, ret=-1\nFailed to register connection\n", status: 1 },
      ],
      ["ctdb addtickle x 10.9.9.9:445", { err: "Invalid IP address x\n", status: 1 }],
      ["ctdb deltickle 10.0.0.9:77 10.0.0.32:445", {}],
    ]);
    assert.equal(node.callWith("10.0.0.9:78 10.0.0.32:2049\n", "ctdb", "deltickle").status, 0);
    assert.equal(node.callWith("10.0.0.9:78 fd00::1:2049\n", "ctdb", "deltickle").status, 22);
    assert.equal(
      node.callWith("1.1.1.1:1 2.2.2.2:2\n", "ctdb", "addtickle").stderr,
      "Failed to add 1 tickles\n",
    );
    assert.deepEqual(node.rows("tickles"), ["[fd00::10:31]:2049 [fd00::9]:1"]);
  });

  it("records what is only sent", () => {
    assert.equal(node.callWith("10.0.0.9:77 10.0.0.32:445\n", "ctdb", "tickle").status, 0);
    assert.equal(node.callWith("foo\n", "ctdb", "tickle").status, 22);
    expectCalls(node, [
      ["ctdb tickle 10.0.0.9:77 10.0.0.32:445", {}],
      ["ctdb tickle 10.0.0.9 10.0.0.32:445", { err: "Invalid IP address 10.0.0.9\n", status: 1 }],
      ["ctdb gratarp 10.0.0.32 eth1", {}],
      ["ctdb gratarp 10.0.0 eth1", { err: "Invalid IP address 10.0.0\n", status: 1 }],
      ["ctdb ipreallocate", {}],
      ["ctdb sync", {}],
    ]);
    assert.equal(node.calls().length, 8);
  });

  it("finds a port taken by a service that runs, or by a connection", () => {
    node.write("connections", ["LOCAL REMOTE STATE", "10.0.0.32:139 10.0.0.9:77 ESTAB"]);
    expectCalls(node, [
      ["ctdb checktcpport 445", { err: "Failed to bind to TCP port 445\n", status: 98 }],
      ["ctdb checktcpport 139", { err: "Failed to bind to TCP port 139\n", status: 98 }],
      ["ctdb checktcpport 2049", {}],
      ["ctdb checktcpport 53", {}],
    ]);
    node.write("services", ["NAME STATE BOOT PROCESSES", "smbd failed enabled smbd"]);
    expectCalls(node, [["ctdb checktcpport 445", {}]]);
  });

  it("sets nodes' flags", () => {
    expectCalls(node, [
      ["ctdb disable", {}],
      ["ctdb disable", { err: "Node 0 is already disabled\n" }],
      ["ctdb enable", {}],
      ["ctdb -n 1 stop", {}],
      ["ctdb -n 1 continue", {}],
      ["ctdb continue", { err: "Node 0 is not stopped\n" }],
      ["ctdb ban 0", { err: "Ban time cannot be zero\n", status: 22 }],
      ["ctdb ban x", { status: 22 }],
      ["ctdb -n 4 enable", {}],
      ["ctdb ban 60", {}],
      ["ctdb nodestatus", { out: "pnn:0 10.1.0.31        BANNED|INACTIVE (THIS NODE)\n", status: 8 }],
    ]);
    assert.deepEqual(
      node.rows("nodes").map((row) => row.split(" ")[2]),
      ["BANNED", "UNHEALTHY", "DISCONNECTED", "DELETED", "STOPPED"],
    );
    node.write("nodes", ["PNN ADDRESS FLAGS", "0 10.1.0.31 BANNED"]);
    expectCalls(node, [["ctdb nodestatus", { err: "Warning: All nodes are banned.\n", status: 1 }]]);
  });

  it("changes CTDB's list of public addresses", () => {
    expectCalls(node, [
      ["ctdb moveip 10.0.0.4 0", {}],
      ["ctdb moveip 10.0.0.32 1", {}],
      [
        "ctdb moveip 10.0.0.9 1",
        { err: "Node 1 CANNOT host IP address 10.0.0.9\nFailed to move IP 10.0.0.9 to node 1\n", status: 1 },
      ],
      ["ctdb moveip 10.0.0.4 x", { err: "Invalid PNN x\n", status: 1 }],
      ["ctdb addip 10.0.0.5/24 eth1,eth2", {}],
      ["ctdb addip 10.0.0.5/24 eth1", { err: "Node already knows about IP 10.0.0.5\n" }],
      ["ctdb addip 10.0.0.6 eth1", { err: "Invalid IP/Mask 10.0.0.6\n", status: 1 }],
      [
        "ctdb addip 10.0.0.6/24 eth9",
        {
          err: "Control ADD_PUBLIC_IP failed, ret=-1\nFailed to add public IP to node 0. Giving up\n",
          status: 1,
        },
      ],
      ["ctdb delip fd00::10:31", {}],
      ["ctdb delip fd00::10:31", { err: "Node does not know about IP address fd00::10:31\n" }],
    ]);
    assert.deepEqual(node.rows("public_addresses"), [
      "10.0.0.32/24 eth1,eth2 1 -",
      "10.0.0.4/24 eth2 0 eth2",
      "10.0.0.5/24 eth1,eth2 -1 -",
    ]);
    site.current.file(
      "node/base/public_addresses",
      "# ours\n10.0.0.7/24 eth2\n10.0.0.4/25\teth1,eth2 and more\n",
    );
    expectCalls(node, [["ctdb reloadips", {}]]);
    assert.deepEqual(node.rows("public_addresses"), [
      "10.0.0.7/24 eth2 -1 -",
      "10.0.0.4/25 eth1,eth2 0 eth2",
    ]);
    site.current.file("node/base/public_addresses", "10.0.0.7 eth2\n");
    expectCalls(node, [["ctdb reloadips", { err: "Failed to reload IPs on some nodes.\n" }]]);
    assert.equal(node.rows("public_addresses").length, 2);
  });

  it("compares the list of nodes, and does not change the cluster", () => {
    site.current.file("node/base/nodes", "10.1.0.31\n10.1.0.32\n10.1.0.33\n# gone\n10.1.0.35\n");
    expectCalls(node, [
      ["ctdb reloadnodes", { err: "No change in nodes file, skipping unnecessary reload\n" }],
    ]);
    site.current.file("node/base/nodes", "10.1.0.31\n");
    expectCalls(node, [notSimulated("ctdb reloadnodes", 1, "the list of nodes has changed")]);
  });
});

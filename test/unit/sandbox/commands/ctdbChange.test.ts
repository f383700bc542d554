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

  it("keeps databases", () => {
    const paths = "/var/lib/ctdb";
    expectCalls(node, [
      ["ctdb attach ctdb.tdb persistent", {}],
      ["ctdb attach ctdb.tdb persistent", {}],
      ["ctdb attach ctdb.tdb", { err: "Control DB_ATTACH failed, ret=-1\n", status: 1 }],
      ["ctdb attach volatile.tdb", {}],
      [
        "ctdb getdbmap",
        {
          out: `Number of databases:4
dbid:0x211bf47b name:volatile.tdb path:${paths}/volatile/volatile.tdb.0
dbid:0x6645c6c4 name:ctdb.tdb path:${paths}/persistent/ctdb.tdb.0 PERSISTENT
dbid:0x7a19d84d name:locking.tdb path:${paths}/volatile/locking.tdb.0 READONLY
dbid:0x7132c184 name:secrets.tdb path:${paths}/persistent/secrets.tdb.0 PERSISTENT UNHEALTHY
`,
        },
      ],
      [
        "ctdb getdbstatus 0x7132C184",
        {
          out: `dbid: 0x7132c184\nname: secrets.tdb\npath: ${paths}/persistent/secrets.tdb.0\nPERSISTENT: yes\nREPLICATED: no\nSTICKY: no\nREADONLY: no\nHEALTH: bad\n`,
        },
      ],
      ["ctdb getdbstatus foo", { err: "No database matching 'foo' found\n", status: 1 }],
      ["ctdb setdbsticky locking.tdb", {}],
      ["ctdb setdbsticky ctdb.tdb", { err: "STICKY can be set only on volatile DB\n", status: 1 }],
      [
        "ctdb detach locking.tdb",
        {
          err: "Database access is still active on node 0. Set AllowclientDBAttach=0 on all nodes.\n",
          status: 1,
        },
      ],
      ["ctdb setvar AllowClientDBAttach 0", {}],
      ["ctdb detach volatile.tdb foo", { err: "No database matching 'foo' found\n" }],
      ["ctdb detach ctdb.tdb", { err: "Only volatile databases can be detached\n", status: 1 }],
    ]);
    assert.deepEqual(node.rows("databases"), [
      "0x6645c6c4 ctdb.tdb PERSISTENT OK",
      "0x7a19d84d locking.tdb READONLY,STICKY OK",
      "0x7132c184 secrets.tdb PERSISTENT bad",
    ]);
    expectCalls(node, [
      [
        "ctdb -X getdbmap",
        {
          out: `|ID|Name|Path|Persistent|Sticky|Unhealthy|Readonly|Replicated|
|0x6645C6C4|ctdb.tdb|${paths}/persistent/ctdb.tdb.0|1|0|0|0|0|
|0x7A19D84D|locking.tdb|${paths}/volatile/locking.tdb.0|0|1|0|1|0|
|0x7132C184|secrets.tdb|${paths}/persistent/secrets.tdb.0|1|0|1|0|0|
`,
        },
      ],
    ]);
  });

  it("keeps records, by transactions and one by one", () => {
    const input = '"key1" "value1"\n"key 2" "a\tb"\n"key1" ""\n"key3"  "0x4100"\n"gone\nfoo bar\n';
    assert.deepEqual(node.callWith(input, "ctdb", "ptrans", "secrets.tdb"), {
      status: 0,
      stdout: "",
      stderr: 'Unmatched " in input "gone\n\nUnsupported input format in foo bar\n\n',
    });
    const record = (key: string, value: string) =>
      `${key}\ndmaster: 0\nrsn: 1\nflags: 0x00000000\n${value}\n\n`;
    expectCalls(node, [
      ["ctdb pfetch secrets.tdb key1", { out: "\n" }],
      ["ctdb pfetch secrets.tdb 'key 2'", { out: "a\tb\n" }],
      ["ctdb getdbseqnum secrets.tdb", { out: "0x1\n" }],
      ["ctdb pstore secrets.tdb 'key 2' x", {}],
      ["ctdb pstore secrets.tdb 'key 2' x", {}],
      ["ctdb getdbseqnum secrets.tdb", { out: "0x2\n" }],
      [
        "ctdb catdb secrets.tdb",
        {
          out: `${record('key(5) = "key 2"', 'data(1) = "x"')}${record('key(4) = "key3"', 'data(2) = "A\\00"')}Dumped 2 records\n`,
        },
      ],
      ["ctdb pdelete secrets.tdb 0x6b657933", {}],
      [
        "ctdb pstore secrets.tdb 0x123 x",
        { err: "Key (123) contains odd number of hex digits\nFailed to parse key 0x123\n", status: 22 },
      ],
      ["ctdb pstore locking.tdb a b", { err: "Transactions not supported on DB locking.tdb\n", status: 1 }],
      ["ctdb writekey secrets.tdb a b", { err: "DB secrets.tdb is not a volatile database\n", status: 1 }],
      ["ctdb writekey locking.tdb a -", {}],
      ["ctdb readkey locking.tdb a", { out: "Data: size:1 ptr:[-]\n" }],
      ["ctdb deletekey locking.tdb a", {}],
      ["ctdb readkey locking.tdb a readonly", { out: "Data: size:0 ptr:[]\n" }],
      ["ctdb catdb foo", { err: "No database matching 'foo' found\n", status: 1 }],
    ]);
    assert.deepEqual(node.rows("records"), ["secrets.tdb key%202 x", "secrets.tdb %number 3"]);
    expectCalls(node, [
      ["ctdb wipedb secrets.tdb", {}],
      ["ctdb cattdb secrets.tdb", { out: "Dumped 0 records\n" }],
    ]);
  });
});

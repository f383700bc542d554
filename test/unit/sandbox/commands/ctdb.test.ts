import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCtdbNode, setSettings } from "../../../support/ctdbNode.ts";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const USAGE = `Usage: [-?YXv] [-?|--help] [--usage] [-d|--debug=STRING]
        [-t|--timelimit=INT] [-n|--node=INT] [-Y] [-x|--separator=CHAR]
        [-X] [-v|--verbose] [-T|--maxruntime=INT]

Commands:
`;

// Compared with Debian's 4.17; formats of other releases from CTDB's own tests of its tool.
describe("stub ctdb", () => {
  const site = useTemporaryDirectory();

  it("takes options anywhere and refuses wrong ones as the tool does", () => {
    const node = makeCtdbNode(site.current);
    expectCalls(node, [
      ["ctdb version", { out: "4.24.0\n" }],
      ["ctdb -Z", { err: "Invalid option -Z: unknown option\n", status: 1 }],
      ["ctdb --foo=1", { err: "Invalid option --foo=1: unknown option\n", status: 1 }],
      ["ctdb pnn -n x", { err: "Invalid option x: invalid numeric value\n", status: 1 }],
      ["ctdb -Y -n", { err: "Invalid option -n: missing argument\n", status: 1 }],
      ["ctdb --json status", { err: "Invalid option --json: unknown option\n", status: 1 }],
      ["ctdb nosuch", { err: "Unknown command 'nosuch'\n", status: 1 }],
      ["ctdb xpnn", { err: "Unknown command 'xpnn'\n", status: 1 }],
      ["ctdb -n 1 version", { err: "Cannot specify node for command version\n", status: 1 }],
      ["ctdb -n 1 pnn", { err: "Node cannot be specified for command pnn\n", status: 1 }],
      ["ctdb -n 2 ping", { err: "Node 2 has status DISCONNECTED|INACTIVE\n", status: 1 }],
      ["ctdb -n 9 ping", { err: "Node 9 does not exist\n", status: 1 }],
      ["ctdb --node=0 pnn", { out: "0\n" }],
      ["ctdb -n1 runstate", { out: "RUNNING\n" }],
      [
        "ctdb getvar",
        { out: `${USAGE}  getvar          <name>                       get a tunable variable\n`, status: 1 },
      ],
      [
        "ctdb scriptstatus a b",
        {
          out: `${USAGE}  scriptstatus    [init|setup|startup|monitor|takeip|releaseip|ipreallocated]  show event script status\n`,
          status: 1,
        },
      ],
      notSimulated("ctdb statistics", 1),
      notSimulated("ctdb shutdown", 1),
      notSimulated(
        "ctdb -n 1 setvar MonitorInterval 3",
        1,
        "the virtual node knows no more of other nodes than their flags",
      ),
    ]);
    const help = node.call("ctdb");
    assert.equal(help.status, 1);
    assert.match(
      help.stdout,
      /^Usage: \[OPTION\.\.\.\]\n[\s\S]*\n {2}leader {39}show the pnn of the leader\n/,
    );
  });

  it("has the sub-commands and formats of the release", () => {
    const node = makeCtdbNode(site.current, { version: "4.15.3" });
    expectCalls(node, [
      ["ctdb recmaster", { out: "1\n" }],
      ["ctdb leader", { err: "Unknown command 'leader'\n", status: 1 }],
      ["ctdb -X getcapabilities", { out: "|RECMASTER|LMASTER|\n|1|1|\n" }],
      [
        "ctdb nodestatus 0 -X",
        {
          out: "|Node|IP|Disconnected|Banned|Disabled|Unhealthy|Stopped|Inactive|PartiallyOnline|ThisNode|\n|0|10.1.0.31|0|0|0|0|0|0|0|Y|\n",
        },
      ],
      ["ctdb -X gettickles 10.0.0.32", { out: "|Source IP|Port|Destiation IP|Port|\n" }],
    ]);
    setSettings(node, { version: "4.4.0" });
    expectCalls(node, [
      ["ctdb pnn", { out: "PNN:0\n" }],
      ["ctdb version", { out: "CTDB version: 4.4.0\n" }],
      ["ctdb -Y ip", { out: ":Public IP:Node:\n:10.0.0.4:-1:\n:10.0.0.32:0:\n:fd00::10:31:1:\n" }],
      ["ctdb -X ifaces", { out: "|Name|LinkStatus|References|\n|eth2|1|0|\n|eth1|1|1|\n" }],
      ["ctdb gratiousarp 10.0.0.32 eth1", {}],
      ["ctdb getvar MonitorInterval", { out: "MonitorInterval         = 15\n" }],
      ["ctdb event status", { err: "Unknown command 'event'\n", status: 255 }],
    ]);
  });

  it("shows the nodes, with their flags in the exit status of nodestatus", () => {
    const node = makeCtdbNode(site.current);
    expectCalls(node, [
      [
        "ctdb status",
        {
          out: `Number of nodes:5 (including 1 deleted nodes)
pnn:0 10.1.0.31        OK (THIS NODE)
pnn:1 10.1.0.32        UNHEALTHY
pnn:2 10.1.0.33        DISCONNECTED|INACTIVE
pnn:4 10.1.0.35        DISABLED|STOPPED|INACTIVE
Generation:654321
Size:2
hash:0 lmaster:0
hash:1 lmaster:1
Recovery mode:NORMAL (0)
Leader:1
`,
        },
      ],
      ["ctdb nodestatus", { out: "pnn:0 10.1.0.31        OK (THIS NODE)\n" }],
      [
        "ctdb nodestatus 1,4",
        {
          out: "pnn:1 10.1.0.32        UNHEALTHY\npnn:4 10.1.0.35        DISABLED|STOPPED|INACTIVE\n",
          status: 38,
        },
      ],
      [
        "ctdb -X nodestatus all",
        {
          out: `|Node|IP|Disconnected|Unknown|Banned|Disabled|Unhealthy|Stopped|Inactive|PartiallyOnline|ThisNode|
|0|10.1.0.31|0|0|0|0|0|0|0|0|Y|
|1|10.1.0.32|0|0|0|0|1|0|0|0|N|
|2|10.1.0.33|1|0|0|0|0|0|1|0|N|
|4|10.1.0.35|0|0|0|1|0|1|1|0|N|
`,
          status: 39,
        },
      ],
      ["ctdb nodestatus 7", { err: "Node 7 does not exist\n", status: 1 }],
      ["ctdb nodestatus x", { err: "Invalid node x\n", status: 1 }],
      ["ctdb listnodes", { out: "10.1.0.31\n10.1.0.32\n10.1.0.33\n10.1.0.35\n" }],
      ["ctdb -X listnodes", { out: "|0|10.1.0.31|\n|1|10.1.0.32|\n|2|10.1.0.33|\n|4|10.1.0.35|\n" }],
    ]);
    setSettings(node, { runstate: "FIRST_RECOVERY" });
    expectCalls(node, [
      [
        "ctdb nodestatus 0,1",
        { out: "pnn:0 10.1.0.31        OK (THIS NODE)\npnn:1 10.1.0.32        UNKNOWN\n", status: 64 },
      ],
    ]);
  });

  it("shows who holds which public address", () => {
    const node = makeCtdbNode(site.current);
    node.write("iface_links", ["NAME LINK", "eth2 down"]);
    expectCalls(node, [
      ["ctdb ip", { out: "Public IPs on node 0\n10.0.0.4 -1\n10.0.0.32 0\nfd00::10:31 1\n" }],
      ["ctdb -x , -Y ip all", { out: ",Public IP,Node,\n,10.0.0.4,-1,\n,10.0.0.32,0,\n,fd00::10:31,1,\n" }],
      [
        "ctdb ip -v -X",
        {
          out: `|Public IP|Node|ActiveInterfaces|AvailableInterfaces|ConfiguredInterfaces|
|10.0.0.4|-1|||eth2|
|10.0.0.32|0|eth1|eth1|eth1,eth2|
|fd00::10:31|1||eth1|eth1|
`,
        },
      ],
      [
        "ctdb ip -v all",
        {
          out: `Public IPs on ALL nodes
10.0.0.4 node[-1] active[] available[] configured[]
10.0.0.32 node[0] active[eth1] available[eth1] configured[eth1,eth2]
fd00::10:31 node[1] active[eth1] available[eth1] configured[eth1]
`,
        },
      ],
      [
        "ctdb ip foo",
        { out: `${USAGE}  ip              [all]                        show public ips\n`, status: 1 },
      ],
      [
        "ctdb ipinfo 10.0.0.32",
        {
          out: `Public IP[10.0.0.32] info on node 0
IP:10.0.0.32
CurrentNode:0
NumInterfaces:2
Interface[1]: Name:eth1 Link:up References:1 (active)
Interface[2]: Name:eth2 Link:down References:0
`,
        },
      ],
      [
        "ctdb ipinfo fd00:0::10:31",
        {
          out: "Public IP[fd00::10:31] info on node 0\nIP:fd00::10:31\nCurrentNode:1\nNumInterfaces:1\nInterface[1]: Name:eth1 Link:up References:1\n",
        },
      ],
      [
        "ctdb ipinfo 10.0.0.9",
        {
          out: "Node 0 does not know about IP 10.0.0.9\n",
          err: "Control GET_PUBLIC_IP_INFO failed, ret=-1\n",
          status: 1,
        },
      ],
      ["ctdb ipinfo 10.0.0", { err: "Invalid IP address 10.0.0\n", status: 1 }],
    ]);
  });

  it("says what state the node is in", () => {
    const node = makeCtdbNode(site.current);
    writeFileSync(
      join(node.directory, "base/ctdb.conf"),
      "[cluster]\ncluster lock = /lock\nleader capability = no\n",
    );
    expectCalls(node, [
      ["ctdb runstate", { out: "RUNNING\n" }],
      ["ctdb runstate startup running", { out: "RUNNING\n" }],
      ["ctdb runstate setup", { out: "CTDB not in required run state (got RUNNING)\n", status: 1 }],
      ["ctdb runstate foo", { out: "Invalid run state (foo)\n", status: 1 }],
      ["ctdb leader", { out: "1\n" }],
      ["ctdb getreclock", { out: "/lock\n" }],
      ["ctdb getcapabilities", { out: "LEADER: NO\nLMASTER: YES\n" }],
      ["ctdb setleaderrole on", {}],
      ["ctdb -X getcapabilities", { out: "|LEADER|LMASTER|\n|1|1|\n" }],
      ["ctdb getpid", { out: "1000\n" }],
      ["ctdb process-exists 1000", { out: "PID 1000 exists\n" }],
      ["ctdb process-exists 7", { out: "PID 7 does not exist\n", status: 1 }],
      ["ctdb getdebug", { out: "NOTICE\n" }],
      ["ctdb setdebug 1", {}],
      ["ctdb getdebug", { out: "WARNING\n" }],
      [
        "ctdb setdebug foo",
        {
          err: "Invalid debug level 'foo'. Valid levels are:\n\tERROR | WARNING | NOTICE | INFO | DEBUG\n",
          status: 1,
        },
      ],
    ]);
    assert.match(node.call("ctdb", "ping").stdout, /^response from 0 time=0\.\d{6} sec {2}\(1 clients\)\n$/);
    const time = "[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}\n";
    assert.match(
      node.call("ctdb", "uptime").stdout,
      new RegExp(
        `^Current time of node 0 {8}: {16}${time}Ctdbd start time {14}: \\(000 01:00:00\\) ${time}` +
          `Time of last recovery/failover: \\(000 00:59:50\\) ${time}Duration of last recovery/failover: [\\d.]+ seconds\n$`,
      ),
    );
  });

  it("waits for ctdbd during init, and says so at once in the record", () => {
    const node = makeCtdbNode(site.current, { runstate: "INIT" });
    expectCalls(node, [
      [
        "ctdb -T 1 pnn",
        {
          err: "ctdb-events: ctdbd does not answer during init: a real node would wait here\nMaximum runtime exceeded - exiting\n",
          status: 1,
        },
      ],
      ["ctdb checktcpport 2049", {}],
    ]);
    assert.deepEqual(
      node.calls().map(([, status, flag]) => `${status} ${flag}`),
      ["- hangs", "0 -"],
    );
  });

  it("shows the status of the last run of an event", () => {
    const node = makeCtdbNode(site.current);
    const text =
      "00.ctdb              OK         0.003 Sun Nov 22 09:27:25 2026\n50.samba             ERROR      0.002 Sun Nov 22 09:27:25 2026\n  OUTPUT: no\n";
    writeFileSync(join(node.directory, "status/legacy.monitor"), text);
    expectCalls(node, [
      ["ctdb scriptstatus", { out: text }],
      ["ctdb event status legacy monitor", { out: text, status: 1 }],
      ["ctdb event status legacy startup", { out: "Event startup has never run in legacy\n", status: 22 }],
      ["ctdb scriptstatus startup", { out: "Event startup has never run in legacy\n" }],
      ["ctdb event status foo monitor", { out: "Event dir for foo does not exist\n", status: 2 }],
      [
        "ctdb event status legacy",
        {
          out: "Usage: ctdb-event [-h] [-h|--help]\n        [-d|--debug=ERROR|WARNING|NOTICE|INFO|DEBUG] <command> [<args>]\n\n  status <component> <event>     Get status of an event\n",
          status: 1,
        },
      ],
      notSimulated("ctdb event run 10 legacy monitor", 1, "no event is run from a script"),
      notSimulated("ctdb event script list legacy", 1),
    ]);
  });
});

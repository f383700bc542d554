import assert from "node:assert/strict";
import { makeCtdbNode, setSettings } from "../../../support/ctdbNode.ts";
import { type Expected, expectCalls } from "../../../support/stubCalls.ts";
import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

// Compared with the programs of Debian's 4.17; what differs in newer ones from CTDB's own tests of them.
describe("stub helper programs of CTDB", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  beforeEach(() => {
    node = makeCtdbNode(site.current);
  });
  const conf = (text: string) => site.current.file("node/base/ctdb.conf", text);

  it("ctdb-config gives values of ctdb.conf and defaults of the release", () => {
    conf(
      "[CLUSTER] and more\n  cluster lock =  !/bin/helper   a \\\n b # c\n; x\n[legacy]\nlmaster capability=No\nno equals\n[foo]\na = b\n",
    );
    expectCalls(node, [
      ["ctdb-config get cluster 'cluster lock'", { out: "!/bin/helper a b # c\n" }],
      ["ctdb-config get cluster 'recovery lock'", { out: "\n" }],
      ["ctdb-config get legacy 'lmaster capability'", { out: "false\n" }],
      ["ctdb-config get logging 'log level'", { out: "NOTICE\n" }],
      [
        "ctdb-config get legacy foo",
        { err: 'Configuration option [legacy] -> "foo" not defined\n', status: 2 },
      ],
      [
        "ctdb-config get legacy",
        {
          out: "Usage: ctdb-config [-h?] [-h|--help] [-?|--help] [--usage]\n        [-d|--debug=ERROR|WARNING|NOTICE|INFO|DEBUG] <command> [<args>]\n\n  get <section> <key>     Get a config value\n",
          status: 22,
        },
      ],
    ]);
    setSettings(node, { version: "4.15.0" });
    expectCalls(node, [
      [
        "ctdb-config get cluster 'cluster lock'",
        { err: 'Configuration option [cluster] -> "cluster lock" not defined\n', status: 2 },
      ],
      ["ctdb-config get logging 'log level'", { out: "ERROR\n" }],
    ]);
    const dump = node.call("ctdb-config", "dump").stdout;
    assert.match(
      dump,
      /^\[logging\]\n\t# location = file:[\s\S]*\[legacy\]\n\t# realtime scheduling = true\n\t# recmaster capability = true\n\tlmaster capability = false\n/,
    );
  });

  it("ctdb-config names what is wrong with ctdb.conf", () => {
    const path = `${node.directory}/base/ctdb.conf`;
    const wrong = (...lines: string[]): Expected => ({
      err: [...lines, `Failed to load config file ${path}`, ""].join("\n"),
      status: 22,
    });
    expectCalls(node, [
      ["ctdb-config validate", { err: `Failed to load config file ${path}\n`, status: 2 }],
      ["ctdb-config get event 'debug script'", { out: "\n" }],
    ]);
    const cases: readonly (readonly [string, Expected])[] = [
      ["[logging]\nlocation = syslog\nlog level = warn\n", {}],
      ["[cluster\nx = y\n", {}],
      ["[foo]\na = b\n", wrong("conf: unknown section [foo]", 'conf: unknown section for option "a"')],
      ["[database]\nfoo = 1\n", wrong('conf: unknown option [database] -> "foo"')],
      ["[logging]\nlog level =\n", wrong('conf: empty value [logging] -> "log level"')],
      [
        "[logging]\nlog level = high\nlocation = syslog:magic\n",
        wrong(
          'conf: validation for option "log level" failed',
          'conf: validation for option "location" failed',
        ),
      ],
      [
        "[legacy]\nlmaster capability = maybe\n",
        wrong('conf: invalid value [legacy] -> "lmaster capability" = "maybe"'),
      ],
      [
        "[legacy]\nscript log level = X\n",
        wrong(
          "Invalid value for [legacy] -> script log level = X",
          'conf: validation for option "script log level" failed',
        ),
      ],
      [
        "[cluster]\nleader timeout = 0\n",
        wrong(
          "Invalid value for [cluster] -> leader timeout = 0",
          'conf: validation for option "leader timeout" failed',
        ),
      ],
      ["[cluster]\nleader timeout = -5\n", wrong('conf: invalid value [cluster] -> "leader timeout" = "-5"')],
      [
        "[cluster]\nnode address = 10.1.2.3:123\n",
        wrong(
          "Invalid value for [cluster] -> node address = 10.1.2.3:123",
          'conf: validation for option "node address" failed',
        ),
      ],
      ["[cluster]\nnode address = fc00::1\n", {}],
      [
        "[event]\ndebug script = /x/no.sh\n",
        wrong(
          `debug script ${node.directory}/base/no.sh does not exist`,
          'conf: validation for option "debug script" failed',
        ),
      ],
    ];
    for (const [text, expected] of cases) {
      conf(text);
      expectCalls(node, [["ctdb-config validate", expected]]);
    }
    expectCalls(node, [["ctdb-config get cluster transport", cases.at(-1)?.[1] ?? {}]]);
  });

  it("ctdb-path says where CTDB keeps what", () => {
    const base = `${node.directory}/base`;
    expectCalls(node, [
      ["ctdb-path etcdir", { out: `${base}\n` }],
      ["ctdb-path config", { out: `${base}/ctdb.conf\n` }],
      ["ctdb-path vardir append scripts", { out: "/var/lib/ctdb/scripts\n" }],
      ["ctdb-path socket ctdbd", { out: "/run/ctdb/ctdbd.socket\n" }],
      ["ctdb-path pidfile ctdbd", { out: "/run/ctdb/ctdbd.pid\n" }],
      [
        "ctdb-path socket",
        {
          out: "Usage: ctdb-path [-h] [-h|--help] <command> [<args>]\n\n  socket <daemon>     Get path of CTDB daemon socket\n",
          status: 22,
        },
      ],
      [
        "ctdb-path datadir x",
        {
          out: "Usage: ctdb-path [-h] [-h|--help] <command> [<args>]\n\n  datadir      Get path of CTDB DATADIR\n",
          status: 22,
        },
      ],
    ]);
    const unknown = node.call("ctdb-path", "foo");
    assert.equal(unknown.status, 1);
    assert.match(
      unknown.stdout,
      /^(Usage: ctdb-path \[<options>\] <command> \[<args>\]\n[\s\S]*vardir {20}Get path of CTDB VARDIR\n){2}$/,
    );
  });

  it("ctdb_killtcp ends connections, named from either end", () => {
    const connections = [
      "10.0.0.32:445 10.0.0.9:77 ESTAB",
      "10.0.0.32:2049 10.0.0.9:700 ESTAB",
      "[fd00::10:31]:445 [fd00::9]:5 ESTAB",
    ];
    node.write("connections", ["LOCAL REMOTE STATE", ...connections]);
    assert.deepEqual(
      node.callWith("\n10.0.0.9:77 10.0.0.32:445\n[fd00:0::10:31]:445 fd00::9:5\n", "ctdb_killtcp", "eth1"),
      {
        status: 0,
        stdout: "",
        stderr: "",
      },
    );
    assert.deepEqual(node.rows("connections"), [connections[1]]);
    assert.deepEqual(node.callWith("10.0.0.32:445 foo\n", "ctdb_killtcp", "eth1"), {
      status: 255,
      stdout: "",
      stderr: "Unable to parse connections (Invalid argument)\n",
    });
    expectCalls(node, [
      ["ctdb_killtcp eth1 10.0.0.9 10.0.0.32:2049", { err: "Bad IP:port '10.0.0.9'\n", status: 255 }],
      ["ctdb_killtcp eth1 10.0.0.9:700 10.0.0.32:2049", {}],
      [
        "ctdb_killtcp",
        {
          out: `usage: ${node.directory}/bin/ctdb_killtcp <interface> [ <srcip:port> <dstip:port> ]\n`,
          status: 1,
        },
      ],
    ]);
    assert.deepEqual(node.rows("connections"), []);
  });

  it("ctdb_natgw and ctdb_lvs choose among the nodes of their group", () => {
    const base = `${node.directory}/base`;
    expectCalls(node, [
      [
        "ctdb_natgw leader",
        { err: `ctdb_natgw: NAT gateway nodes file "${base}/natgw_nodes" not found\n`, status: 1 },
      ],
    ]);
    site.current.file(
      "node/base/natgw_nodes",
      "10.1.0.31\tfollower-only\n10.1.0.32\n10.1.0.35\n# 10.1.0.33\n",
    );
    site.current.file("node/base/lvs_nodes", "10.1.0.31 follower-only\n10.1.0.32\n");
    expectCalls(node, [
      ["ctdb_natgw leader", { out: "1 10.1.0.32\n" }],
      ["ctdb_natgw list", { out: "10.1.0.31\tfollower-only\n10.1.0.32\tLEADER\n10.1.0.35\n#\t10.1.0.33\n" }],
      [
        "ctdb natgw status",
        {
          out: "pnn:0 10.1.0.31        OK (THIS NODE)\npnn:1 10.1.0.32        UNHEALTHY\npnn:4 10.1.0.35        DISABLED|STOPPED|INACTIVE\n",
        },
      ],
      ["ctdb_lvs list", { out: "0 10.1.0.31\n" }],
      ["ctdb lvs leader", { out: "1\n" }],
    ]);
    node.write("nodes", ["PNN ADDRESS FLAGS", "0 10.1.0.31 DISABLED", "1 10.1.0.32 DISABLED"]);
    expectCalls(node, [
      ["ctdb_natgw leader", { status: 2 }],
      ["ctdb_lvs leader", { status: 255 }],
      ["ctdb_lvs list", {}],
    ]);
    site.current.file("node/base/other", "10.1.0.31 bad\n");
    site.current.file("node/base/script.options", 'CTDB_NATGW_NODES="$CTDB_BASE/other"\n');
    expectCalls(node, [
      ["ctdb_natgw list", { err: `ctdb_natgw: Invalid options "bad" in  "${base}/other"\n`, status: 1 }],
    ]);
    assert.match(
      node.call("ctdb_lvs").stdout,
      /ctdb_lvs <option>\n\n<option> is one of:\n {2}leader {5}Display/,
    );
  });

  it("smnotify and ctdb_smnotify_helper send nothing", () => {
    expectCalls(node, [
      ["smnotify --client=10.0.0.9 --ip=10.0.0.32 --server=a --stateval=3", {}],
      ["smnotify --ip 10.0.0.32", { out: "ERROR: client not specified\n" }],
      ["smnotify --foo", { err: "Invalid option --foo: unknown option\n", status: 1 }],
      [
        "ctdb_smnotify_helper monitor 10.0.0.9 10.0.0.32",
        { out: `0100007f 000186b5 00000004 00000010 ${"0".repeat(32)} 10.0.0.9 10.0.0.32\n` },
      ],
      ["ctdb_smnotify_helper state 3", { out: "\u0003\0\0\0" }],
    ]);
  });

  it("onnode runs commands on this node, and reaches no other", () => {
    const unreachable = (address: string) => `ssh: connect to host ${address} port 22: No route to host\n`;
    site.current.file("node/base/nodes", "10.1.0.31\n10.1.0.32\n#10.1.0.33\n");
    node.write("nodes", [
      "PNN ADDRESS FLAGS",
      "0 10.1.0.31 -",
      "1 10.1.0.32 UNHEALTHY",
      "2 10.1.0.33 DELETED",
    ]);
    expectCalls(node, [
      ["onnode 0 echo a b", { out: "a b\n" }],
      ["onnode 0 'exit 3'", { status: 3 }],
      ["onnode healthy 'echo a; echo b >&2'", { out: "a\n", err: "b\n" }],
      ["onnode 1 true", { err: unreachable("10.1.0.32"), status: 255 }],
      [
        "onnode con echo a",
        {
          out: "a\n",
          err: `\n>> NODE: 10.1.0.31 <<\n\n>> NODE: 10.1.0.32 <<\n${unreachable("10.1.0.32")}`,
          status: 255,
        },
      ],
      [
        "onnode -p all echo a",
        { out: `[10.1.0.31] a\n[10.1.0.32] ${unreachable("10.1.0.32")}`, status: 255 },
      ],
      ["onnode -q 0,0 echo a", { out: "a\na\n" }],
      ["onnode 2 true", { err: 'onnode: "node 2" does not exist\n', status: 1 }],
    ]);
    assert.equal(node.callWith("text\n", "onnode", "-i", "0", "cat").stdout, "text\n");
    assert.equal(node.callWith("text\n", "onnode", "0", "cat").stdout, "");
    assert.match(node.call("onnode", "x", "true").stderr, /^Invalid <nodespec>\n\nUsage: onnode \[OPTION\]/);
    assert.equal(node.call("onnode", "0").status, 1);
  });
});

import assert from "node:assert/strict";
import { makeCtdbNode } from "../../../support/ctdbNode.ts";
import { expectCalls } from "../../../support/stubCalls.ts";
import type { StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("stub ctdb, where it changes databases", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  beforeEach(() => {
    node = makeCtdbNode(site.current);
  });

  it("keeps databases", () => {
    const paths = "/var/lib/ctdb";
    expectCalls(node, [
      ["ctdb attach ctdb.tdb persistent", {}],
      ["ctdb attach ctdb.tdb persistent", {}],
      ["ctdb attach ctdb.tdb", {}],
      [
        "ctdb attach ctdb.tdb replicated",
        { err: "attach: ctdb.tdb failed to get db_id, ret=-1\n", status: 1 },
      ],
      [
        "ctdb attach ctdb.tdb sticky",
        {
          err: "set_db_flags: 0x6645c6c4 SET_DB_STICKY failed, ret=-1\nattach: ctdb.tdb set db flags 0x00000004 failed\n",
          status: 1,
        },
      ],
      ["ctdb attach volatile.tdb", {}],
      [
        "ctdb attach volatile.tdb persistent",
        { err: "attach: volatile.tdb failed to get db_id, ret=-1\n", status: 1 },
      ],
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
      ["ctdb wipedb secrets.tdb", { out: "Database secrets.tdb wiped\n" }],
      ["ctdb cattdb secrets.tdb", { out: "Dumped 0 record(s)\n" }],
    ]);
  });
});

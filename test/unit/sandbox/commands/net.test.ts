import assert from "node:assert/strict";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const lines = (...text: readonly string[]) => `${text.join("\n")}\n`;

// Compared with net of Samba 4.17.12.
describe("stub net", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "version 4.17.12"],
      services: ["NAME STATE BOOT PROCESSES", "smbd active enabled smbd"],
      processes: ["PID NAME SERVICE", "2001 smbd smbd"],
      connections: ["LOCAL REMOTE STATE", "10.0.0.31:445 10.0.0.7:50001 ESTAB"],
      shares: ["NAME PATH OPTIONS", "global - workgroup = EXAMPLE", "data /srv/data read only = no"],
    });
  });

  it("shows the configuration of the registry", () => {
    const data = lines("[data]", "\tpath = /srv/data", "\tread only = no");
    expectCalls(node, [
      ["net conf list", { out: `[global]\n\tworkgroup = EXAMPLE\n\n${data}\n` }],
      ["net conf listshares", { out: "global\ndata\n" }],
      ["net conf showshare DATA", { out: data }],
      [
        "net conf showshare nope",
        { out: "error getting share parameters: SBC_ERR_NO_SUCH_SERVICE\n", status: 255 },
      ],
      ["net conf getparm data path", { out: "/srv/data\n" }],
      [
        "net conf getparm data comment",
        { err: "Error: given parameter 'comment' is not set.\n", status: 255 },
      ],
      ["net conf getparm nope path", { err: "Error: given service 'nope' does not exist.\n", status: 255 }],
      [
        "net conf getparm data zork",
        {
          err: lines('Unknown parameter encountered: "zork"', "Error: given parameter 'zork' is not set."),
          status: 255,
        },
      ],
      ["net conf getparm data", { out: "Usage:\n net conf getparm <section> <param>\n", status: 255 }],
      ["net conf list extra", { out: "Usage: net conf list\n", status: 255 }],
      notSimulated("net conf import /tmp/smb.conf", 255),
    ]);
    const { stdout, status } = node.call("net", "conf", "zork");
    assert.match(stdout, /^Usage:\nnet conf list {12}Dump the complete configuration/);
    assert.equal(status, 255);
  });

  it("changes it", () => {
    expectCalls(node, [
      ["net conf addshare New '/srv/a b' writeable=y guest_ok=n 'a comment'", {}],
      ["net conf addshare new /srv/new", { err: "ERROR: share new already exists.\n", status: 255 }],
      ["net conf setparm data writable no", {}],
      ["net conf setparm data browsable no", {}],
      ["net conf setparm other path /srv/other", {}],
      [
        "net conf setparm data zork yes",
        {
          err: lines('Unknown parameter encountered: "zork"', "Invalid parameter 'zork' given."),
          status: 255,
        },
      ],
    ]);
    assert.deepEqual(node.rows("shares"), [
      "global - workgroup = EXAMPLE",
      "data /srv/data read only = yes; browseable = no",
      "new - path = /srv/a b; comment = a comment; guest ok = no; read only = no",
      "other /srv/other -",
    ]);
    expectCalls(node, [
      ["net conf delparm data 'read only'", {}],
      ["net conf delparm data 'read only'", {}],
      ["net conf delparm nope path", { err: "Error: given service 'nope' does not exist.\n", status: 255 }],
      ["net conf delshare new", {}],
      ["net conf delshare new", { err: "Error deleting share new: SBC_ERR_NO_SUCH_SERVICE\n", status: 255 }],
    ]);
    assert.deepEqual(node.rows("shares"), [
      "global - workgroup = EXAMPLE",
      "data /srv/data browseable = no",
      "other /srv/other -",
    ]);
    expectCalls(node, [["net conf drop", {}]]);
    assert.deepEqual(node.rows("shares"), []);
  });

  it("cleans the table of servers as the release does", () => {
    const usage = lines(
      "Usage:",
      "net serverid wipedbs         Clean dead entries from temporary databases",
      "net serverid exists          Show existence of a serverid",
    );
    expectCalls(node, [
      [
        "net serverid wipedbs",
        {
          out: lines(
            "Found 1 serverids, 1 alive and 0 disconnected",
            "Found 1 sessions, 1 alive and 0 disconnected, cleaned up 0 of 0 entries",
            "Found 1 tcons, 1 alive and 0 disconnected, cleaned up 0 of 0 entries",
            "Found 0 opens, 0 alive, 0 disconnected and 0 timed out, cleaned up 0 of 0 entries",
          ),
        },
      ],
      ["net serverid wipe", { out: usage, err: "Invalid command: net serverid wipe\n", status: 255 }],
    ]);
    node.write("settings", ["NAME VALUE", "version 4.2.0"]);
    expectCalls(node, [["net serverid wipe", {}]]);
  });

  it("takes the domain from the setting `join`", () => {
    const create = "net ads keytab create --configfile=/etc/ctdb/lib/server.conf";
    expectCalls(node, [notSimulated("net ads testjoin", 255, "no setting `join` (ok or broken)")]);
    node.write("settings", ["NAME VALUE", "join ok"]);
    expectCalls(node, [
      ["net ads testjoin", { out: "Join is OK\n" }],
      [`${create} '--option=sync machine password script='`, {}],
      notSimulated("net ads info", 255),
    ]);
    node.write("settings", ["NAME VALUE", "join broken"]);
    expectCalls(node, [
      ["net ads testjoin", { err: "Join to domain is not valid: NT code 0xfffffff6\n", status: 255 }],
      [
        create,
        {
          out: '\nWarning: "kerberos method" must be set to a keytab method to use keytab functions.\n',
          status: 255,
        },
      ],
    ]);
  });

  it("does what else scripts ask, or says that it does not", () => {
    expectCalls(node, [
      ["net cache flush", {}],
      ["net cache get x", { err: "Failed to find entry\n", status: 255 }],
      ["net -V", { out: "Version 4.17.12\n" }],
      notSimulated("net status sessions", 255),
      [
        "net zork",
        {
          err: "Invalid command: net zork\nctdb-events: not simulated: net zork (the list of commands)\n",
          status: 255,
        },
      ],
    ]);
  });
});

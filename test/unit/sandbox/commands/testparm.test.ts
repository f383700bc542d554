import assert from "node:assert/strict";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const lines = (...text: readonly string[]) => `${text.join("\n")}\n`;
const said = (path: string, ...more: readonly string[]) =>
  lines(
    `Load smb config files from ${path}`,
    ...more,
    "Loaded services file OK.",
    "Weak crypto is allowed by GnuTLS (e.g. NTLM as a compatibility fallback)",
    "",
  );
const ROLE = "Server role: ROLE_STANDALONE\n\n";

// Compared with testparm of Samba 4.17.12.
describe("stub testparm", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "version 4.17.12", "hostname node1.example.com"],
      shares: [
        "NAME PATH OPTIONS",
        "global - netbios name = cluster; smb ports = 445",
        "data /srv/data writable = yes; comment = All of it; read list = a, b",
        "home /srv/%U browsable = no; create mode = 664; fruit:x = 1; available = no; read only = yes",
      ],
    });
  });

  it("dumps the shares of the node", () => {
    const err =
      said("/etc/samba/smb.conf").replace("Loaded", "NOTE: Service home is flagged unavailable.\nLoaded") +
      ROLE;
    const out = lines(
      "# Global parameters",
      "[global]",
      "\tclustering = Yes",
      "\tnetbios name = CLUSTER",
      "\tsmb ports = 445",
      "\tidmap config * : backend = tdb",
      "",
      "",
      "[data]",
      "\tcomment = All of it",
      "\tpath = /srv/data",
      "\tread list = a b",
      "\tread only = No",
      "",
      "",
      "[home]",
      "\tavailable = No",
      "\tbrowseable = No",
      "\tcreate mask = 0664",
      "\tpath = /srv/%U",
      "\tfruit:x = 1",
    );
    expectCalls(node, [
      ["testparm -s", { out, err }],
      ["testparm", { out, err: `${err}Press enter to see a dump of your service definitions\n` }],
    ]);
  });

  it("answers for one section or parameter", () => {
    const err = said("/etc/samba/smb.conf").replace(
      "Loaded",
      "NOTE: Service home is flagged unavailable.\nLoaded",
    );
    const section =
      "\n[data]\n\tcomment = All of it\n\tpath = /srv/data\n\tread list = a b\n\tread only = No\n";
    expectCalls(node, [
      ["testparm -s '--parameter-name=smb ports'", { out: "445\n", err }],
      ["testparm -s --parameter-name=WORKGROUP", { out: "WORKGROUP\n", err }],
      ["testparm -s --section-name=data --parameter-name=path", { out: "/srv/data\n", err }],
      ["testparm -s --section-name=DATA --parameter-name=writeable", { out: "Yes\n", err }],
      ["testparm -s --section-name home --parameter-name fruit:x", { out: "1\n", err }],
      ["testparm -s --section-name=data", { out: section, err }],
      ["testparm -sl --section-name=data", { out: section, err: err.replace(/\n\n$/, "\n") }],
      ["testparm -s --section-name=nope", { err: `${err}Unknown section nope\n`, status: 1 }],
      [
        "testparm -s --parameter-name=nope",
        {
          err: `${err}Unknown parameter encountered: "nope"\nParameter nope unknown for section global\n`,
          status: 1,
        },
      ],
      [
        "testparm -s --parameter-name=workgroup --section-name=data",
        { err: `${err}Parameter workgroup unknown for section data\n`, status: 1 },
      ],
    ]);
  });

  it("shows what is as by default with -v, in the way of the release", () => {
    const verbose = () => node.call("testparm", "-v", "-s").stdout.split("\n");
    const old = verbose();
    for (const line of [
      "\tsmb ports = 445",
      "\tpath = ",
      "\tregistry shares = No",
      "\twinbind separator = \\",
    ]) {
      assert.ok(old.includes(line), line);
    }
    node.write("settings", ["NAME VALUE", "version 4.24.0", "hostname node1"]);
    assert.ok(verbose().includes("\tserver smb transports = 445"));
    node.write("shares", ["NAME PATH OPTIONS"]);
    assert.ok(verbose().includes("\tserver smb transports = tcp, nbt"));
    assert.ok(verbose().includes("\tnetbios name = NODE1"));
  });

  it("reads a file, such as the cache of 50.samba", () => {
    const path = site.current.resolve("smb.conf");
    site.current.file(
      "smb.conf",
      lines(
        "# comment",
        "[global]",
        " log level = 2",
        " vfs objects = fileid acl_xattr",
        " zork = 1",
        " max log size = \\",
        "   3",
        "[a]",
        '  path = "/a b"',
        " workgroup = X",
        "  vfs objects = ",
        "[b]",
        " copy = a",
        " directory mode = 2775",
        " max connections = 0",
      ),
    );
    expectCalls(node, [
      [
        `testparm -s ${path}`,
        {
          out: lines(
            "# Global parameters",
            "[global]",
            "\tmax log size = 3",
            "\tidmap config * : backend = tdb",
            "\tvfs objects = fileid acl_xattr",
            "",
            "",
            "[a]",
            '\tpath = "/a b"',
            "\tvfs objects = ",
            "",
            "",
            "[b]",
            "\tcopy = a",
            "\tdirectory mask = 02775",
            '\tpath = "/a b"',
            "\tvfs objects = ",
          ),
          err:
            said(
              path,
              'Unknown parameter encountered: "zork"',
              'Ignoring unknown parameter "zork"',
              "Global parameter workgroup found in service section!",
            ) + ROLE,
        },
      ],
    ]);
  });

  it("refuses what Samba refuses", () => {
    const path = site.current.resolve("wrong.conf");
    site.current.file("wrong.conf", "[a]\nread only = maybe\n");
    const failed = (file: string, ...more: readonly string[]) => ({
      err: lines(`Load smb config files from ${file}`, ...more, "Error loading services."),
      status: 1,
    });
    expectCalls(node, [
      ["testparm -s /nonexistent", failed("/nonexistent")],
      [`testparm -s ${path}`, failed(path, "set_variable_helper(maybe): value is not boolean!")],
    ]);
    // What `testparm -v` prints has an empty `copy`, which is why 50.samba takes that out of its cache.
    site.current.file("verbose.conf", node.call("testparm", "-s", "-v").stdout);
    const verbose = site.current.resolve("verbose.conf");
    expectCalls(node, [
      [`testparm -s ${verbose}`, failed(verbose, "Unable to copy service - invalid service destination.")],
    ]);
    const { stderr, status } = node.call("testparm", "--zork");
    assert.match(stderr, /^\nInvalid option --zork: unknown option\n\nUsage: testparm \[-\?vlV\]/);
    assert.equal(status, 1);
    expectCalls(node, [
      ["testparm -V", { out: "Version 4.17.12\n" }],
      notSimulated("testparm --show-all-parameters", 1),
      notSimulated("testparm -s /etc/samba/smb.conf host 10.0.0.1", 1, "access of a host"),
    ]);
  });
});

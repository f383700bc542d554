import assert from "node:assert/strict";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const lines = (...text: readonly string[]) => `${text.join("\n")}\n`;
const NOT_UP = "WBC_ERR_WINBIND_NOT_AVAILABLE";
const NO_DOMAIN = `could not obtain winbind interface details: ${NOT_UP}\ncould not obtain winbind domain name!\n`;
const SETTINGS = [
  "NAME VALUE",
  "pnn 1",
  "version 4.17.12",
  "nextpid 3000",
  "sleep instant",
  "time 1000000000",
];

// Compared with the tools of Samba 4.17.12.
describe("stubs of Samba's tools", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: SETTINGS,
      services: [
        "NAME STATE BOOT PROCESSES",
        "smbd active enabled smbd",
        "nmbd inactive enabled nmbd",
        "winbind active enabled winbindd",
      ],
      processes: ["PID NAME SERVICE", "2001 smbd smbd", "2002 winbindd winbind"],
      shares: ["NAME PATH OPTIONS", "global - workgroup = EXAMPLE", "data /srv/data -"],
      connections: [
        "LOCAL REMOTE STATE",
        "10.0.0.31:445 10.0.0.7:50001 ESTAB",
        "[fd00::1]:445 [fd00::7]:40001 ESTAB",
        "10.0.0.31:22 10.0.0.7:50002 ESTAB",
        "10.0.0.31:445 10.0.0.8:50003 TIME-WAIT",
      ],
    });
  });

  const states = () => node.rows("services").map((row) => row.split(" ").slice(0, 2).join(" "));

  describe("smbcontrol", () => {
    it("sends messages to daemons that run", () => {
      expectCalls(node, [
        ["smbcontrol smbd ping", { out: "PONG from pid 1:2001\n" }],
        ["smbcontrol winbind ping", { out: "PONG from pid 1:2002\n" }],
        ["smbcontrol -t 3 all ping", { out: "PONG from pid 1:2001\nPONG from pid 1:2002\n" }],
        ["smbcontrol 2002 ping", { out: "PONG from pid 1:2002\n" }],
        ["smbcontrol 99 ping", { status: 1 }],
        ["smbcontrol nmbd ping", { err: "Can't find pid for destination 'nmbd'\n", status: 1 }],
        ["smbcontrol nmbd zork", { err: "Can't find pid for destination 'nmbd'\n", status: 1 }],
        ["smbcontrol smbd zork", { err: "smbcontrol: unknown command 'zork'\n", status: 1 }],
        ["smbcontrol all reload-config", {}],
        ["smbcontrol winbindd ip-dropped 10.0.0.31", {}],
        [
          "smbcontrol smbd close-share",
          { err: "Usage: smbcontrol <dest> close-share <sharename>\n", status: 1 },
        ],
        ["smbcontrol smbd close-share data", {}],
        ["smbcontrol smbd ping x", { err: "Usage: smbcontrol <dest> ping\n", status: 1 }],
        notSimulated("smbcontrol smbd num-children", 1),
      ]);
      const usage = node.call("smbcontrol", "smbd");
      assert.match(
        usage.stderr,
        /^Usage: smbcontrol \[OPTION...\] <destination> <message-type> <parameters>\n/,
      );
      assert.match(usage.stderr, /\n\tsleep {25}Cause the target process to sleep\n\n$/);
      assert.equal(usage.status, 1);
      assert.match(node.call("smbcontrol", "--zork").stderr, /^Invalid option\nUsage: /);
    });

    it("shuts daemons down and drops clients", () => {
      expectCalls(node, [
        ["smbcontrol smbd kill-client-ip 10.0.0.7", {}],
        ["smbcontrol winbindd shutdown", {}],
      ]);
      assert.deepEqual(node.rows("connections"), [
        "[fd00::1]:445 [fd00::7]:40001 ESTAB",
        "10.0.0.31:22 10.0.0.7:50002 ESTAB",
        "10.0.0.31:445 10.0.0.8:50003 TIME-WAIT",
      ]);
      assert.deepEqual(states(), ["smbd active", "nmbd inactive", "winbind inactive"]);
      assert.deepEqual(node.rows("processes"), ["2001 smbd smbd"]);
    });
  });

  describe("smbstatus", () => {
    const head = lines(
      "",
      "Samba version 4.17.12",
      "PID     Username     Group        Machine                                   Protocol Version  Encryption           Signing              ",
      "-".repeat(136),
    );
    const shares = lines(
      "",
      "Service      pid     Machine       Connected at                     Encryption   Signing     ",
      "-".repeat(93),
    );

    it("shows the clients of SMB", () => {
      const clients = lines(
        "1:60001 nobody       nogroup      10.0.0.7 (ipv4:10.0.0.7:50001)            SMB3_11           -                    -                    ",
        "1:50001 nobody       nogroup      fd00::7 (ipv6:fd00::7:40001)              SMB3_11           -                    -                    ",
      );
      const connected = lines(
        "data         1:60001 10.0.0.7      Sun Sep  9 01:46:40 2001 UTC     -            -           ",
        "data         1:50001 fd00::7       Sun Sep  9 01:46:40 2001 UTC     -            -           ",
      );
      expectCalls(node, [
        ["smbstatus", { out: `${head}${clients}${shares}${connected}\n\n`, err: "No locked files\n" }],
        ["smbstatus -b", { out: head + clients }],
        ["smbstatus -p", { out: head + clients }],
        ["smbstatus -np", { out: head + clients.replaceAll("nobody       nogroup", "65534        65534  ") }],
        ["smbstatus -S", { out: `${shares}${connected}\n` }],
        ["smbstatus -L", { out: "\n", err: "No locked files\n" }],
        notSimulated("smbstatus --json", 1),
      ]);
      assert.match(
        node.call("smbstatus", "--zork").stderr,
        /^\nInvalid option --zork: unknown option\n\nUsage: /,
      );
    });

    it("has none where smbd does not run", () => {
      node.write("processes", ["PID NAME SERVICE"]);
      expectCalls(node, [
        ["smbstatus -p", { out: head }],
        ["smbstatus -S", { out: `${shares}\n` }],
      ]);
    });
  });

  describe("wbinfo", () => {
    it("reaches winbindd as long as that runs", () => {
      expectCalls(node, [
        ["wbinfo -p", { out: "Ping to winbindd succeeded\n" }],
        ["wbinfo --own-domain", { out: "EXAMPLE\n" }],
        ["wbinfo --separator", { out: "\\\n" }],
        notSimulated("wbinfo -t", 1, "no setting `join` (ok or broken)"),
        notSimulated("wbinfo -u", 1),
        notSimulated("wbinfo -i root", 1),
        ["wbinfo --zork", { err: "Invalid option\n", status: 1 }],
        ["smbcontrol winbindd shutdown", {}],
        ["wbinfo -p", { out: "Ping to winbindd failed\n", err: "could not ping winbindd!\n", status: 1 }],
        ["wbinfo --own-domain", { out: "(null)\n", err: NO_DOMAIN }],
        [
          "wbinfo -t",
          {
            out: "checking the trust secret for domain (null) via RPC calls failed\n",
            err: `${NO_DOMAIN}failed to call wbcCheckTrustCredentials: ${NOT_UP}\nCould not check secret\n`,
            status: 1,
          },
        ],
        [
          "wbinfo -P",
          {
            out: 'checking the NETLOGON for domain[] dc connection to "" failed\n',
            err: `${NO_DOMAIN}failed to call wbcPingDc: ${NOT_UP}\n`,
            status: 1,
          },
        ],
        ["wbinfo -u", { err: `${NO_DOMAIN}Error looking up domain users\n`, status: 1 }],
        ["winbindd -D", {}],
        ["wbinfo -p", { out: "Ping to winbindd succeeded\n" }],
      ]);
    });

    it("asks for the domain what the setting `join` says", () => {
      node.write("settings", [...SETTINGS, "join ok", "hostname node1"]);
      expectCalls(node, [
        ["wbinfo -t", { out: "checking the trust secret for domain EXAMPLE via RPC calls succeeded\n" }],
        [
          "wbinfo --ping-dc",
          { out: 'checking the NETLOGON for domain[EXAMPLE] dc connection to "dc.example" succeeded\n' },
        ],
        [
          "wbinfo --online-status",
          { out: "BUILTIN : active connection\nNODE1 : active connection\nEXAMPLE : active connection\n" },
        ],
      ]);
      node.write("settings", [...SETTINGS, "join broken"]);
      expectCalls(node, [
        [
          "wbinfo -t",
          {
            out: "checking the trust secret for domain EXAMPLE via RPC calls failed\n",
            err: lines(
              "wbcCheckTrustCredentials(EXAMPLE): error code was NT_STATUS_NO_SUCH_DOMAIN (0xc00000df)",
              "failed to call wbcCheckTrustCredentials: WBC_ERR_AUTH_ERROR",
              "Could not check secret",
            ),
            status: 1,
          },
        ],
        [
          "wbinfo -P",
          {
            out: 'checking the NETLOGON for domain[EXAMPLE] dc connection to "" failed\n',
            err: "failed to call wbcPingDc: WBC_ERR_DOMAIN_NOT_FOUND\n",
            status: 1,
          },
        ],
      ]);
    });
  });

  describe("smbd, nmbd, winbindd", () => {
    it("start as daemons of their service, once", () => {
      expectCalls(node, [
        ["nmbd -D", {}],
        ["nmbd --daemon", {}],
        ["smbd -D -s /etc/samba/smb.conf", {}],
        ["smbd -V", { out: "Version 4.17.12\n" }],
        notSimulated("smbd -F", 1, "only with -D"),
        notSimulated("smbd -b", 1),
      ]);
      assert.deepEqual(states(), ["smbd active", "nmbd active", "winbind active"]);
      assert.deepEqual(node.rows("processes"), ["2001 smbd smbd", "2002 winbindd winbind", "3000 nmbd nmbd"]);
      assert.match(
        node.call("winbindd", "--zork").stderr,
        /^\nInvalid option --zork: unknown option\n\nUsage: winb/,
      );
      assert.match(node.call("nmbd", "-z").stderr, /^\nInvalid options\n\nUsage: nmbd /);
    });

    it("give up unseen where the service is broken", () => {
      node.write("services", ["NAME STATE BOOT PROCESSES", "nmbd broken enabled nmbd"]);
      expectCalls(node, [["nmbd -D", {}]]);
      assert.deepEqual(states(), ["nmbd broken"]);
    });
  });
});

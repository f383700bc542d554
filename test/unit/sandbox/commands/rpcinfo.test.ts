import assert from "node:assert/strict";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const lines = (...text: readonly string[]) => `${text.join("\n")}\n`;
const ready = (program: number, ...versions: readonly number[]) =>
  lines(...versions.map((version) => `program ${program} version ${version} ready and waiting`));

// Compared with rpcbind 1.2.6 and nfs-common 2.6.2.
describe("stubs rpcinfo and showmount", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "hostname node1"],
      addresses: ["INTERFACE ADDRESS FLAGS", "eth0 10.0.0.31/24 -"],
      services: [
        "NAME STATE BOOT PROCESSES",
        "rpcbind active enabled rpcbind",
        "rpc-statd active static rpc.statd",
        "nfs-server active enabled nfsd",
        "nfs-mountd inactive static rpc.mountd",
      ],
      programs: [
        "NUMBER VERSION PROTOCOL PORT NAME SERVICE",
        "100000 4 tcp 111 portmapper rpcbind",
        "100000 3 tcp 111 portmapper rpcbind",
        "100000 2 udp 111 portmapper rpcbind",
        "100024 1 udp 662 status rpc-statd",
        "100003 3 tcp 2049 nfs nfs-server",
        "100003 4 tcp 2049 nfs nfs-server",
        "100005 1 tcp 892 mountd nfs-mountd",
      ],
      exports: ["PATH CLIENT OPTIONS"],
    });
  });

  const setService = (name: string, state: string) =>
    node.write("services", [
      "NAME STATE BOOT PROCESSES",
      ...node
        .rows("services")
        .map((row) => (row.startsWith(`${name} `) ? row.replace(/active|inactive/, state) : row)),
    ]);

  it("lists the programs of active services", () => {
    expectCalls(node, [
      [
        "rpcinfo -p",
        {
          out: lines(
            "   program vers proto   port  service",
            "    100000    4   tcp    111  portmapper",
            "    100000    3   tcp    111  portmapper",
            "    100000    2   udp    111  portmapper",
            "    100024    1   udp    662  status",
            "    100003    3   tcp   2049  nfs",
            "    100003    4   tcp   2049  nfs",
          ),
        },
      ],
      [
        "rpcinfo -s localhost",
        {
          out: lines(
            "   program version(s) netid(s)                         service     owner",
            "    100000  2,3,4     udp,tcp                          portmapper  superuser",
            "    100024  1         udp                              status      unknown",
            "    100003  3,4       tcp                              nfs         superuser",
          ),
        },
      ],
    ]);
    assert.match(
      node.call("rpcinfo").stdout,
      /^ {3}program version netid {5}address {16}service {4}owner\n {4}100000 {4}4 {4}tcp {7}0\.0\.0\.0\.0\.111 {10}portmapper superuser\n/,
    );
  });

  it("calls a program, as the checks of nfs-checks.d do", () => {
    expectCalls(node, [
      ["rpcinfo -T tcp 127.0.0.1 nfs 3", { out: ready(100003, 3) }],
      ["rpcinfo -T tcp 127.0.0.1 nfs", { out: ready(100003, 3, 4) }],
      ["rpcinfo -T tcp6 ::1 nfs 3", { out: ready(100003, 3) }],
      ["rpcinfo -t 10.0.0.31 100003 4", { out: ready(100003, 4) }],
      ["rpcinfo -n 662 -u node1 status", { out: ready(100024, 1) }],
      ["rpcinfo -T udp 127.0.0.1 nfs 3", { err: "rpcinfo: RPC: Program not registered\n", status: 1 }],
      ["rpcinfo -T tcp 127.0.0.1 mountd 1", { err: "rpcinfo: RPC: Program not registered\n", status: 1 }],
      ["rpcinfo -u 127.0.0.1 mountd", { err: "127.0.0.1: RPC: Program not registered\n", status: 1 }],
      [
        "rpcinfo -T tcp 127.0.0.1 nfs 2",
        {
          out: "program 100003 version 2 is not available\n",
          err: "rpcinfo: RPC: Program/version mismatch; low version = 3, high version = 4\n",
          status: 1,
        },
      ],
      ["rpcinfo -T tcp 127.0.0.1 zork", { err: "rpcinfo: zork is unknown service\n", status: 1 }],
      ["rpcinfo -T tcp 127.0.0.1 nfs x", { err: "rpcinfo: x is illegal version number\n", status: 1 }],
      ["rpcinfo -T zork 127.0.0.1 nfs", { err: "rpcinfo: Could not find zork\n", status: 1 }],
      ["rpcinfo -T tcp ::1 nfs", { err: "rpcinfo: RPC: Unknown host\n", status: 1 }],
      notSimulated("rpcinfo -T tcp 10.0.0.32 nfs", 1, "another host"),
      notSimulated("rpcinfo -b nfs 3", 1),
    ]);
    setService("nfs-server", "inactive");
    expectCalls(node, [
      ["rpcinfo -T tcp 127.0.0.1 nfs 3", { err: "rpcinfo: RPC: Program not registered\n", status: 1 }],
    ]);
    assert.match(node.call("rpcinfo", "-t").stderr, /^Usage: rpcinfo \[-m \| -s\] \[host\]\n/);
    assert.match(node.call("rpcinfo", "-z").stderr, /rpcinfo: invalid option -- 'z'\nUsage: rpcinfo/);
  });

  it("reaches nothing without rpcbind", () => {
    setService("rpcbind", "inactive");
    const refused = "RPC: Remote system error - Connection refused\n";
    expectCalls(node, [
      ["rpcinfo -p", { err: `rpcinfo: can't contact portmapper: ${refused}`, status: 1 }],
      ["rpcinfo", { err: `rpcinfo: can't contact rpcbind: ${refused}`, status: 1 }],
      ["rpcinfo -p 127.0.0.1", { err: `127.0.0.1: ${refused}`, status: 1 }],
      [
        "rpcinfo -s 127.0.0.1",
        {
          err: "rpcinfo: can't contact rpcbind: : RPC: Unable to receive; errno = Connection refused\n",
          status: 1,
        },
      ],
      ["rpcinfo -T tcp 127.0.0.1 nfs 3", { err: `rpcinfo: ${refused}`, status: 1 }],
      ["rpcinfo -T udp 127.0.0.1 nfs 3", { err: "rpcinfo: RPC: Unable to receive\n", status: 1 }],
      ["rpcinfo -t 127.0.0.1 nfs 3", { err: `127.0.0.1: ${refused}`, status: 1 }],
      ["showmount -e", { err: "clnt_create: RPC: Unable to receive\n", status: 1 }],
    ]);
  });

  it("shows what mountd tells of the exports", () => {
    expectCalls(node, [["showmount -e", { err: "clnt_create: RPC: Program not registered\n", status: 1 }]]);
    setService("nfs-mountd", "active");
    node.write("exports", [
      "PATH CLIENT OPTIONS",
      "/srv/data 10.0.0.0/24 rw",
      "/srv/data client ro",
      "/srv/long/name 10.0.0.1 rw",
      "/srv/long/name * rw",
    ]);
    expectCalls(node, [
      [
        "showmount -e",
        {
          out: lines(
            "Export list for node1:",
            "/srv/data      10.0.0.0/24,client",
            "/srv/long/name (everyone)",
          ),
        },
      ],
      [
        "showmount --no-headers -e 127.0.0.1",
        { out: "/srv/data      10.0.0.0/24,client\n/srv/long/name (everyone)\n" },
      ],
      ["showmount", { out: "Hosts on node1:\n" }],
      ["showmount -a", { out: "All mount points on node1:\n" }],
      ["showmount -d localhost", { out: "Directories on localhost:\n" }],
      ["showmount -a -e", { err: "showmount: only one of -a, -d or -e is allowed\n", status: 1 }],
      [
        "showmount -z",
        {
          err: lines(
            "showmount: invalid option -- 'z'",
            "Usage: showmount [-adehv]",
            "       [--all] [--directories] [--exports]",
            "       [--no-headers] [--help] [--version] [host]",
          ),
          status: 1,
        },
      ],
      notSimulated("showmount -e filer", 1, "another host"),
    ]);
  });
});

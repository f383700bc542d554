import assert from "node:assert/strict";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

// Compared with psmisc 23.6 and procps 4.0.2.
describe("stub killall, pkill, pgrep, pidof and fuser", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  const stateOf = (name: string) =>
    node
      .rows("services")
      .find((row) => row.startsWith(`${name} `))
      ?.split(" ")[1];
  const pids = () => node.rows("processes").map((row) => row.split(" ")[0]);

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "nextpid 2000"],
      services: [
        "NAME STATE BOOT PROCESSES",
        "smbd active enabled smbd",
        "nfs-server active enabled nfsd,nfsd,rpc.mountd",
      ],
      processes: [
        "PID NAME SERVICE",
        "1001 smbd smbd",
        "1002 nfsd nfs-server",
        "1003 nfsd nfs-server",
        "1004 rpc.mountd nfs-server",
        "1005 a-daemon-with-long-name -",
      ],
      ports: ["PROTOCOL ADDRESS PORT SERVICE", "tcp 0.0.0.0 445 smbd", "udp 0.0.0.0 137 -"],
    });
  });

  it("lets a service whose last daemon is killed fail, or stop where it was asked to end", () => {
    expectCalls(node, [
      ["killall -0 -q smbd", {}],
      ["killall -q -9 smbd", {}],
      ["killall -q -0 smbd", { status: 1 }],
      ["killall smbd", { err: "smbd: no process found\n", status: 1 }],
      ["killall -HUP nfsd", {}],
      ["killall -s SIGTERM nfsd", {}],
    ]);
    assert.equal(stateOf("smbd"), "failed");
    assert.equal(stateOf("nfs-server"), "active");
    expectCalls(node, [["pkill rpc.mountd", {}]]);
    assert.equal(stateOf("nfs-server"), "inactive");
    assert.deepEqual(pids(), ["1005"]);
  });

  it("kills by name", () => {
    expectCalls(node, [
      ["killall -v -0 nfsd", { err: "Killed nfsd(1002) with signal 0\nKilled nfsd(1003) with signal 0\n" }],
      ["killall -FOO nfsd", { err: "FOO: unknown signal; killall -l lists signals.\n", status: 1 }],
      ["killall nope smbd", { err: "nope: no process found\n", status: 1 }],
      ["killall -I -r 'RPC.*'", {}],
      [
        "killall -l",
        {
          out:
            "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT\n" +
            "CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS\n",
        },
      ],
      notSimulated("killall -u root smbd", 1, "option -u"),
    ]);
    assert.deepEqual(pids(), ["1002", "1003", "1005"]);
    for (const args of [[], ["-q"], ["--frob", "x"]]) {
      const { status, stderr } = node.call("killall", ...args);
      assert.equal(status, 1);
      assert.match(stderr, /^Usage: killall \[OPTION\]\.\.\. \[--\] NAME\.\.\.\n/);
    }
  });

  it("finds and kills by pattern", () => {
    expectCalls(node, [
      ["pgrep nfs", { out: "1002\n1003\n" }],
      ["pgrep -l rpc", { out: "1004 rpc.mountd\n" }],
      ["pgrep -x rpc", { status: 1 }],
      ["pgrep -c nfsd", { out: "2\n" }],
      ["pgrep -c nope", { out: "0\n", status: 1 }],
      ["pgrep -d, nfsd", { out: "1002,1003\n" }],
      ["pgrep -o nfsd", { out: "1002\n" }],
      ["pgrep -n nfsd", { out: "1003\n" }],
      ["pgrep -i SMBD", { out: "1001\n" }],
      ["pgrep -v -l nfsd", { out: "1001 smbd\n1004 rpc.mountd\n1005 a-daemon-with-l\n" }],
      ["pgrep -u root smbd", { out: "1001\n" }],
      ["pgrep -f a-daemon-with-long-name", { out: "1005\n" }],
      [
        "pgrep a-daemon-with-long-name",
        {
          err:
            "pgrep: pattern that searches for process name longer than 15 characters will result in zero matches\n" +
            "Try `pgrep -f' option to match against the complete command line.\n",
          status: 1,
        },
      ],
      ["pgrep [", { err: "pgrep: regex error: Invalid regular expression\n", status: 2 }],
      [
        "pgrep",
        {
          err: "pgrep: no matching criteria specified\nTry `pgrep --help' for more information.\n",
          status: 2,
        },
      ],
      ["pkill -0 nope", { status: 1 }],
      ["pkill -ce -HUP nfsd", { out: "nfsd killed (pid 1002)\nnfsd killed (pid 1003)\n2\n" }],
      ["pkill --signal FOO smbd", { err: "pkill: killing pid 1001 failed: Invalid argument\n", status: 1 }],
      ["pkill -9 nfsd", {}],
      notSimulated("pgrep -P 1 smbd", 2, "option -P"),
    ]);
    assert.deepEqual(pids(), ["1001", "1004", "1005"]);
  });

  it("tells process IDs", () => {
    expectCalls(node, [
      ["pidof nfsd", { out: "1003 1002\n" }],
      ["pidof -s /usr/sbin/nfsd", { out: "1003\n" }],
      ["pidof nfsd smbd", { out: "1003 1002 1001\n" }],
      ["pidof -o 1003 nfsd", { out: "1002\n" }],
      ["pidof nope", { status: 1 }],
      ["pidof", { status: 1 }],
    ]);
  });

  it("tells who listens on a port", () => {
    expectCalls(node, [
      ["fuser 445/tcp", { out: "  1001", err: `445/tcp:${" ".repeat(12)}\n` }],
      ["fuser -s 137/udp", { status: 1 }],
      ["fuser -k -TERM -n tcp 445", { out: "  1001", err: `445/tcp:${" ".repeat(12)}\n` }],
      ["fuser 445/tcp", { status: 1 }],
      notSimulated("fuser -m /clusterfs", 1, "files"),
    ]);
    assert.equal(stateOf("smbd"), "inactive");
  });
});

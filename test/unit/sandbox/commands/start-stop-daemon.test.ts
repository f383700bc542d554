import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

// Compared with dpkg 1.21.
describe("stub start-stop-daemon", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  let pidFile: string;

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "nextpid 2000"],
      services: ["NAME STATE BOOT PROCESSES", "smbd active enabled smbd", "bad broken disabled badd"],
      processes: ["PID NAME SERVICE", "1001 smbd smbd"],
    });
    pidFile = `${node.directory}/smbd.pid`;
  });

  it("tells whether a daemon runs", () => {
    site.current.file("node/old.pid", "999\n");
    expectCalls(node, [
      ["start-stop-daemon --status --exec /usr/sbin/smbd", {}],
      ["start-stop-daemon -T -n nope", { status: 3 }],
      [`start-stop-daemon -T -p ${node.directory}/old.pid`, { status: 1 }],
      [`start-stop-daemon -T -p ${pidFile}`, { status: 3 }],
    ]);
  });

  it("starts and stops a daemon of the node", () => {
    expectCalls(node, [
      [
        "start-stop-daemon --start --exec /usr/sbin/smbd -- -D",
        { out: "/usr/sbin/smbd already running.\n", status: 1 },
      ],
      ["start-stop-daemon --start --quiet --oknodo --exec /usr/sbin/smbd", {}],
      ["start-stop-daemon --stop --test --name smbd", { out: "Would send signal 15 to 1001.\n" }],
      ["start-stop-daemon --stop --signal HUP --name smbd", {}],
      [
        "start-stop-daemon --stop -v --retry 5 --exec /usr/sbin/smbd",
        { out: "Stopped /usr/sbin/smbd (pid 1001).\n" },
      ],
      [
        "start-stop-daemon --stop --exec /usr/sbin/smbd",
        { out: "No /usr/sbin/smbd found running; none killed.\n", status: 1 },
      ],
      ["start-stop-daemon -K -o -q -n smbd", {}],
      ["start-stop-daemon -S -t -x /usr/sbin/smbd -- -D -F", { out: "Would start /usr/sbin/smbd -D -F.\n" }],
      [`start-stop-daemon -S -b -m -p ${pidFile} -x /usr/sbin/smbd -- -D`, {}],
    ]);
    assert.equal(readFileSync(pidFile, "utf8"), "2000\n");
    assert.deepEqual(node.rows("processes"), ["2000 smbd smbd"]);
    assert.equal(node.rows("services")[0], "smbd active enabled smbd");
    expectCalls(node, [[`start-stop-daemon -K --remove-pidfile --retry TERM/5/KILL/5 -p ${pidFile}`, {}]]);
    assert.equal(existsSync(pidFile), false);
    assert.equal(node.rows("services")[0], "smbd inactive enabled smbd");
  });

  it("refuses as the real one does", () => {
    const usage = (message: string) => ({
      err: `start-stop-daemon: ${message}\nTry 'start-stop-daemon --help' for more information.\n`,
      status: 3,
    });
    expectCalls(node, [
      ["start-stop-daemon", usage("need one of --start or --stop or --status")],
      ["start-stop-daemon --start --stop -n x", usage("only one command can be specified")],
      ["start-stop-daemon --frob", usage("unrecognized option '--frob'")],
      [
        "start-stop-daemon --stop",
        usage("need at least one of --exec, --pid, --ppid, --pidfile, --user or --name"),
      ],
      [
        "start-stop-daemon -K -s FOO -n x",
        usage("signal value must be numeric or name of signal (KILL, INT, ...)"),
      ],
      [
        "start-stop-daemon --start --exec /nope/nope",
        { err: "start-stop-daemon: unable to stat /nope/nope (No such file or directory)\n", status: 2 },
      ],
      ["start-stop-daemon --start --exec /usr/sbin/badd", { status: 1 }],
      notSimulated("start-stop-daemon -S -x /bin/sh", 2, "a program that is no daemon of the node"),
    ]);
  });
});

import assert from "node:assert/strict";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { useSystemdNode } from "../../../support/systemdNode.ts";

// Messages and statuses are those of systemd 252, compared with the real one.
describe("stub systemctl", () => {
  const site = useSystemdNode();
  const failedJob =
    "Job for bad.service failed because the control process exited with error code.\n" +
    'See "systemctl status bad.service" and "journalctl -xeu bad.service" for details.\n';
  const services = (...names: readonly string[]) =>
    site.current.rows("services").filter((row) => names.includes(row.split(" ")[0] ?? ""));

  it("starts and stops services with their daemons", () => {
    expectCalls(site.current, [
      ["systemctl start winbind", {}],
      ["systemctl start winbind.service", {}],
      ["systemctl is-active winbind", { out: "active\n" }],
      ["systemctl stop nfs-kernel-server smbd", {}],
    ]);
    assert.deepEqual(site.current.rows("processes"), ["2000 winbindd winbind"]);
    assert.deepEqual(services("winbind", "nfs-server", "smbd"), [
      "smbd inactive enabled smbd",
      "winbind active disabled winbindd",
      "nfs-server inactive enabled nfsd,nfsd,rpc.mountd",
    ]);
    assert.deepEqual(site.current.rows("settings"), ["nextpid 2001"]);
  });

  it("starts and stops other services along with one", () => {
    site.current.write("services", [
      "NAME STATE BOOT PROCESSES",
      "rpcbind failed static rpcbind",
      "nfs-server inactive enabled nfsd",
      "nfs-mountd inactive static rpc.mountd",
      "bad broken static badd",
    ]);
    site.current.write("processes", ["PID NAME SERVICE"]);
    site.current.write("service_links", [
      "NAME KIND OTHER",
      "nfs-server starts rpcbind",
      "nfs-server starts nfs-mountd",
      "nfs-server starts bad",
      "nfs-server starts gone",
      "nfs-server stops nfs-mountd",
    ]);
    expectCalls(site.current, [["systemctl start nfs-server", {}]]);
    assert.deepEqual(site.current.rows("processes"), [
      "2000 rpcbind rpcbind",
      "2001 rpc.mountd nfs-mountd",
      "2002 nfsd nfs-server",
    ]);
    expectCalls(site.current, [
      ["killall -9 nfsd", {}],
      ["systemctl is-active nfs-server nfs-mountd rpcbind", { out: "failed\ninactive\nactive\n" }],
      ["systemctl restart nfs-server", {}],
      ["systemctl stop nfs-server", {}],
    ]);
    assert.deepEqual(site.current.rows("processes"), ["2000 rpcbind rpcbind"]);
  });

  it("gives daemons new process IDs at a restart, not at a reload", () => {
    expectCalls(site.current, [
      ["systemctl reload smbd", {}],
      ["systemctl show -p MainPID smbd", { out: "MainPID=1001\n" }],
      ["systemctl restart smbd", {}],
      ["systemctl show --property=MainPID --value smbd", { out: "2000\n" }],
      ["systemctl try-restart winbind", {}],
      ["systemctl is-active winbind", { out: "inactive\n", status: 3 }],
      ["systemctl reload-or-restart winbind", {}],
      ["systemctl show -P MainPID winbind", { out: "2001\n" }],
    ]);
  });

  it("refuses as systemd does", () => {
    expectCalls(site.current, [
      [
        "systemctl start nope",
        { err: "Failed to start nope.service: Unit nope.service not found.\n", status: 5 },
      ],
      [
        "systemctl stop nope",
        { err: "Failed to stop nope.service: Unit nope.service not loaded.\n", status: 5 },
      ],
      [
        "systemctl try-reload-or-restart nope",
        { err: "Failed to reload-or-try-restart nope.service: Unit nope.service not found.\n", status: 5 },
      ],
      [
        "systemctl start x.socket",
        { err: "Failed to start x.socket: Unit x.socket not found.\n", status: 5 },
      ],
      [
        "systemctl start off",
        { err: "Failed to start off.service: Unit off.service is masked.\n", status: 1 },
      ],
      ["systemctl reload winbind", { err: "winbind.service is not active, cannot reload.\n", status: 1 }],
      ["systemctl start bad", { err: failedJob, status: 1 }],
      ["systemctl start --no-block bad", {}],
      [
        "systemctl start smbd nope bad",
        { err: `Failed to start nope.service: Unit nope.service not found.\n${failedJob}`, status: 1 },
      ],
      ["systemctl start", { err: "Too few arguments.\n", status: 1 }],
      ["systemctl frob", { err: "Unknown command verb frob.\n", status: 1 }],
      ["systemctl --frob", { err: "systemctl: unrecognized option '--frob'\n", status: 1 }],
      ["systemctl -z", { err: "systemctl: invalid option -- 'z'\n", status: 1 }],
      [
        "systemctl kill nope",
        { err: "Failed to kill unit nope.service: Unit nope.service not loaded.\n", status: 1 },
      ],
      ["systemctl kill -s FOO smbd", { err: 'Failed to parse signal string "FOO".\n', status: 1 }],
    ]);
  });

  it("keeps a service that was killed as failed, until it starts or is reset", () => {
    expectCalls(site.current, [
      ["systemctl kill -s KILL smbd", {}],
      ["systemctl is-failed smbd", { out: "failed\n" }],
      ["systemctl stop smbd", {}],
      ["systemctl is-active smbd", { out: "failed\n", status: 3 }],
      ["systemctl reset-failed", {}],
      ["systemctl is-active smbd", { out: "inactive\n", status: 3 }],
      ["systemctl start smbd", {}],
      ["systemctl kill smbd", {}],
      ["systemctl is-active smbd", { out: "inactive\n", status: 3 }],
      ["systemctl kill --signal=HUP nfs-server", {}],
      ["systemctl kill --kill-who=main --signal=9 nfs-server", {}],
      ["systemctl is-active nfs-server", { out: "active\n" }],
    ]);
    assert.deepEqual(site.current.rows("processes"), ["1003 nfsd nfs-server", "1004 rpc.mountd nfs-server"]);
  });

  it("changes what starts at boot", () => {
    process.env.LC_ALL = "C";
    const wants = "/etc/systemd/system/multi-user.target.wants";
    expectCalls(site.current, [
      [
        "systemctl enable --now winbind",
        { err: `Created symlink ${wants}/winbind.service -> /lib/systemd/system/winbind.service.\n` },
      ],
      ["systemctl enable winbind", {}],
      ["systemctl is-active winbind", { out: "active\n" }],
      ["systemctl disable --now winbind", { err: `Removed "${wants}/winbind.service".\n` }],
      ["systemctl mask smbd", { err: "Created symlink /etc/systemd/system/smbd.service -> /dev/null.\n" }],
      [
        "systemctl enable smbd",
        { err: "Failed to enable unit: Unit file /etc/systemd/system/smbd.service is masked.\n", status: 1 },
      ],
      ["systemctl unmask off", { err: 'Removed "/etc/systemd/system/off.service".\n' }],
      ["systemctl -q enable tgt", {}],
      [
        "systemctl enable nope",
        { err: "Failed to enable unit: Unit file nope.service does not exist.\n", status: 1 },
      ],
      ["systemctl daemon-reload", {}],
    ]);
    assert.deepEqual(services("winbind", "smbd", "off"), [
      "smbd active masked smbd",
      "winbind inactive disabled winbindd",
      "off inactive disabled offd",
    ]);
  });

  it("says what it does not simulate", () => {
    expectCalls(site.current, [
      notSimulated("systemctl cat smbd", 1),
      notSimulated("systemctl show smbd", 1, "without -p"),
      notSimulated("systemctl show -p MemoryCurrent smbd", 1, "property MemoryCurrent"),
      notSimulated("systemctl list-units --type=socket", 1, "units other than services"),
      notSimulated("systemctl -H node1 status smbd", 1, "option -H"),
    ]);
    assert.equal(site.current.calls().at(-1)?.[2], "not-simulated");
  });

  it("does nothing where systemd does not run", () => {
    site.current.write("settings", ["NAME VALUE", "init sysv"]);
    expectCalls(site.current, [
      [
        "systemctl stop smbd",
        {
          err:
            "System has not been booted with systemd as init system (PID 1). Can't operate.\n" +
            "Failed to connect to bus: Host is down\n",
          status: 1,
        },
      ],
    ]);
    assert.deepEqual(services("smbd"), ["smbd active enabled smbd"]);
  });
});

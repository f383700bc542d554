import { expectCalls } from "../../../support/stubCalls.ts";
import { useSystemdNode } from "../../../support/systemdNode.ts";

// Messages and statuses are those of systemd 252, compared with the real one.
describe("stub systemctl, asked about services", () => {
  const site = useSystemdNode();

  it("answers questions", () => {
    expectCalls(site.current, [
      ["systemctl is-active smbd nope", { out: "active\ninactive\n" }],
      ["systemctl is-active nope", { out: "inactive\n", status: 3 }],
      ["systemctl is-active --quiet smbd", {}],
      ["systemctl -q is-active winbind", { status: 3 }],
      ["systemctl is-failed bad", { out: "failed\n" }],
      ["systemctl is-failed smbd", { out: "active\n", status: 1 }],
      ["systemctl is-enabled smbd tgt off nfs-kernel-server", { out: "enabled\nstatic\nmasked\nalias\n" }],
      ["systemctl is-enabled winbind", { out: "disabled\n", status: 1 }],
      [
        "systemctl is-enabled nope",
        { err: "Failed to get unit file state for nope.service: No such file or directory\n", status: 1 },
      ],
      ["systemctl is-system-running", { out: "degraded\n", status: 1 }],
      [
        "systemctl show -p LoadState,ActiveState,SubState,Id nfs-kernel-server nope",
        {
          out:
            "Id=nfs-server.service\nLoadState=loaded\nActiveState=active\nSubState=running\n\n" +
            "Id=nope.service\nLoadState=not-found\nActiveState=inactive\nSubState=dead\n",
        },
      ],
    ]);
  });

  it("shows the status, without what the node does not know", () => {
    process.env.LC_ALL = "C.UTF-8";
    const head = (name: string, boot: string) =>
      `${name}.service\n     Loaded: loaded (/lib/systemd/system/${name}.service; ${boot}; preset: enabled)\n`;
    expectCalls(site.current, [
      [
        "systemctl status nfs-server",
        {
          out:
            `● ${head("nfs-server", "enabled")}     Active: active (running)\n   Main PID: 1002 (nfsd)\n` +
            "     CGroup: /system.slice/nfs-server.service\n             ├─1002 nfsd\n             ├─1003 nfsd\n" +
            "             └─1004 rpc.mountd\n",
        },
      ],
      [
        "systemctl status winbind nope",
        {
          out: `○ ${head("winbind", "disabled")}     Active: inactive (dead)\n`,
          err: "Unit nope.service could not be found.\n",
          status: 4,
        },
      ],
      [
        "systemctl --no-pager -n 0 status bad",
        { out: `× ${head("bad", "disabled")}     Active: failed (Result: exit-code)\n`, status: 3 },
      ],
    ]);
    process.env.LC_ALL = "C";
    expectCalls(site.current, [
      [
        "systemctl status winbind",
        { out: `* ${head("winbind", "disabled")}     Active: inactive (dead)\n`, status: 3 },
      ],
    ]);
  });

  it("lists units", () => {
    process.env.LC_ALL = "C.UTF-8";
    const legend =
      "\nLOAD   = Reflects whether the unit definition was properly loaded.\n" +
      "ACTIVE = The high-level unit activation state, i.e. generalization of SUB.\n" +
      "SUB    = The low-level unit activation state, values depend on unit type.\n";
    expectCalls(site.current, [
      [
        "systemctl list-units --failed",
        {
          out: `  UNIT        LOAD   ACTIVE SUB    DESCRIPTION\n● bad.service loaded failed failed bad.service\n${legend}1 loaded units listed.\n`,
        },
      ],
      [
        "systemctl list-units --type=service --plain 's*'",
        {
          out:
            `UNIT         LOAD   ACTIVE SUB     DESCRIPTION\nsmbd.service loaded active running smbd.service\n${legend}` +
            "1 loaded units listed. Pass --all to see loaded but inactive units, too.\n" +
            "To show all installed unit files use 'systemctl list-unit-files'.\n",
        },
      ],
      [
        "systemctl list-units --state=failed --no-legend --plain",
        { out: "bad.service loaded failed failed bad.service\n" },
      ],
      [
        "systemctl list-unit-files 'n*' tgt.service",
        {
          out:
            "UNIT FILE                 STATE   PRESET\nnfs-kernel-server.service alias   -\n" +
            "nfs-server.service        enabled enabled\ntgt.service               static  -\n\n3 unit files listed.\n",
        },
      ],
      [
        "systemctl list-unit-files nope",
        { out: "UNIT FILE STATE PRESET\n\n0 unit files listed.\n", status: 1 },
      ],
    ]);
  });
});

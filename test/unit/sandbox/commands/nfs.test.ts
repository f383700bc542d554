import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const lines = (...text: readonly string[]) => `${text.join("\n")}\n`;
const FLAVOUR = "sec=sys,rw,root_squash,no_all_squash";

// Compared with nfs-utils 2.6.2, quota 4.06 and rpcbind 1.2.6.
describe("stubs of the NFS server", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "nextpid 3000", "sleep instant"],
      services: [
        "NAME STATE BOOT PROCESSES",
        "rpcbind active enabled rpcbind",
        "rpc-statd active static rpc.statd",
        "nfs-server active enabled nfsd",
        "nfs-mountd inactive static rpc.mountd",
      ],
      processes: [
        "PID NAME SERVICE",
        "2001 rpcbind rpcbind",
        "2002 rpc.statd rpc-statd",
        "2003 nfsd nfs-server",
      ],
      mounts: ["TARGET SOURCE TYPE SIZE USED INODES OPTIONS", "/clusterfs gpfs0 gpfs 1 1 1 rw"],
      exports: ["PATH CLIENT OPTIONS"],
      nfs_conf: ["SECTION KEY VALUE", "nfsd threads 16", "statd name my cluster", "nfsd port -"],
    });
  });

  const states = () =>
    node
      .rows("services")
      .map((row) => row.split(" ").slice(0, 2).join(" "))
      .filter((row) => row.startsWith("nfs") || row.startsWith("rpc-"));

  describe("exportfs", () => {
    it("exports and shows what is exported", () => {
      expectCalls(node, [
        ["exportfs -o rw,sync *:/clusterfs/all", {}],
        [
          "exportfs -v -o rw,async,fsid=1,no_root_squash 10.0.0.0/24:/clusterfs/a",
          {
            out: "exporting 10.0.0.0/24:/clusterfs/a\n",
          },
        ],
        ["exportfs -i -o rw @group:/clusterfs/a/longer", {}],
        ["exportfs [fd00::1]:/clusterfs/a", {}],
        [
          "exportfs",
          {
            out: lines(
              "/clusterfs/a  \tfd00::1",
              "/clusterfs/a  \t10.0.0.0/24",
              "/clusterfs/a/longer",
              "\t\t@group",
              "/clusterfs/all\t<world>",
            ),
          },
        ],
        [
          "exportfs -v",
          {
            out: lines(
              "/clusterfs/a  \tfd00::1(sync,wdelay,hide,no_subtree_check,sec=sys,ro,root_squash,no_all_squash)",
              "/clusterfs/a  \t10.0.0.0/24(async,wdelay,hide,no_subtree_check,fsid=1,sec=sys,rw,no_root_squash,no_all_squash)",
              "/clusterfs/a/longer",
              `\t\t@group(sync,wdelay,hide,no_subtree_check,${FLAVOUR})`,
              `/clusterfs/all\t<world>(sync,wdelay,hide,no_subtree_check,${FLAVOUR})`,
            ),
          },
        ],
        ["exportfs -u [fd00::1]:/clusterfs/a @group:/clusterfs/a/longer", {}],
        [
          "exportfs -u 10.0.0.0/24:/clusterfs/a nope:/x",
          { err: "exportfs: Could not find 'nope:/x' to unexport.\n", status: 1 },
        ],
        ["exportfs -s", { out: `/clusterfs/all  *(sync,wdelay,hide,no_subtree_check,${FLAVOUR})\n` }],
        ["exportfs -ua", {}],
        ["exportfs", {}],
      ]);
    });

    it("shows options in its own order", () => {
      const shown: readonly (readonly [string, string])[] = [
        ["-", "sync,wdelay,hide,no_subtree_check,sec=sys,ro,root_squash,no_all_squash"],
        ["insecure,subtree_check,rw", `sync,wdelay,hide,${FLAVOUR}`],
        [
          "no_subtree_check,fsid=root,ro,crossmnt,anonuid=5,sec=krb5p,mp,no_acl,nohide",
          "sync,wdelay,nohide,crossmnt,no_subtree_check,no_acl,fsid=0,mountpoint,anonuid=5,sec=krb5p,ro,root_squash,no_all_squash",
        ],
        [
          "sec=sys,rw,sec=krb5,ro,all_squash",
          `sync,wdelay,hide,no_subtree_check,${FLAVOUR},sec=krb5,ro,root_squash,all_squash`,
        ],
        [
          "async,no_wdelay,insecure_locks,anonuid=65534,fsid=0x10,rw",
          `async,no_wdelay,hide,no_subtree_check,insecure_locks,fsid=16,${FLAVOUR}`,
        ],
      ];
      for (const [options, expected] of shown) {
        node.write("exports", ["PATH CLIENT OPTIONS", `/a 10.0.0.1 ${options}`]);
        expectCalls(node, [["exportfs -s", { out: `/a  10.0.0.1(${expected})\n` }]]);
      }
    });

    it("fails as the real one", () => {
      const syntax = (text: string) => ({ err: `exportfs: Invalid export syntax: ${text}\n`, status: 1 });
      expectCalls(node, [
        ["exportfs /srv/data", syntax("/srv/data")],
        ["exportfs 10.0.0.1:srv/data", syntax("10.0.0.1")],
        ["exportfs -u fd00::1:/srv/data", syntax("fd00")],
        [
          "exportfs -o zork 10.0.0.1:/a",
          { err: 'exportfs: command line:0: unknown keyword "zork"\n\n', status: 1 },
        ],
        [
          "exportfs 10.0.0.1:/nonexistent",
          { err: "exportfs: Failed to stat /nonexistent: No such file or directory\n", status: 1 },
        ],
        ["exportfs -ru", { err: "exportfs: -r and -u are incompatible\n", status: 1 }],
        [
          "exportfs -z",
          { err: "exportfs: invalid option -- 'z'\nusage: exportfs [-adfhioruvs] [host:/path]\n", status: 1 },
        ],
      ]);
      assert.deepEqual(node.rows("exports"), ["/nonexistent 10.0.0.1 -"]);
    });

    it("takes /etc/exports from its table where there is one", () => {
      node.write("exports", ["PATH CLIENT OPTIONS", "/old * rw"]);
      expectCalls(node, [["exportfs -ra", {}]]);
      assert.deepEqual(node.rows("exports"), ["/old * rw"]);
      node.write("etc_exports", ["PATH CLIENT OPTIONS", "/new * rw"]);
      expectCalls(node, [["exportfs -av", { out: "exporting *:/new\n" }]]);
      assert.deepEqual(node.rows("exports"), ["/new * rw", "/old * rw"]);
      expectCalls(node, [["exportfs -r", {}]]);
      assert.deepEqual(node.rows("exports"), ["/new * rw"]);
    });
  });

  describe("nfsconf", () => {
    it("reads and changes the node's configuration", () => {
      expectCalls(node, [
        ["nfsconf --get nfsd threads", { out: "16\n" }],
        ["nfsconf --get NFSD Threads", { out: "16\n" }],
        ["nfsconf --get statd name", { out: "my cluster\n" }],
        ["nfsconf --get nfsd port", { status: 1 }],
        ["nfsconf --isset nfsd threads", {}],
        ["nfsconf --isset nfsd zork", { status: 1 }],
        ["nfsconf --dump", { out: lines("[nfsd]", " threads = 16", "", "[statd]", " name = my cluster") }],
        ["nfsconf --set nfsd threads 8", {}],
        ["nfsconf --set lockd port 599", {}],
        ["nfsconf --unset statd name", {}],
        ["nfsconf --unset statd name", {}],
        notSimulated("nfsconf --get --arg x exportd a", 1, "sections with an argument"),
      ]);
      assert.deepEqual(node.rows("nfs_conf"), ["nfsd threads 8", "nfsd port -", "lockd port 599"]);
      for (const [args, message, status] of [
        [["--get", "nfsd"], "Error: insufficient arguments for mode\nUsage: nfsconf [-v]", 2],
        [[], "Error: No MODE selected.\nUsage: nfsconf [-v]", 1],
        [["--zork"], "nfsconf: unrecognized option '--zork'\nUsage: nfsconf [-v]", 1],
      ] as const) {
        const call = node.call("nfsconf", ...args);
        assert.equal(call.stderr.slice(0, message.length), message);
        assert.equal(call.status, status);
      }
    });

    it("reads another file", () => {
      site.current.file("nfs.conf", '# x\n[nfsd]\nthreads = 4\n[statd]\nha-callout = "/a b"\n');
      const file = site.current.resolve("nfs.conf");
      expectCalls(node, [
        [`nfsconf -f ${file} --get nfsd threads`, { out: "4\n" }],
        [`nfsconf --file=${file} --get statd ha-callout`, { out: "/a b\n" }],
        ["nfsconf -f /nonexistent --get a b", { err: "Error loading config file /nonexistent\n", status: 1 }],
        notSimulated(`nfsconf -f ${file} --set a b c`, 1, "change of another file"),
      ]);
    });

    it("fails without a configuration", () => {
      rmSync(`${node.directory}/nfs_conf`);
      expectCalls(node, [
        ["nfsconf --get nfsd threads", { err: "Error loading config file /etc/nfs.conf\n", status: 1 }],
      ]);
    });
  });

  describe("daemons", () => {
    it("rpc.nfsd sets the threads and ends them", () => {
      expectCalls(node, [["rpc.nfsd 0", {}]]);
      assert.deepEqual(states(), ["rpc-statd active", "nfs-server inactive", "nfs-mountd inactive"]);
      expectCalls(node, [["rpc.nfsd", {}]]);
      assert.ok(node.rows("settings").includes("nfsd_threads 16"));
      expectCalls(node, [
        ["rpc.nfsd -N 2 -V 3 --debug 4", {}],
        ["rpc.nfsd x", { status: 1 }],
        ["nfsdctl threads 6", {}],
        notSimulated("nfsdctl status", 1),
      ]);
      assert.ok(node.rows("settings").includes("nfsd_threads 6"));
      assert.deepEqual(states(), ["rpc-statd active", "nfs-server active", "nfs-mountd inactive"]);
      const wrong = node.call("rpc.nfsd", "-z");
      assert.match(
        wrong.stderr,
        /^rpc\.nfsd: invalid option -- 'z'\nInvalid argument: '\?'\nUsage:\nrpc\.nfsd \[/,
      );
      assert.equal(wrong.status, 2);
    });

    it("start with their service", () => {
      expectCalls(node, [
        ["rpc.mountd -p 892", {}],
        ["rpc.mountd -p892 --no-tcp --num-threads=4", {}],
        ["rpc.statd", { err: "Statd service already running!\n", status: 1 }],
        ["rpcbind -w", { err: "rpcbind: another rpcbind is already running. Aborting\n", status: 1 }],
        ["rpc.rquotad -p 875", {}],
        ["rpc.mountd -v", { out: "rpc.mountd version 2.6.2\n" }],
        ["rpc.statd -v", { out: "rpc.statd version 2.6.2\n" }],
        ["rpcbind -z", { err: "rpcbind: invalid option -- 'z'\nusage: rpcbind [-adhilswfr]\n", status: 1 }],
        notSimulated("rpc.mountd -F", 1, "in the foreground"),
      ]);
      assert.deepEqual(states(), ["rpc-statd active", "nfs-server active", "nfs-mountd active"]);
      assert.deepEqual(node.rows("processes").slice(3), ["3001 rpc.mountd nfs-mountd", "3002 rpc.rquotad -"]);
    });

    it("refuse wrong options as the real ones do", () => {
      for (const [command, message, status] of [
        ["rpc.mountd", /^Usage: rpc\.mountd \[-F\|--foreground\]/, 1],
        ["rpc.statd", /^rpc\.statd: invalid option -- 'z'\nusage: rpc\.statd \[options\]\n/, 0],
        [
          "rpc.rquotad",
          /^rpc\.rquotad: invalid option -- 'z'\nrpc\.rquotad: Unknown option '\?'\.\nrpc\./,
          1,
        ],
        ["sm-notify", /^sm-notify: invalid option -- 'z'\nUsage: sm-notify -notify \[-dfq\]/, 1],
      ] as const) {
        const call = node.call(command, "-z");
        assert.match(call.stderr, message);
        assert.equal(call.status, status, command);
      }
    });

    it("are broken where their service is", () => {
      node.write("services", [
        "NAME STATE BOOT PROCESSES",
        "nfs-server broken enabled nfsd",
        "nfs-mountd broken static rpc.mountd",
      ]);
      node.write("processes", ["PID NAME SERVICE"]);
      expectCalls(node, [
        ["rpc.nfsd 8", { err: "rpc.nfsd: unable to set any sockets for nfsd\n", status: 1 }],
        ["rpc.mountd", {}],
      ]);
      assert.deepEqual(states(), ["nfs-server broken", "nfs-mountd broken"]);
    });
  });

  it("sm-notify notifies the clients of a folder, once", () => {
    site.current.file("state/sm/10.0.0.9", "x\n", 0o644);
    site.current.folder("state/sm.bak");
    const folder = site.current.resolve("state");
    const call = `sm-notify -d -f -m 0 -n -P ${folder} -v 10.0.0.31`;
    const begun = ["Version 2.6.2 starting", "Canonical name for my_name '10.0.0.31': 10.0.0.31"];
    const said = (...more: readonly string[]) => ({
      err: lines(...[...begun, ...more].map((line) => `sm-notify: ${line}`)),
    });
    expectCalls(node, [
      [call, said("Added host 10.0.0.9 to notify list", "Host 10.0.0.9 notified successfully")],
      [call, said("No hosts to notify; exiting")],
      [
        "sm-notify -P /nonexistent",
        { err: "sm-notify: Failed to stat /nonexistent: No such file or directory\n", status: 1 },
      ],
      notSimulated("sm-notify", 1, "needs -P with a folder of its own"),
    ]);
    assert.equal(existsSync(`${folder}/sm/10.0.0.9`), false);
  });

  it("says of nfsstat and dbus-send that they are not simulated", () => {
    expectCalls(node, [notSimulated("nfsstat -s", 1), notSimulated("dbus-send --system", 1)]);
    assert.match(readFileSync(`${node.directory}/calls`, "utf8"), /\tnot-simulated\t/);
  });
});

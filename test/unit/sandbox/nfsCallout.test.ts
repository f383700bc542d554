import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { furnishBase } from "../../../src/sandbox/nodeBase.ts";
import { openVirtualNode } from "../../../src/virtualNode/virtualNode.ts";
import { KIT_DIRECTORY } from "../../support/kit.ts";
import { makeStubNode, type StubNode, type StubResult } from "../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";
import { NFS_CASES, type NfsCase, TABLES } from "./nfsCases.ts";

const BASE = join(KIT_DIRECTORY, "base");
const STUBS = "ctdb date exportfs killall logger nfsconf pkill rpc.mountd rpc.nfsd rpc.rquotad rpc.statd";
const MORE_STUBS = "service sleep smnotify";

/** The database in which the clients are. */
const DATABASE = {
  databases: ["ID NAME FLAGS HEALTH", "0x6645c6c4 ctdb.tdb PERSISTENT OK"],
  records: ["DATABASE KEY VALUE"],
};

/** File, version, failures before unhealthy, failures before a restart, and whose stacks are shown. */
const CHECKS: readonly (readonly [string, string, string, string, string])[] = [
  ["00.portmapper", "", "1", "", ""],
  ["10.status", "1", "6", "2", "rpc.statd"],
  ["20.nfs", "3", "2", "10", "nfsd"],
  ["30.nlockmgr", "4", "6", "2", ""],
  ["40.mountd", "1", "6", "2", "rpc.mountd"],
  ["50.rquotad", "1", "6", "2", "rpc.rquotad"],
];

describe("the kit's files for NFS", () => {
  const site = useTemporaryDirectory();

  function nodeWith(tables: Readonly<Record<string, readonly string[]>> = {}): StubNode {
    const node = makeStubNode(site.current, { ...TABLES, ...tables });
    for (const name of `${STUBS} ${MORE_STUBS}`.split(" ")) {
      site.current.link(join("bin", name), join(node.directory, "stub"));
    }
    site.current.file("etc/os-release", "ID=debian\n", 0o644);
    return node;
  }

  /** Runs one of the scripts; no shell may need more than POSIX's. */
  function run(script: string, args: string, env: NfsCase["env"] = {}): StubResult {
    const { status, stdout, stderr } = spawnSync("sh", [script, ...args.split(" ")], {
      encoding: "utf8",
      timeout: 15_000,
      env: {
        PATH: `${site.current.resolve("bin")}:/usr/bin:/bin`,
        CTDB_SYS_ETCDIR: site.current.resolve("etc"),
        ...env,
      },
    });
    return { status, stdout, stderr };
  }

  /** What was called so far, as command lines. */
  function called(node: StubNode): string[] {
    return existsSync(join(node.directory, "calls"))
      ? node.calls().map(([, , , , ...argv]) => argv.join(" "))
      : [];
  }

  describe("nfs-linux-kernel-callout", () => {
    const script = join(BASE, "nfs-linux-kernel-callout");

    for (const { title, call, env, tables, calls, out = "", err = "", status = 0 } of NFS_CASES) {
      it(title, () => {
        const node = nodeWith(tables);
        const end = run(script, call, env);
        assert.deepEqual([end.stdout, end.stderr, end.status], [out, err, status]);
        if (calls !== undefined) {
          assert.deepEqual(called(node), calls);
        }
      });
    }

    it("takes the names of the services from os-release", () => {
      const node = nodeWith();
      site.current.file("etc/os-release", 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 0o644);
      run(script, "start nfs");
      assert.deepEqual(called(node).slice(1), ["service nfs-server start", "service rpc-rquotad start"]);
    });

    it("warns where the shares cannot be listed, and goes on", () => {
      nodeWith();
      site.current.file("own/exportfs", "#!/bin/sh\nexit 1\n");
      const PATH = `${site.current.resolve("own")}:/usr/bin:/bin`;
      const end = run(script, "monitor-list-shares", { PATH });
      assert.deepEqual(end, {
        status: 0,
        stdout: "",
        stderr: "WARNING: failed to run exportfs to list NFS shares\n",
      });
    });

    it("corrects the number of threads in a /proc that is given to it", () => {
      nodeWith();
      const env = { PROCFS_PATH: site.current.resolve("proc"), RPCNFSDCOUNT: "8" };
      const monitor = () => run(script, "monitor-post", env).stdout;
      const threads = site.current.resolve("proc/fs/nfsd/threads");
      assert.equal(monitor(), `WARNING: Reading "${threads}" unexpectedly failed\n`);
      site.current.file("proc/fs/nfsd/threads", "3\n", 0o644);
      assert.equal(monitor(), "Attempting to correct number of nfsd threads from 3 to 8\n");
      assert.equal(readFileSync(threads, "utf8"), "8\n");
      assert.equal(monitor(), "");
    });
  });

  describe("nfs-checks.d", () => {
    it("has a check per program, and no other", () => {
      assert.deepEqual(
        readdirSync(join(BASE, "nfs-checks.d")).sort(),
        CHECKS.map(([name]) => `${name}.check`),
      );
    });

    for (const [name, version, unhealthyAfter, restartEvery, stacks] of CHECKS) {
      it(`${name} has CTDB's limits and commands`, () => {
        const shown = spawnSync(
          "sh",
          [
            "-c",
            `. "$1"; printf '%s|' "$version" "$unhealthy_after" "$restart_every" "$service_stop_cmd" "$service_start_cmd" "$service_debug_cmd"`,
            "sh",
            join(BASE, "nfs-checks.d", `${name}.check`),
          ],
          { encoding: "utf8", env: { PATH: "/usr/bin:/bin", CTDB_NFS_CALLOUT: "/callout" } },
        ).stdout;
        const program = name.slice(3);
        const commands =
          restartEvery === "" ? ["", ""] : [`/callout stop ${program}`, `/callout start ${program}`];
        const debug = stacks === "" ? "" : `program_stack_traces ${stacks} 5`;
        assert.equal(shown, `${[version, unhealthyAfter, restartEvery, ...commands, debug].join("|")}|`);
      });
    }
  });

  describe("statd-callout", () => {
    const queue = () => site.current.resolve("var/lib/ctdb/scripts/service/nfs/statd-callout");
    const sent = (node: StubNode) => called(node).filter((line) => line.startsWith("smnotify "));

    function statd(args: string, env: NfsCase["env"] = {}): StubResult {
      const base = site.current.folder("base");
      for (const name of ["functions", "functions.d", "base/nfs-linux-kernel-callout"]) {
        const place = join(base, name.replace("base/", ""));
        if (!existsSync(place)) {
          symlinkSync(join(KIT_DIRECTORY, name), place);
        }
      }
      return run(join(BASE, "statd-callout"), args, {
        CTDB_BASE: base,
        CTDB_SCRIPT_VARDIR: site.current.resolve("var/lib/ctdb/scripts"),
        CTDB_HELPER_BINDIR: site.current.resolve("bin"),
        NFS_HOSTNAME: "nas",
        ...env,
      });
    }

    /** A node whose database knows a client of an address here and one of an address elsewhere. */
    function nodeWithClients(): StubNode {
      const keys = ["statd-state@10.0.0.31@one", "statd-state@10.0.0.32@two", "other"];
      const records = ["DATABASE KEY VALUE", ...keys.map((key) => `ctdb.tdb ${key} 5`)];
      return nodeWith({ ...DATABASE, records });
    }

    it("needs the name of the server, and logs that it lacks it", () => {
      const node = nodeWith({ nfs_conf: ["SECTION KEY VALUE", "nfsd port 2049"] });
      assert.deepEqual(statd("update", { NFS_HOSTNAME: "", CTDB_LOGGING: "file:" }), {
        status: 1,
        stdout: "",
        stderr: "NFS_HOSTNAME is not configured. statd-callout failed\n",
      });
      node.write("nfs_conf", ["SECTION KEY VALUE", "statd name nas"]);
      assert.deepEqual(statd("update", { NFS_HOSTNAME: "" }), { status: 0, stdout: "", stderr: "" });
    });

    it("queues a client for every address that is here, until update tells the database", () => {
      const node = nodeWith(DATABASE);
      statd("add-client one");
      statd("del-client two");
      assert.deepEqual(readdirSync(queue()).sort(), [
        "statd-state@10.0.0.31@one",
        "statd-state@10.0.0.31@two",
        "statd-state@10.0.0.3@one",
        "statd-state@10.0.0.3@two",
      ]);
      assert.deepEqual(statd("update"), { status: 0, stdout: "", stderr: "" });
      assert.deepEqual(readdirSync(queue()), []);
      assert.deepEqual(
        node
          .rows("records")
          .filter((row) => !row.includes("%number"))
          .sort(),
        ["ctdb.tdb statd-state@10.0.0.31@one 1700000001", "ctdb.tdb statd-state@10.0.0.3@one 1700000001"],
      );
    });

    it("keeps the queue while the database cannot be told", () => {
      nodeWith();
      statd("add-client one");
      statd("update");
      assert.equal(readdirSync(queue()).length, 2);
    });

    it("restarts the lock manager and tells the clients of the addresses here, under both names", () => {
      const node = nodeWithClients();
      site.current.file("var/lib/nfs/statd/sm/one", "", 0o644);
      statd("notify");
      assert.deepEqual(
        called(node).filter((line) => /^(service|sleep) /.test(line)),
        ["service rpc-statd stop", "sleep 2", "service rpc-statd start"],
      );
      const to = "smnotify --client=one --ip=10.0.0.31";
      assert.deepEqual(sent(node), [
        `${to} --server=10.0.0.31 --stateval=1700000000`,
        `${to} --server=nas --stateval=1700000000`,
        `${to} --server=10.0.0.31 --stateval=1700000001`,
        `${to} --server=nas --stateval=1700000001`,
      ]);
      const left = node.rows("records").join("\n");
      assert.doesNotMatch(left, /@one/);
      assert.match(left, /10\.0\.0\.32@two/);
      assert.deepEqual(readdirSync(site.current.resolve("var/lib/nfs/statd/sm")), []);
    });

    it("drops what is queued for addresses that are elsewhere by now", () => {
      nodeWithClients();
      statd("bogus");
      site.current.file("var/lib/ctdb/scripts/service/nfs/statd-callout/statd-state@10.0.0.32@three");
      site.current.file("var/lib/ctdb/scripts/service/nfs/statd-callout/statd-state@10.0.0.31@four");
      statd("notify");
      assert.deepEqual(readdirSync(queue()), ["statd-state@10.0.0.31@four"]);
    });

    it("tells nobody where nobody is known", () => {
      const node = nodeWith(DATABASE);
      assert.equal(statd("notify").status, 0);
      assert.deepEqual(sent(node), []);
    });
  });

  it("can be run on a node, though the package lost their modes", async () => {
    site.current.file("kit/base/statd-callout", "#!/bin/sh\n", 0o644);
    site.current.file("kit/base/nfs-checks.d/20.nfs.check", "version=3\n", 0o644);
    site.current.file("etc/events/legacy/60.nfs.script");
    const options = {
      kitDirectory: site.current.resolve("kit"),
      directory: site.current.resolve("etc/events/legacy"),
      base: site.current.resolve("etc"),
      component: "legacy",
      version: [4, 24, 0] as const,
      workspaceFolders: [],
      profilePath: null,
      ownStubs: null,
      realCommands: [],
      mayUseInstalled: false,
      stateDirectory: site.current.resolve("state"),
    };
    const { directory } = await openVirtualNode(options);
    await furnishBase(options, directory, false);
    const mode = (name: string) => statSync(join(directory, "base", name)).mode & 0o777;
    assert.equal(mode("statd-callout"), 0o755);
    assert.equal(mode("nfs-checks.d/20.nfs.check"), 0o644);
    site.current.file("etc/statd-callout", "#!/bin/sh\n", 0o600);
    await furnishBase(options, directory, false);
    assert.equal(mode("statd-callout"), 0o600);
  });
});

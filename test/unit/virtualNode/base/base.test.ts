import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildBase } from "../../../../src/virtualNode/base/base.ts";
import type { BasePlan } from "../../../../src/virtualNode/base/baseEntries.ts";
import { type FunctionsChoice, functionsSource } from "../../../../src/virtualNode/base/functionsSource.ts";
import { openVirtualNode } from "../../../../src/virtualNode/virtualNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("CTDB_BASE of a virtual node", () => {
  const site = useTemporaryDirectory();
  const path = (...parts: string[]) => site.current.resolve(...parts);

  async function nodeOf(profilePath: string | null = null): Promise<string> {
    const node = await openVirtualNode({
      directory: path("etc/events/legacy"),
      base: path("etc"),
      component: "legacy",
      version: [4, 24, 0],
      profilePath,
      stateDirectory: path("state"),
      platform: "debian",
    });
    return node.directory;
  }

  const plan = (more: Partial<BasePlan> = {}): BasePlan => ({
    workspaceBase: path("etc"),
    directory: path("etc/events/legacy"),
    component: "legacy",
    functions: { path: path("kit/functions"), origin: "kit", refused: null, reason: "" },
    kitFiles: [
      { name: "functions", path: path("kit/functions") },
      { name: "functions.d/a.sh", path: path("kit/a.sh") },
    ],
    kitBase: [
      { name: "nfs-checks.d/20.nfs.check", path: path("kit/base/nfs-checks.d/20.nfs.check") },
      { name: "statd-callout", path: path("kit/base/statd-callout") },
    ],
    installed: null,
    ...more,
  });

  beforeEach(() => {
    site.current.file("etc/events/legacy/01.a.script");
    site.current.file("kit/functions", "echo functions\n", 0o644);
    site.current.file("kit/a.sh", "", 0o644);
    site.current.file("kit/base/nfs-checks.d/20.nfs.check", "version=3\n", 0o644);
    site.current.file("kit/base/statd-callout", "#!/bin/sh\n", 0o644);
  });

  it("shows the workspace's files, and what they lack", async () => {
    site.current.file("etc/nodes", "10.1.0.7\n", 0o644);
    site.current.file("etc/my-helper", "", 0o644);
    site.current.file("etc/.git", "", 0o644);
    site.current.folder("etc/node_modules");
    site.current.file("installed/nfs-checks.d/00.portmapper.check", "", 0o644);
    const base = await buildBase(await nodeOf(), plan({ installed: path("installed") }));
    assert.deepEqual(readdirSync(base).sort(), [
      "events",
      "functions",
      "functions.d",
      "my-helper",
      "nfs-checks.d",
      "nodes",
      "public_addresses",
      "statd-callout",
    ]);
    assert.equal(readFileSync(join(base, "nodes"), "utf8"), "10.1.0.7\n");
    assert.equal(
      readFileSync(join(base, "public_addresses"), "utf8"),
      [31, 32, 33, 34].map((host) => `10.0.0.${host}/24 eth0\n`).join(""),
    );
    assert.equal(readlinkSync(join(base, "functions.d/a.sh")), path("kit/a.sh"));
    assert.ok(lstatSync(join(base, "events/legacy/01.a.script")).isFile());
  });

  it("takes only what CTDB knows from a folder that is not CTDB's own", async () => {
    site.current.file("project/events.d/01.a");
    site.current.file("project/Makefile", "", 0o644);
    site.current.file("project/rc.local", "", 0o755);
    const where = { workspaceBase: path("project"), directory: path("project/events.d"), component: null };
    const base = await buildBase(await nodeOf(), plan(where));
    assert.deepEqual(readdirSync(base).sort(), [
      "events.d",
      "functions",
      "functions.d",
      "nfs-checks.d",
      "nodes",
      "public_addresses",
      "rc.local",
      "statd-callout",
    ]);
  });

  it("has our files where neither the workspace nor an installed CTDB has any, a folder being one thing", async () => {
    const node = await nodeOf();
    const base = await buildBase(node, plan());
    assert.equal(
      readlinkSync(join(base, "nfs-checks.d/20.nfs.check")),
      path("kit/base/nfs-checks.d/20.nfs.check"),
    );
    // A copy: what is to be run may not be executable in the kit.
    assert.ok(lstatSync(join(base, "statd-callout")).isFile());
    site.current.file("etc/nfs-checks.d/00.portmapper.check", "", 0o644);
    site.current.file("installed/statd-callout");
    await buildBase(node, plan({ installed: path("installed") }));
    assert.deepEqual(readdirSync(join(base, "nfs-checks.d")), ["00.portmapper.check"]);
    assert.equal(readlinkSync(join(base, "statd-callout")), path("installed/statd-callout"));
  });

  it("finds a place for a folder of scripts that lies elsewhere", async () => {
    site.current.file("scripts/01.a.script");
    const where = { workspaceBase: path("nowhere"), directory: path("scripts") };
    const base = await buildBase(await nodeOf(), plan(where));
    assert.equal(readlinkSync(join(base, "events/legacy")), path("scripts"));
  });

  it("adds the node's script options behind those of the workspace, as a shell reads them", async () => {
    site.current.file("etc/script.options", "A=1\nB=2", 0o644);
    const node = await nodeOf();
    const { changeNode } = await import("../../../../src/virtualNode/disk/nodeFolder.ts");
    await changeNode(node, (model) => {
      model.options.push({ name: "B", value: "it's $HOME; `x` " }, { name: "C", value: "yes" });
    });
    const base = await buildBase(node, plan());
    const shown = execFileSync("sh", ["-c", `. '${base}/script.options'; printf '%s|' "$A" "$B" "$C"`], {
      encoding: "utf8",
    });
    assert.equal(shown, "1|it's $HOME; `x` |yes|");
  });

  it("adds them where loadconfig looks for them, too, where scripts lie in events.d", async () => {
    site.current.file("etc/ctdbd.conf", "A=1\n", 0o644);
    site.current.file("etc/sysconfig/ctdb", "A=2\n", 0o644);
    site.current.file("etc/sysconfig/nfs", "PORTS=1\n", 0o644);
    const node = await nodeOf();
    const { changeNode } = await import("../../../../src/virtualNode/disk/nodeFolder.ts");
    await changeNode(node, (model) => {
      model.options.push({ name: "CTDB_MANAGES_NFS", value: "yes" });
    });
    const base = await buildBase(node, plan({ component: null, directory: path("etc/events.d") }));
    const texts = ["ctdbd.conf", "sysconfig/ctdb", "sysconfig/nfs"].map((name) =>
      readFileSync(join(base, name), "utf8").replace(/#.*\n/, "").split(/\n+/).join("|"),
    );
    assert.deepEqual(texts, ["A=1|CTDB_MANAGES_NFS=yes|", "A=2|CTDB_MANAGES_NFS=yes|", "PORTS=1|"]);
    assert.equal(readFileSync(path("etc/ctdbd.conf"), "utf8"), "A=1\n");
    await changeNode(node, (model) => {
      model.options.splice(0);
    });
    await buildBase(node, plan({ component: null, directory: path("etc/events.d") }));
    assert.equal(readFileSync(join(base, "sysconfig/ctdb"), "utf8"), "A=2\n");
  });

  it("has the addresses of a profile in place of the workspace's", async () => {
    site.current.file("etc/public_addresses", "10.0.0.77/24 eth0\n", 0o644);
    site.current.file("etc/nodes", "10.1.0.1\n", 0o644);
    site.current.file(
      "node-profile.yaml",
      "publicAddresses: { 10.5.0.1/16: eth1 }\nnodes: [10.6.0.1, 10.6.0.2]\n",
      0o644,
    );
    const base = await buildBase(await nodeOf(path("node-profile.yaml")), plan());
    assert.equal(readFileSync(join(base, "public_addresses"), "utf8"), "10.5.0.1/16 eth1\n");
    assert.equal(readFileSync(join(base, "nodes"), "utf8"), "10.6.0.1\n10.6.0.2\n");
  });

  it("follows the workspace, and leaves what scripts made or changed", async () => {
    const node = await nodeOf();
    const base = await buildBase(node, plan());
    writeFileSync(join(base, "made-by-script"), "x");
    writeFileSync(join(base, "public_addresses"), "changed by a script\n");
    site.current.file("etc/nodes", "10.1.0.9\n", 0o644);
    site.current.file("etc/public_addresses", "10.0.0.77/24 eth0\n", 0o644);
    await buildBase(node, plan());
    assert.equal(readFileSync(join(base, "made-by-script"), "utf8"), "x");
    assert.equal(readFileSync(join(base, "nodes"), "utf8"), "10.1.0.9\n");
    assert.equal(readFileSync(join(base, "public_addresses"), "utf8"), "changed by a script\n");
    const own = { path: path("etc/functions"), origin: "workspace", refused: null, reason: "" } as const;
    site.current.file("etc/functions", "echo mine\n", 0o644);
    await buildBase(node, plan({ functions: own }));
    assert.equal(readlinkSync(join(base, "functions")), path("etc/functions"));
    assert.deepEqual(
      readdirSync(base).filter((name) => name === "functions.d"),
      [],
    );
  });

  describe("helper functions", () => {
    const choose = (more: Partial<FunctionsChoice> = {}) =>
      functionsSource({
        base: path("etc"),
        directory: path("etc/events/legacy"),
        workspaceRoots: [site.current.path],
        installed: [path("installed")],
        mayUseInstalled: true,
        kitDirectory: path("kit"),
        version: [4, 24, 0],
        ...more,
      });

    it("are the workspace's, else an installed CTDB's, else the kit's", async () => {
      assert.equal((await choose()).origin, "kit");
      site.current.file("installed/functions", "", 0o644);
      assert.equal((await choose()).path, path("installed/functions"));
      assert.match(
        (await choose({ mayUseInstalled: false })).reason,
        /extension's own for 4\.24\.0, since the workspace has none/,
      );
      site.current.file("ctdb/config/functions", "", 0o644);
      const { origin, reason } = await choose();
      assert.equal(origin, "workspace");
      assert.match(reason, /ctdb\/config\/functions, which is the Samba checkout's/);
      site.current.file("etc/functions", "", 0o644);
      assert.match((await choose()).reason, /lies beside the scripts/);
    });

    it("are not those of an installed CTDB of another generation", async () => {
      site.current.file("installed/functions", "load_script_options ()\n{\n\t:\n}\n", 0o644);
      assert.equal((await choose({ version: [4, 9, 0] })).origin, "installed");
      const { origin, refused, reason } = await choose({ version: [4, 8, 12] });
      assert.deepEqual([origin, refused], ["kit", path("installed/functions")]);
      assert.match(
        reason,
        /own for 4\.8\.12, since the workspace has none and .*functions belongs to other releases/,
      );
      site.current.file("installed/functions", "loadconfig() {\n\t:\n}\n", 0o644);
      assert.equal((await choose({ version: [4, 8, 12] })).origin, "installed");
      assert.equal((await choose()).origin, "kit");
    });

    it("are not looked for above the folders that the user opened", async () => {
      site.current.file("config/functions", "", 0o644);
      assert.equal((await choose({ workspaceRoots: [path("etc")] })).origin, "kit");
      assert.equal((await choose({ workspaceRoots: [] })).origin, "kit");
      assert.equal((await choose()).path, path("config/functions"));
    });
  });
});

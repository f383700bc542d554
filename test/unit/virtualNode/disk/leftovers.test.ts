import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { clearLeftovers } from "../../../../src/virtualNode/disk/leftovers.ts";
import { siteNode } from "../../../support/siteNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

/** What a process leaves that is killed while it replaces a file, a table, a node or a lock. */
const inNode = (pid: number): string[] => [
  `base.made.new.${pid}.1.wmyp815zdf`,
  `addresses.new.${pid}`,
  `keep.new.${pid}.3`,
  `stub.new.${pid}`,
  `status/legacy.monitor.new.${pid}.0.k3f`,
];
const besideNode = (pid: number): string[] => [
  `.new.${pid}.0`,
  `.old.${pid}.1`,
  `.lock.${pid}.abc`,
  `.running.lock.${pid}.abc`,
];

describe("What a killed process left of a virtual node", () => {
  const site = useTemporaryDirectory();

  const leave = async (pid: number): Promise<{ node: string; paths: string[] }> => {
    const node = (await siteNode(site)).directory;
    const paths = [
      ...inNode(pid).map((name) => join(node, name)),
      ...besideNode(pid).map((end) => join(dirname(node), `${basename(node)}${end}`)),
    ];
    mkdirSync(join(node, "status"), { recursive: true });
    for (const path of paths) {
      writeFileSync(path, "");
    }
    return { node, paths };
  };

  it("goes, and nothing else", async () => {
    const dead = spawnSync(process.execPath, ["--version"]).pid;
    const { node, paths } = await leave(dead);
    const kept = [join(node, "status", `legacy.my.new.${dead}`), join(dirname(node), `other.new.${dead}.0`)];
    for (const path of kept) {
      writeFileSync(path, "");
    }
    const tables = readdirSync(node).filter((name) => !name.includes(".new."));
    await clearLeftovers(node);
    assert.deepEqual(paths.filter(existsSync), []);
    assert.deepEqual(kept.filter(existsSync), kept);
    assert.deepEqual(readdirSync(node), tables);
  });

  it("stays while its process lives", async () => {
    const { node, paths } = await leave(process.pid);
    await clearLeftovers(node);
    assert.deepEqual(paths.filter(existsSync), paths);
  });

  it("is not looked for behind a link that a script left", async () => {
    const dead = spawnSync(process.execPath, ["--version"]).pid;
    const node = (await siteNode(site)).directory;
    const outside = site.current.resolve("outside", `a.new.${dead}.0.b`);
    site.current.file(join("outside", basename(outside)), "", 0o644);
    symlinkSync(dirname(outside), join(node, "status"));
    await clearLeftovers(node);
    assert.ok(existsSync(outside));
  });
});

import assert from "node:assert/strict";
import {
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { buildBase } from "../../../../src/virtualNode/base/base.ts";
import type { BasePlan } from "../../../../src/virtualNode/base/baseEntries.ts";
import type { VirtualNodeOptions } from "../../../../src/virtualNode/virtualNode.ts";
import { fifo, siteNode } from "../../../support/siteNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("Odd files in a virtual node's CTDB_BASE", () => {
  const site = useTemporaryDirectory();
  const path = (...parts: string[]) => site.current.resolve(...parts);
  const open = (more: Partial<VirtualNodeOptions> = {}) => siteNode(site, more);

  const plan = (more: Partial<BasePlan> = {}): BasePlan => ({
    workspaceBase: path("etc"),
    directory: path("etc/events/legacy"),
    component: "legacy",
    functions: { path: path("kit/functions"), origin: "kit", refused: null, reason: "" },
    kitFiles: [{ name: "functions.d/a.sh", path: path("kit/a.sh") }],
    kitBase: [],
    installed: null,
    ...more,
  });
  beforeEach(() => site.current.file("kit/a.sh", "", 0o644));

  it("keep nothing of ours behind a link in the place of a folder", async () => {
    const { directory } = await open();
    const base = await buildBase(directory, plan());
    rmSync(join(base, "functions.d"), { recursive: true });
    site.current.folder("elsewhere");
    symlinkSync(path("elsewhere"), join(base, "functions.d"));
    // As if it were ours there, too.
    symlinkSync(path("kit/b.sh"), path("elsewhere/b.sh"));
    const made = join(directory, "base.made");
    const text = JSON.parse(readFileSync(made, "utf8"));
    writeFileSync(made, JSON.stringify({ ...text, "functions.d/b.sh": `link:${path("kit/b.sh")}` }));
    await buildBase(directory, plan());
    assert.deepEqual(readdirSync(path("elsewhere")), ["b.sh"]);
    assert.equal(readlinkSync(join(base, "functions.d")), path("elsewhere"));
  });

  it("give way where they are the folder itself", async () => {
    const { directory } = await open();
    const base = join(directory, "base");
    site.current.folder("elsewhere");
    rmSync(base, { recursive: true, force: true });
    symlinkSync(path("elsewhere"), base);
    await buildBase(directory, plan());
    assert.deepEqual(readdirSync(path("elsewhere")), []);
    assert.ok(lstatSync(base).isDirectory());
    assert.equal(readlinkSync(join(base, "functions.d/a.sh")), path("kit/a.sh"));
  });

  it("are not removed outside, whatever base.made says", async () => {
    const { directory } = await open();
    await buildBase(directory, plan());
    for (const name of ["victim", "state/victim"]) {
      site.current.link(name, "/target");
    }
    symlinkSync("/target", join(directory, "victim"));
    const paths = ["../victim", "../../victim", path("victim"), "functions.d/../../victim", ""];
    writeFileSync(
      join(directory, "base.made"),
      JSON.stringify(Object.fromEntries(paths.map((name) => [name, "link:/target"]))),
    );
    await buildBase(directory, plan());
    for (const name of [path("victim"), path("state/victim"), join(directory, "victim")]) {
      assert.equal(readlinkSync(name), "/target");
    }
  });

  it("are not waited for when they are FIFOs", async () => {
    const { directory } = await open({ profilePath: null });
    const base = await buildBase(directory, plan());
    rmSync(join(base, "nodes"));
    fifo(join(base, "nodes"));
    rmSync(join(directory, "base.made"));
    fifo(join(directory, "base.made"));
    await buildBase(directory, plan());
    assert.ok(lstatSync(join(base, "nodes")).isFIFO());
    assert.ok(lstatSync(join(directory, "base.made")).isFile());
  });
});

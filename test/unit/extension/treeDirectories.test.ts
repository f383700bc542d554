import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { directoryChildren } from "../../../src/extension/tree/childNodes.ts";
import { directoryLook } from "../../../src/extension/tree/directoryLook.ts";
import { distinctTails } from "../../../src/extension/tree/distinctTails.ts";
import { scriptLook } from "../../../src/extension/tree/scriptLook.ts";
import { SCRIPT } from "../../support/temporaryDirectory.ts";
import { useTreeSite } from "../../support/treeSite.ts";

describe("a directory in the tree of event scripts", () => {
  const tree = useTreeSite();
  const { site, put, read, rows } = tree;

  it("keeps a directory that vanishes, says so, and shows it again once it is back", async () => {
    put("50.a.script");
    await read();
    const folder = site.current.resolve("events/legacy");
    renameSync(folder, `${folder}2`);
    const gone = await read();
    assert.equal(directoryLook(gone, "events/legacy").description, "no longer there");
    const [note] = directoryChildren(gone);
    assert.ok(note?.kind === "note" && note.action === "remove");
    assert.match(note.sentence, /There is no folder.*shown again once it is back/);
    renameSync(`${folder}2`, folder);
    assert.equal((await rows()).length, 1);
  });

  it("says that a folder is no folder any more, and that settings exclude it", async () => {
    put("50.a.script");
    rmSync(site.current.resolve("events/legacy"), { recursive: true });
    site.current.file("events/legacy", "a file");
    assert.match(directoryLook(await read(), "x").tooltip.join(" "), /is not a folder/);
    rmSync(site.current.resolve("events/legacy"));
    mkdirSync(site.current.resolve("events/legacy"));
    tree.settings = { targetVersion: "4.8", convention: "component" };
    const view = await read();
    assert.ok(view.kind === "failed" && !view.isGone);
    assert.match(view.sentence, /4\.8 follows the events\.d convention/);
  });

  it("shows the files of a directory that the target version does not look into, and the way out", async () => {
    site.current.file("events.d/50.a");
    site.current.file("events.d/60.b", SCRIPT, 0o644);
    site.current.file("events.d/README", "read me\n", 0o644);
    tree.settings = { targetVersion: "4.20" };
    const view = await read("events.d");
    const [note, ...files] = directoryChildren(view);
    assert.ok(note?.kind === "note" && note.action === "mend-mismatch");
    assert.equal(note.label, "CTDB 4.20 does not look here");
    assert.match(note.sentence, /component convention.*the folder events\.d holds 50\.a: it runs none/);
    const looks = files.map((row) => (row.kind === "script" ? scriptLook(row, []) : null));
    assert.deepEqual(
      looks.map((look) => look?.label),
      ["50.a", "60.b"],
    );
    assert.match(looks[0]?.tooltip.join(" ") ?? "", /runs none of the files here/);
    assert.doesNotMatch(looks[0]?.tooltip.join(" ") ?? "", /Rename/);
    assert.equal(looks[0]?.description, "not run: folder");
    const look = directoryLook(view, "events.d");
    assert.equal(look.description, "not read by this release · 0 scripts, 2 not listed · CTDB 4.20");
    assert.match(look.tooltip.join(" "), /ctdb\.targetVersion .*“Fix all in event directory”/);
  });

  it("says so too of scripts that an older target version would list", async () => {
    put("50.a.script");
    tree.settings = { targetVersion: "4.5" };
    const [note, first] = await rows();
    assert.ok(note?.kind === "note" && note.action === "mend-mismatch");
    assert.match(note.sentence, /CTDB 4\.5 .*`events\.d\/NN\.name` only/);
    assert.ok(first?.kind === "script");
    assert.equal(scriptLook(first, []).description, "not run: folder");
    const look = directoryLook(await read(), "events/legacy");
    assert.equal(look.description, "not read by this release · 0 scripts, 1 not listed · CTDB 4.5");
  });

  it("offers to write a script where there is none", async () => {
    site.current.folder("events/legacy");
    const [note] = await rows();
    assert.ok(note?.kind === "note" && note.action === "new-script");
  });

  it("is read once until something changes", async () => {
    put("50.a.script");
    const path = site.current.resolve("events/legacy");
    const first = await tree.reader.view(path);
    assert.equal(await tree.reader.view(path), first);
    tree.reader.forget(path);
    assert.notEqual(await tree.reader.view(path), first);
  });

  it("is named by the end of its path where a view would cut off what tells it from the others", () => {
    const deep = "packaging/debian/config/ctdb";
    const paths = [`${deep}/site-a/events/legacy`, `${deep}/site-b/events/legacy`, "config/events/legacy"];
    const names = ["…/ctdb/site-a/events/legacy", "…/ctdb/site-b/events/legacy", "config/events/legacy"];
    assert.deepEqual([...distinctTails(paths).values()], names);
    const alike = ["one", "two"].map((folder) => `${folder}-of-the-products/${deep}/events/legacy`);
    assert.deepEqual([...distinctTails(alike).values()], alike);
  });

  it("has the whole path for those who hear it and in its tooltip", async () => {
    put("50.a.script");
    const view = await read();
    const look = directoryLook(view, "a/b/events/legacy", "…/b/events/legacy");
    assert.equal(look.label, "…/b/events/legacy");
    assert.match(look.spoken, /^a\/b\/events\/legacy · /);
    assert.ok(look.tooltip[0]?.endsWith("/events/legacy"));
  });

  it("remembers the directories that were added", async () => {
    await tree.memory.addDirectory("/etc/ctdb/events/legacy");
    await tree.memory.addDirectory("/etc/ctdb/events/legacy");
    assert.deepEqual(tree.memory.directories, ["/etc/ctdb/events/legacy"]);
    await tree.memory.removeDirectory("/etc/ctdb/events/legacy");
    assert.deepEqual(tree.memory.directories, []);
  });
});

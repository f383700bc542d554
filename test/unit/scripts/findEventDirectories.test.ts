import assert from "node:assert/strict";
import { relative } from "node:path";
import { detectConvention } from "../../../src/scripts/detectConvention.ts";
import { type FindOptions, findEventDirectories } from "../../../src/scripts/findEventDirectories.ts";
import { SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const CTDB_SCRIPT = '#!/bin/sh\n. "$CTDB_BASE/functions"\n';

describe("detectConvention", () => {
  const temporary = useTemporaryDirectory();
  const detect = async (...parts: string[]) => {
    const layout = await detectConvention(temporary.current.resolve(...parts));
    return layout === null ? null : [layout.generation, layout.component];
  };

  it("knows a component's folder by its scripts, from the folder, a script or below", async () => {
    temporary.current.file("etc/events/web/10.a.script");
    temporary.current.folder("etc/events/web/notes");
    assert.deepEqual(await detect("etc/events/web"), ["component", "web"]);
    assert.deepEqual(await detect("etc/events/web/10.a.script"), ["component", "web"]);
    assert.deepEqual(await detect("etc/events/web/not-yet-there"), ["component", "web"]);
    assert.deepEqual(await detect("etc/events/web/notes"), ["component", "web"]);
  });

  it("knows events/legacy even without a script", async () => {
    temporary.current.folder("etc/events/legacy");
    assert.deepEqual(await detect("etc/events/legacy"), ["component", "legacy"]);
    temporary.current.folder("etc/events/notification");
    assert.equal(await detect("etc/events/notification"), null);
  });

  it("takes a name without suffix in events/legacy for a mistake, not for an older convention", async () => {
    temporary.current.file("etc/events/legacy/50.nas", CTDB_SCRIPT);
    assert.deepEqual(await detect("etc/events/legacy"), ["component", "legacy"]);
    assert.deepEqual(await detect("etc/events/legacy/50.nas"), ["component", "legacy"]);
    const { directories } = await findEventDirectories(temporary.current.path);
    assert.deepEqual(
      directories.map(({ path, generation }) => [relative(temporary.current.path, path), generation]),
      [["etc/events/legacy", "component"]],
    );
  });

  it("knows events.d by its name", async () => {
    temporary.current.file("etc/events.d/10.a");
    assert.deepEqual(await detect("etc/events.d"), ["events.d", null]);
    assert.deepEqual(await detect("etc/events.d/10.a"), ["events.d", null]);
  });

  it("knows any folder by the scripts in it", async () => {
    temporary.current.file("product/scripts/50.nas.script", SCRIPT, 0o644);
    temporary.current.file("old/scripts/50.nas", CTDB_SCRIPT);
    assert.deepEqual(await detect("product/scripts"), ["component", null]);
    assert.deepEqual(await detect("old/scripts"), ["events.d", null]);
    assert.match(
      (await detectConvention(temporary.current.resolve("old/scripts")))?.evidence ?? "",
      /50\.nas/,
    );
  });

  it("says nothing of other folders", async () => {
    temporary.current.file("src/10.chapter.txt", "text", 0o644);
    temporary.current.file("src/20.tool", SCRIPT);
    temporary.current.file("src/30.ctdb", CTDB_SCRIPT, 0o644);
    assert.equal(await detect("src"), null);
    assert.equal(await detect("missing"), null);
  });
});

describe("findEventDirectories", () => {
  const temporary = useTemporaryDirectory();
  const find = (options?: FindOptions) => findEventDirectories(temporary.current.path, options);
  const paths = (directories: readonly { path: string }[]) =>
    directories.map(({ path }) => relative(temporary.current.path, path));

  beforeEach(() => {
    temporary.current.file("samba/ctdb/config/events/legacy/10.interface.script");
    temporary.current.file("old/events.d/10.interface");
    temporary.current.file("product/50.nas", CTDB_SCRIPT);
    temporary.current.file("node_modules/x/events/legacy/10.a.script");
    temporary.current.file(".git/events.d/10.a");
    temporary.current.file("chapters/10.introduction", "text");
    temporary.current.folder("empty/events.d");
    temporary.current.file("suite/01.reclock.init.003.sh", CTDB_SCRIPT);
    temporary.current.link("linked", "samba");
  });

  it("finds each convention, shallow ones first, and follows no link", async () => {
    const { directories, truncated } = await find();
    assert.deepEqual(paths(directories), ["product", "old/events.d", "samba/ctdb/config/events/legacy"]);
    assert.deepEqual(
      directories.map(({ generation, component }) => [generation, component]),
      [
        ["events.d", null],
        ["events.d", null],
        ["component", "legacy"],
      ],
    );
    assert.equal(truncated, false);
  });

  it("finds the folder itself", async () => {
    const { directories } = await findEventDirectories(temporary.current.resolve("old/events.d"));
    assert.deepEqual(paths(directories), ["old/events.d"]);
  });

  it("stops at the bound and says so", async () => {
    const { directories, truncated, visited } = await find({ maxEntries: 13 });
    assert.ok(truncated);
    assert.equal(visited, 13);
    assert.ok(directories.length < 3);
    const { visited: all } = await find();
    assert.equal((await find({ maxEntries: all })).truncated, false);
    assert.equal((await find({ maxEntries: all - 1 })).truncated, true);
  });

  it("passes over what it is told to", async () => {
    const { directories } = await find({ skip: ["samba", "old"] });
    assert.deepEqual(paths(directories), ["product"]);
  });

  it("can be aborted", async () => {
    const controller = new AbortController();
    controller.abort(new Error("enough"));
    await assert.rejects(find({ signal: controller.signal }), /enough/);
  });

  it("finds nothing where there is nothing", async () => {
    assert.deepEqual(await findEventDirectories(temporary.current.resolve("missing")), {
      directories: [],
      truncated: false,
      visited: 0,
    });
  });
});

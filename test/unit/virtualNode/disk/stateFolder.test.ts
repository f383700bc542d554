import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, lchownSync, lstatSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { makeOwnedFolder } from "../../../../src/sandbox/ownedFolder.ts";
import { makeFolders, NodeStateError } from "../../../../src/virtualNode/disk/stateFolder.ts";
import { skipBecause } from "../../../skipBecause.ts";
import { isRoot, useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

/** `nobody` on most systems. */
const SOMEBODY = 65_534;

const modeOf = (path: string): number => statSync(path).mode & 0o777;

/** What another user gets of a path: `listed`, or the error's code. */
function asSomebody(path: string): string {
  const code = `try { require("fs").readdirSync(process.argv[1]); console.log("listed"); } catch (e) { console.log(e.code); }`;
  const { stdout } = spawnSync(process.execPath, ["-e", code, path], {
    uid: SOMEBODY,
    gid: SOMEBODY,
    cwd: "/",
    encoding: "utf8",
  });
  return stdout.trim();
}

describe("The folder for virtual nodes", () => {
  const site = useTemporaryDirectory();

  it("is made for its user only, with all that is missing above it", () => {
    const before = process.umask(0);
    try {
      makeFolders(site.current.resolve("state", "ctdb-events", "nodes"));
    } finally {
      process.umask(before);
    }
    for (const part of ["state", "state/ctdb-events", "state/ctdb-events/nodes"]) {
      assert.equal(modeOf(site.current.resolve(part)), 0o700, part);
    }
  });

  it("is closed to others where an older release or a umask left it open", () => {
    const nodes = site.current.folder("ctdb-events/nodes");
    chmodSync(nodes, 0o777);
    makeFolders(nodes);
    assert.equal(modeOf(nodes), 0o700);
  });

  it("is refused where another user laid it in advance, or a link in its place", function () {
    if (!isRoot) {
      skipBecause(this, "only root can make another user's folder");
    }
    const laid = site.current.folder("a/ctdb-events/nodes");
    chownSync(laid, SOMEBODY, SOMEBODY);
    const above = site.current.folder("b/ctdb-events/nodes");
    chownSync(site.current.resolve("b/ctdb-events"), SOMEBODY, SOMEBODY);
    site.current.folder("mine");
    const link = site.current.resolve("c");
    symlinkSync("mine", link);
    lchownSync(link, SOMEBODY, SOMEBODY);
    for (const path of [laid, above, link]) {
      assert.throws(
        () => makeFolders(path),
        (error) =>
          error instanceof NodeStateError &&
          /is not used: it belongs to another user \(65534\)/.test(error.message) &&
          error.remedy.includes("XDG_STATE_HOME"),
        path,
      );
    }
  });
});

describe("A folder for temporary files", () => {
  const site = useTemporaryDirectory();

  it("cannot be looked into by another user, and is not one that another user laid in advance", function () {
    if (!isRoot) {
      skipBecause(this, "only root can act as another user");
    }
    chmodSync(site.current.path, 0o1777);
    const old = site.current.folder(`ctdb-events-output-999999999-laid`);
    chownSync(old, SOMEBODY, SOMEBODY);
    const target = site.current.folder("precious");
    symlinkSync(target, site.current.resolve("ctdb-events-output-999999999-link"));
    const made = makeOwnedFolder("ctdb-events-output", site.current.path);
    assert.equal(asSomebody(site.current.path), "listed", "the other user can run");
    assert.equal(asSomebody(made), "EACCES");
    assert.equal(modeOf(made), 0o700);
    assert.ok(existsSync(old), "what is another user's stays");
    assert.ok(lstatSync(join(site.current.path, "ctdb-events-output-999999999-link")).isSymbolicLink());
    assert.ok(existsSync(target), "no link is followed");
  });
});

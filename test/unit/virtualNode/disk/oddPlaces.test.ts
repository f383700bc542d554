import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { withNodeLock } from "../../../../src/virtualNode/disk/nodeLock.ts";
import { makeFolders, NodeStateError } from "../../../../src/virtualNode/disk/stateFolder.ts";
import type { VirtualNodeOptions } from "../../../../src/virtualNode/virtualNode.ts";
import { skipBecause } from "../../../skipBecause.ts";
import { siteNode } from "../../../support/siteNode.ts";
import { isRoot, useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("Odd files in the place of the folder for virtual nodes", () => {
  const site = useTemporaryDirectory();
  const path = (...parts: string[]) => site.current.resolve(...parts);
  const open = (more: Partial<VirtualNodeOptions> = {}) => siteNode(site, more);

  const wrong = (folder: string, why: string) => (error: unknown) =>
    error instanceof NodeStateError &&
    error.message === `The folder for virtual nodes ${folder} ${why}.` &&
    error.remedy === "Set XDG_STATE_HOME to a folder that you may write to.";

  it("are an error with a sentence", async () => {
    await assert.rejects(
      open({ stateDirectory: "/proc/nope/x/y" }),
      wrong("/proc/nope/x/y", "cannot be made: no such file or directory"),
    );
    site.current.file("file", "", 0o644);
    assert.throws(
      () => makeFolders(path("file/a/b")),
      wrong(path("file/a/b"), `cannot be made: ${path("file")} is no folder`),
    );
    assert.throws(
      () => makeFolders(path("file")),
      wrong(path("file"), `cannot be made: ${path("file")} is no folder`),
    );
    await assert.rejects(
      withNodeLock("/proc/self/node", async () => {}),
      wrong(
        "/proc/self",
        isRoot ? "cannot be written to: no such file or directory" : "is not used: it belongs to root",
      ),
    );
  });

  it("are an error where rights lack", function () {
    if (isRoot) {
      skipBecause(this, "root may make folders anywhere");
    }
    assert.throws(() => makeFolders("/etc/x/y"), wrong("/etc/x/y", "cannot be made: permission denied"));
  });

  it("are none where all is well: parents are made, links to folders followed", () => {
    site.current.folder("real");
    site.current.link("link", path("real"));
    makeFolders(path("link/a/b"));
    makeFolders(path("link/a/b"));
    assert.ok(existsSync(path("real/a/b")));
  });
});

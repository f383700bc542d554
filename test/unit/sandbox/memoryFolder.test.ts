import assert from "node:assert/strict";
import { readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname } from "node:path";
import { memoryFolder } from "../../../src/sandbox/memoryFolder.ts";
import { makeOwnedFolder } from "../../../src/sandbox/ownedFolder.ts";

describe("the folder for what lives for a moment", () => {
  it("is in memory or for temporary files, and where TMPDIR says if it says so", () => {
    assert.ok(["/dev/shm", tmpdir()].includes(memoryFolder({})));
    assert.equal(memoryFolder({ TMPDIR: "/anywhere" }), tmpdir());
  });

  it("can be used: a folder in it is private", () => {
    const path = makeOwnedFolder("ctdb-events-cases", memoryFolder({}));
    try {
      assert.equal(dirname(path), memoryFolder({}));
      assert.ok(readdirSync(memoryFolder({})).includes(basename(path)));
      assert.equal(statSync(path).mode & 0o777, 0o700);
    } finally {
      rmSync(path, { recursive: true });
    }
  });
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeOwnedFolder, removeOrphanedFolders } from "../../../src/sandbox/ownedFolder.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("Folders of owners that were killed", () => {
  const site = useTemporaryDirectory();

  /** A process ID that nobody has any more. */
  function deadOwner(): number {
    return spawnSync(process.execPath, ["-e", ""]).pid;
  }

  function folder(name: string): string {
    const path = join(site.current.path, name);
    mkdirSync(path);
    writeFileSync(join(path, "file"), "");
    return path;
  }

  it("are removed, and nothing else is", async () => {
    const pid = deadOwner();
    const orphan = folder(`ctdb-events-tests-${pid}-abc`);
    const kept = [
      folder(`ctdb-events-tests-${process.pid}-abc`),
      folder(`ctdb-events-other-${pid}-abc`),
      folder(`my-ctdb-events-tests-${pid}-abc`),
      join(site.current.path, `ctdb-events-cases-${pid}-link`),
    ];
    symlinkSync(kept[1] ?? "", kept[3] ?? "");
    await removeOrphanedFolders([site.current.path, join(site.current.path, "nowhere")]);
    assert.equal(existsSync(orphan), false);
    assert.deepEqual(kept.filter(existsSync), kept);
    assert.deepEqual(readdirSync(kept[1] ?? ""), ["file"]);
  });

  it("of one kind go when another of it is made", () => {
    const orphan = folder(`ctdb-events-cases-${deadOwner()}-abc`);
    const made = makeOwnedFolder("ctdb-events-cases", site.current.path);
    assert.deepEqual([existsSync(orphan), existsSync(made)], [false, true]);
  });
});

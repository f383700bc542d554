import assert from "node:assert/strict";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { NewFolders } from "../../../../src/extension/tests/folders/newFolders.ts";
import { eventually } from "../../../support/processes.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("folders that come while the window is open", () => {
  const directory = useTemporaryDirectory();
  let folders: NewFolders;
  let searches: number;
  let written: string[];

  beforeEach(() => {
    searches = 0;
    written = [];
    folders = new NewFolders({
      matters: (name) => name.endsWith(".ctdb-test.yaml"),
      search: () => {
        searches++;
      },
      written: (path) => written.push(path),
    });
  });

  afterEach(() => folders.dispose());

  /** A folder with a case comes, below `path` or at it. */
  async function comes(path: string): Promise<void> {
    writeFileSync(`${path}/first.ctdb-test.yaml`, "");
    const before = searches;
    folders.came(path);
    await eventually(() => searches > before);
  }

  it("are searched once for many of them", async () => {
    const all = ["a", "b", "c"].map((name) => directory.current.folder(name));
    for (const path of all) {
      writeFileSync(`${path}/a.ctdb-test.yaml`, "");
      folders.came(path);
    }
    await eventually(() => searches > 0);
    // Whatever was still to come would have come before this.
    await comes(directory.current.folder("later"));
    assert.equal(searches, 2);
  });

  it("are watched in their depth, where VS Code is blind: files and folders that come, and files that change", async () => {
    const deep = directory.current.folder("new/tests/cases");
    await comes(directory.current.resolve("new"));
    writeFileSync(`${deep}/a.ctdb-test.yaml`, "cases:");
    await eventually(() => searches === 2);
    await eventually(() => written.length === 1);
    written = [];
    writeFileSync(`${deep}/a.ctdb-test.yaml`, "cases: []");
    await eventually(() => written.length === 1);
    assert.deepEqual(written, [`${deep}/a.ctdb-test.yaml`]);
    assert.equal(searches, 2, "a file that changed is no reason to search");
    const more = directory.current.folder("new/tests/cases/more/yet");
    writeFileSync(`${more}/b.ctdb-test.yaml`, "");
    await eventually(() => searches === 3);
    rmSync(`${more}/b.ctdb-test.yaml`);
    await eventually(() => searches === 4);
    renameSync(directory.current.resolve("new/tests"), directory.current.resolve("new/moved"));
    folders.gone(directory.current.resolve("new/tests"));
    await comes(directory.current.resolve("new/moved"));
    writeFileSync(directory.current.resolve("new/moved/cases/more/yet/c.ctdb-test.yaml"), "");
    await eventually(() => searches === 6);
  });

  it("are of no interest where nothing in them is", async () => {
    directory.current.file("build/out/a.js");
    directory.current.file("node_modules/x/a.ctdb-test.yaml");
    folders.came(directory.current.resolve("build"));
    folders.came(directory.current.resolve("node_modules/x"));
    await comes(directory.current.folder("new"));
    assert.equal(searches, 1);
  });

  it("are watched anew where one goes and another comes by its name", async () => {
    directory.current.folder("new/cases");
    await comes(directory.current.resolve("new"));
    rmSync(directory.current.resolve("new"), { recursive: true });
    const cases = directory.current.folder("new/cases");
    await comes(directory.current.resolve("new"));
    const before = searches;
    writeFileSync(`${cases}/a.ctdb-test.yaml`, "");
    await eventually(() => searches > before);
  });

  it("are no files", async () => {
    directory.current.file("a.ctdb-test.yaml");
    folders.came(directory.current.resolve("a.ctdb-test.yaml"));
    folders.came(directory.current.resolve("gone"));
    await comes(directory.current.folder("new"));
    assert.equal(searches, 1);
  });

  it("leave nothing behind that watches", async () => {
    directory.current.folder("new/cases");
    await comes(directory.current.resolve("new"));
    folders.dispose();
    const { current } = directory;
    assert.deepEqual(
      process.getActiveResourcesInfo().filter((name) => name === "FSEventWrap"),
      [],
      current.path,
    );
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
import assert from "node:assert/strict";
import { LibraryShelf } from "../../../../src/scripts/eventScript/libraries.ts";
import { loadShellParser } from "../../../../src/shell/shellParser.ts";
import { eventScript } from "../../../support/shell.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("the files that a script sources", () => {
  const site = useTemporaryDirectory();

  async function sourced(text: string) {
    const directory = site.current.folder("events/legacy");
    const path = `${directory}/50.x.script`;
    const shelf = new LibraryShelf(site.current.path, directory, await loadShellParser());
    return shelf.sourcedBy(path, (await eventScript(text)).sources);
  }

  it("are found however the script writes CTDB_BASE or its own folder", async () => {
    site.current.file("functions", "helper() { :; }\n", 0o644);
    site.current.file("events/legacy/lib.sh", "own() { :; }\n", 0o644);
    for (const word of [
      '"${CTDB_BASE}/functions"',
      '"$CTDB_BASE"/functions',
      "$CTDB_BASE/functions",
      "/etc/ctdb/functions",
      '"$(dirname "$0")/../../functions"',
    ]) {
      const { functions, isComplete, hasFunctions } = await sourced(`. ${word}\n`);
      assert.deepEqual([[...functions.keys()], isComplete, hasFunctions], [["helper"], true, true], word);
    }
    const { functions } = await sourced('. "$(dirname "$0")/lib.sh"\n. "${0%/*}/lib.sh"\n');
    assert.deepEqual([...functions.keys()], ["own"]);
  });

  it("are told to be missing where one is not there or not known", async () => {
    assert.deepEqual((await sourced('. "$CTDB_BASE/functions"\n')).isComplete, false);
    assert.deepEqual((await sourced('. "$CTDB_BASE/functions"\n')).hasFunctions, true);
    assert.deepEqual((await sourced('. "$SOMEWHERE/lib"\n')).isComplete, false);
  });

  it("are not read outside of CTDB_BASE, not through a link either", async () => {
    site.current.link("functions", "/etc/profile");
    assert.deepEqual((await sourced('. "$CTDB_BASE/functions"\n')).libraries, []);
    assert.deepEqual((await sourced('. /etc/profile\n. "$CTDB_BASE/../../etc/profile"\n')).libraries, []);
  });

  it("may source each other in a circle", async () => {
    site.current.file("a", '. "$CTDB_BASE/b"\na() { :; }\n', 0o644);
    site.current.file("b", '. "$CTDB_BASE/a"\nb() { :; }\n', 0o644);
    const { functions, libraries } = await sourced('. "$CTDB_BASE/a"\n');
    assert.deepEqual([[...functions.keys()].sort(), libraries.length], [["a", "b"], 2]);
  });
});

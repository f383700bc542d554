import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { EXAMPLE_SCRIPT, writeExample } from "../../../../src/extension/example/writeExample.ts";
import { scanDirectory } from "../../../../src/scripts/scanDirectory.ts";

const SOURCE = join(import.meta.dirname, "..", "..", "..", "..", "examples", "first");

describe("the example for beginners", () => {
  let parent: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "ctdb-example-"));
  });

  afterEach(() => rmSync(parent, { recursive: true }));

  it("has scripts that CTDB runs, wherever it was unpacked from", async () => {
    const { folder, isNew } = await writeExample(SOURCE, parent);
    assert.ok(isNew);
    const { files } = await scanDirectory(join(folder, "events", "legacy"), conventionFor([4, 24, 0]));
    assert.deepEqual(
      files.map(({ fileName, state }) => [fileName.text, state]),
      [
        ["10.disk.script", "enabled"],
        ["50.shares.script", "enabled"],
        ["80.report.script", "enabled"],
      ],
    );
    assert.match(readFileSync(join(folder, EXAMPLE_SCRIPT), "utf8"), /ctdb_chek_tcp_ports/);
    assert.equal(statSync(join(folder, "node-profile.yaml")).mode & 0o111, 0);
  });

  it("is left alone where it is already", async () => {
    const { folder } = await writeExample(SOURCE, parent);
    writeFileSync(join(folder, EXAMPLE_SCRIPT), "mended");
    assert.deepEqual(await writeExample(SOURCE, parent), { folder, isNew: false });
    assert.equal(readFileSync(join(folder, EXAMPLE_SCRIPT), "utf8"), "mended");
  });

  it("says why it cannot be written", async () => {
    await assert.rejects(writeExample(SOURCE, join(parent, "none")), /ENOENT/);
  });
});

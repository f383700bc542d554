import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { coverageText, readCoverageCases } from "../../support/coverageCases.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const here = new URL(".", import.meta.url);

/** Every `.cases` file beside this one: scripts that real bash runs, each line with what must be counted for it. */
for (const file of readdirSync(here).filter((name) => name.endsWith(".cases"))) {
  describe(`what is executed: ${file.replace(".cases", "")}`, () => {
    const folder = useTemporaryDirectory();

    for (const { name, expected, ...script } of readCoverageCases(new URL(file, here))) {
      it(name, async () => {
        assert.equal(await coverageText(folder.current, script), expected);
      });
    }
  });
}

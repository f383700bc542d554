import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { blameText, traceCase } from "../../../../support/blame.ts";
import { readBlameCases } from "../../../../support/blameCases.ts";
import { useTemporaryDirectory } from "../../../../support/temporaryDirectory.ts";

const here = new URL(".", import.meta.url);

/** Every `.cases` file beside this one: scripts that real bash runs, with the statement that is to blame. */
for (const file of readdirSync(here).filter((name) => name.endsWith(".cases"))) {
  describe(`which statement is blamed: ${file.replace(".cases", "")}`, () => {
    const folder = useTemporaryDirectory();

    for (const { name, expected, ...script } of readBlameCases(new URL(file, here))) {
      it(name, async () => {
        const text = blameText(await traceCase(folder.current, script));
        assert.equal(text.replaceAll(folder.current.path, "BASE"), expected);
      });
    }
  });
}

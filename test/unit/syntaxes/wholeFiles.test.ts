import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../../../scripts/lib/paths.ts";
import { skipBecause } from "../../skipBecause.ts";
import { languageOf } from "./fileNames.ts";
import { shellGrammar, tokenize } from "./grammars.ts";

/** Files that CTDB accepts: our examples, and Debian's where its CTDB is installed. */
const patterns = [
  "examples/*/{nodes,public_addresses,events.d/*,events/*/*}",
  "/etc/ctdb/{*,events/*/*,nfs-checks.d/*}",
  "/usr/share/ctdb/events/legacy/*",
  "/usr/share/doc/ctdb/examples/*",
];
const exactNames: readonly string[] = ["nodes", "public_addresses"];
const files = globSync(patterns, { cwd: root }).toSorted();

describe("files that CTDB accepts", () => {
  for (const file of files) {
    // The examples' folder is not called `ctdb`, so that `nodes` in it is nobody's by its name.
    const name = exactNames.find((exact) => file.endsWith(`/${exact}`));
    const language = name ? `ctdb-${name.replace("_", "-")}` : languageOf(resolve(root, file));
    if (!language || !(language === "shellscript" || language.startsWith("ctdb-"))) continue;
    it(`${file} has nothing marked as invalid`, async function () {
      if (!shellGrammar)
        skipBecause(this, "the grammar of VS Code is not fetched: npm run test:ui fetches it");
      const scopeName = language === "shellscript" ? "source.shell" : `source.${language}`;
      const lines = await tokenize(scopeName, readFileSync(resolve(root, file), "utf8"));
      assert.ok(lines.length > 0);
      const invalid = lines
        .flat()
        .filter(({ scopes }) => scopes.some((scope) => scope.startsWith("invalid")));
      assert.deepEqual(invalid, []);
    });
  }
});

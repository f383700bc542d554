import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleNames } from "../../../scripts/lib/ruleSettings.ts";

describe("the setting ctdb.rules", () => {
  it("is completed and checked by the rules that there are (npm run docs)", () => {
    const path = join(import.meta.dirname, "..", "..", "..", "package.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    const { propertyNames } = manifest.contributes.configuration.properties["ctdb.rules"];
    assert.deepEqual(propertyNames, ruleNames());
  });
});

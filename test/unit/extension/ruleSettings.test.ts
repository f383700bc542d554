import assert from "node:assert/strict";
import { readManifest, settingsOf } from "../../../scripts/lib/manifest.ts";
import { ruleNames } from "../../../scripts/lib/ruleSettings.ts";

describe("the setting ctdb.rules", () => {
  it("is completed and checked by the rules that there are (npm run docs)", () => {
    const { propertyNames } = settingsOf(readManifest())["ctdb.rules"] ?? {};
    assert.deepEqual(propertyNames, ruleNames());
  });
});

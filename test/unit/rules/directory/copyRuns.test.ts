import assert from "node:assert/strict";
import { fixTitles, lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { SCRIPT } from "../../../support/temporaryDirectory.ts";

const only = ["copy-runs", "not-executable", "name-duplicate-prefix"];

describe("copy-runs", () => {
  it("warns of copies that old releases run, and takes the right to execute away", async () => {
    const found = await checkSite({ "events.d/50.a.rpmnew": SCRIPT }, { only, version: "4.5" });
    assert.deepEqual(lines(found), ["50.a.rpmnew warning copy-runs"]);
    assert.deepEqual(found[0]?.fixes[0]?.steps, [
      { kind: "chmod", file: found[0]?.file, add: 0, remove: 0o111 },
    ]);
  });

  it("is silent where the copy is not executable or not listed", async () => {
    const off = { content: SCRIPT, mode: 0o644 };
    assert.deepEqual(lines(await checkSite({ "events.d/50.a.bak": off }, { only, version: "4.5" })), []);
    assert.deepEqual(lines(await checkSite({ "events.d/50.a.bak": SCRIPT }, { only, version: "4.8" })), []);
    assert.deepEqual(fixTitles(await checkSite({ "events/legacy/50.a.script.bak": SCRIPT }, { only })), []);
  });
});

import assert from "node:assert/strict";
import { fixTitles, lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { SCRIPT } from "../../../support/temporaryDirectory.ts";

const only = ["multiple-dots"];

describe("multiple-dots", () => {
  it("warns in the releases that ignore such names, and offers one that runs", async () => {
    for (const version of ["4.6.9", "4.7.1", "4.8"]) {
      const found = await checkSite({ "events.d/50.a.b": SCRIPT }, { only, version });
      assert.deepEqual(lines(found), ["50.a.b warning multiple-dots"], version);
      assert.deepEqual(fixTitles(found), ["Rename it to 50.a-b"]);
    }
  });

  it("is silent in older releases, which run them", async () => {
    for (const version of ["4.5", "4.6.8", "4.7.0", "2.5"]) {
      assert.deepEqual(lines(await checkSite({ "events.d/50.a.b": SCRIPT }, { only, version })), [], version);
    }
  });

  it("only hints that the README of 4.9 and later is wrong", async () => {
    const found = await checkSite(
      { "events/legacy/50.a.b.script": SCRIPT, "events/legacy/50.a.script": SCRIPT },
      { only },
    );
    assert.deepEqual(lines(found), ["50.a.b.script hint multiple-dots"]);
    assert.match(found[0]?.message ?? "", /^CTDB 4\.24 and later runs this script/);
  });

  it("is silent about copies", async () => {
    const files = {
      "events.d/50.a.bak": SCRIPT,
      "events.d/50.a.rpmnew": SCRIPT,
      "events.d/50.a.disabled": SCRIPT,
    };
    assert.deepEqual(lines(await checkSite(files, { only, version: "4.8" })), []);
  });
});

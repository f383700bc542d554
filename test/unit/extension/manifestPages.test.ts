import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { COMMANDS_PAGE, commandsPage } from "../../../scripts/lib/commandsPage.ts";
import { readManifest, withTexts } from "../../../scripts/lib/manifest.ts";
import { SETTINGS_PAGE, settingsPage } from "../../../scripts/lib/settingsPage.ts";

const manifest = readManifest();

describe("the pages of settings and commands", () => {
  it("have all settings (npm run docs writes them)", () => {
    assert.equal(readFileSync(SETTINGS_PAGE, "utf8"), settingsPage(manifest));
  });

  it("have all commands of the palette (npm run docs writes them)", () => {
    assert.equal(readFileSync(COMMANDS_PAGE, "utf8"), commandsPage(manifest));
  });

  it("have texts in place of the manifest's keys", () => {
    const texts = { title: "Run", setting: { message: "Seconds", comment: ["for translators"] } };
    assert.deepEqual(withTexts({ a: "%title%", b: ["%setting%", "100 %"] }, texts), {
      a: "Run",
      b: ["Seconds", "100 %"],
    });
    assert.throws(() => withTexts({ a: "%other%" }, texts), /no text for %other%/);
  });
});

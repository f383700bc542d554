import assert from "node:assert/strict";
import { readManifest, settingsOf } from "../../../../scripts/lib/manifest.ts";
import { PANEL_REVEALS, revealsPanel } from "../../../../src/extension/panel/panelReveal.ts";

describe("the panel", () => {
  it("is shown when a run begins, when it fails, or never, as the setting says", () => {
    const shown = (setting: unknown): readonly boolean[] =>
      ([null, "passed", "failed", "timed-out", "refused", "cancelled"] as const).map((outcome) =>
        revealsPanel(setting, outcome),
      );
    assert.deepEqual(shown("always"), [true, false, false, false, false, false]);
    assert.deepEqual(shown("onFailure"), [false, false, true, true, true, false]);
    assert.deepEqual(shown("never"), [false, false, false, false, false, false]);
    assert.deepEqual(shown(42), shown("always"));
    assert.deepEqual(settingsOf(readManifest())["ctdb.panel.reveal"]?.enum, PANEL_REVEALS);
  });
});

import assert from "node:assert/strict";
import { Workbench } from "./workbench.ts";

describe("the packaged extension in the workbench", () => {
  let workbench: Workbench | undefined;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start();
  });

  after(async () => {
    await workbench?.stop();
  });

  it("offers its commands in the palette", async () => {
    assert.ok(workbench);
    const found = await workbench.findCommands("CTDB");
    await workbench.screenshot("palette");
    await workbench.page.keyboard.press("Escape");
    assert.ok(
      found.some((label) => label.includes("CTDB")),
      `the palette shows: ${found.join(", ")}`,
    );
  });

  it("is shown in a light and in a dark theme", async () => {
    assert.ok(workbench);
    for (const theme of ["light", "dark"] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`workbench-${theme}`);
    }
  });
});

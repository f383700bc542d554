import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { until } from "./until.ts";
import { Workbench } from "./workbench.ts";

const SCRIPT = '#!/bin/sh\ncase "$1" in\nmonitor)\n\texit 0\n\t;;\nesac\n';

describe("an old event directory in the workbench, with a newer target version", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({
      settings: { "ctdb.targetVersion": "4.20" },
      prepare: (folder) => {
        mkdirSync(join(folder, "events.d"));
        for (const name of ["10.net", "50.web"]) {
          writeFileSync(join(folder, "events.d", name), SCRIPT);
          chmodSync(join(folder, "events.d", name), 0o755);
        }
      },
    });
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("old-directory-failed");
    }
  });

  function item(name: RegExp): Locator {
    return workbench.page.getByRole("treeitem", { name });
  }

  it("is shown with its files and the ways out, one of which moves its scripts", async () => {
    const { page, folder } = workbench;
    await workbench.findCommands("Focus on CTDB Event Scripts View", ([first = ""]) =>
      first.includes("Scripts View"),
    );
    await page.keyboard.press("Enter");
    await item(/^50\.web/).waitFor();
    await workbench.screenshot("old-directory");
    await item(/^warning: CTDB 4\.20 does not look here, .*the folder events\.d holds 10\.net/).click();
    await page.locator(".quick-input-list", { hasText: "Change ctdb.targetVersion" }).waitFor();
    await workbench.screenshot("old-directory-ways");
    await workbench.quickPick("Fix all in event directory…");
    const rows = page.locator(".quick-input-list .monaco-list-row", { hasText: "Move it to events/legacy" });
    await rows.nth(1).waitFor();
    await workbench.screenshot("old-directory-fixes");
    await rows.nth(0).click();
    await page.keyboard.press("Enter");
    assert.ok(await until(async () => existsSync(join(folder, "events/legacy/10.net.script"))));
    await item(/^10\.net · 1st of 1$/).waitFor();
    await item(/^50\.web/).waitFor();
    await workbench.screenshot("old-directory-moved");
  });
});

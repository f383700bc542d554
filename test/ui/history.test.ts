import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Locator } from "playwright-core";
import { requireIsolation } from "./isolation.ts";
import { Workbench } from "./workbench.ts";

describe("the history of runs", () => {
  let workbench: Workbench;
  let panel: Frame;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({ fixture: "examples/component" });
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("history-test-failed");
    }
  });

  /** The bar of a run by what a screen reader says of it. */
  function bar(name: RegExp): Locator {
    return panel.getByRole("toolbar", { name: "Last runs, oldest first" }).getByRole("button", { name });
  }

  function shown(name: RegExp): Locator {
    return bar(name).and(panel.locator('[aria-current="true"]'));
  }

  it("shows a bar for each run, and the keyboard goes from run to run", async () => {
    await workbench.runEvent("monitor");
    panel = await workbench.webviewFrame("ctdb-history");
    await panel
      .getByText(/^Failed in 70\.storage\./)
      .first()
      .waitFor();
    assert.equal(await panel.locator("ctdb-history").isVisible(), false, "one run is no history");
    writeFileSync(join(workbench.folder, "storage-ready"), "");
    await workbench.runCommand("Run CTDB event again");
    await shown(/^monitor, passed, .* isolated/).waitFor();
    await bar(/passed/).focus();
    await workbench.page.keyboard.press("ArrowLeft");
    await workbench.page.keyboard.press("Enter");
    await shown(/^monitor, failed in 70\.storage, /).waitFor();
    await panel
      .getByText(/^Failed in 70\.storage\./)
      .first()
      .waitFor();
    await workbench.page.keyboard.press("End");
    await workbench.page.keyboard.press("Enter");
    await shown(/passed/).waitFor();
  });

  it("compares a run with the one before it, and opens their outputs as a diff", async () => {
    await panel.getByRole("button", { name: "Compare with previous" }).click();
    const row = panel.locator(".comparison-scripts tr", { hasText: "70.storage" });
    await row.waitFor();
    const heading = panel.getByRole("heading", { name: "Two runs of monitor" });
    assert.equal(await heading.evaluate((element) => element === document.activeElement), true);
    const text = (await row.innerText()).replace(/\s+/g, " ");
    assert.match(text, /^70\.storage changed ERROR, exit status 1 OK /);
    assert.match(text, /The outputs differ from line 1 on\. .*ERROR: the storage is not ready/);
    await workbench.screenshot("history-comparison");
    await panel.getByRole("button", { name: "Open outputs as diff" }).click();
    const diff = workbench.page.locator(".monaco-diff-editor .original .view-line");
    await diff.filter({ hasText: /storage.is.not.ready/ }).waitFor();
    await workbench.page.locator(".tab", { hasText: "70.storage output" }).waitFor();
    await workbench.screenshot("history-diff");
    await panel.getByRole("button", { name: "Close comparison" }).click();
    await heading.waitFor({ state: "detached" });
  });

  it("is there after the window is loaded anew, and says what is old", async () => {
    await workbench.page.reload();
    await workbench.page.locator(".part.statusbar .statusbar-item").first().waitFor();
    // Whether the panel was open is written with a delay, so that a window that is loaded anew may not know it.
    await workbench.runCommand("Show CTDB Events panel");
    panel = await workbench.webviewFrame(".history-bar");
    assert.equal(await bar(/from an earlier session$/).count(), 2);
    assert.equal(await shown(/./).count(), 0, "nothing old is shown unasked");
    await panel.getByRole("button", { name: "History" }).click();
    await panel.getByRole("button", { name: /^Show monitor, failed in 70\.storage/ }).click();
    await panel.getByText("This run is from an earlier session.").waitFor();
    await panel
      .getByText(/^Failed in 70\.storage\./)
      .first()
      .waitFor();
    await workbench.screenshot("history-earlier");
    // In a low panel the list gave way to the run.
    await panel.getByRole("button", { name: "History" }).click();
    await panel.getByRole("checkbox", { name: /^Compare monitor, passed/ }).check();
    await panel.getByRole("checkbox", { name: /^Compare monitor, failed/ }).check();
    await panel.getByRole("button", { name: "Compare the two chosen" }).click();
    await panel.getByText("2 scripts ended differently").waitFor();
    await panel.locator(".comparison").press("Escape");
    await panel.locator(".comparison").waitFor({ state: "detached" });
  });

  it("is forgotten on command", async () => {
    await workbench.runCommand("Clear history of CTDB runs");
    await workbench.page.locator(".monaco-dialog-box").getByRole("button", { name: "Clear" }).click();
    await panel.locator("ctdb-history").waitFor({ state: "hidden" });
  });
});

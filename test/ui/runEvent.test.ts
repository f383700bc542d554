import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { axeViolations } from "./axe.ts";
import { requireIsolation } from "./isolation.ts";
import { Workbench } from "./workbench.ts";

const SLOW = `#!/bin/sh
[ "$1" = slow-event ] || exit 0
for i in 1 2 3 4 5 6 7 8 9; do echo "tick $i"; sleep 1; done
`;

describe("running an event in the workbench", () => {
  let workbench: Workbench;
  let panel: Frame;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({ fixture: "examples/component" });
    const slow = join(workbench.folder, "events", "legacy", "30.slow.script");
    writeFileSync(slow, SLOW);
    chmodSync(slow, 0o755);
  });

  after(async () => {
    await workbench?.stop();
  });

  function outcome(): Promise<string | null> {
    return panel.locator(".outcome").textContent();
  }

  async function rows(): Promise<string[]> {
    const texts = await panel.locator(".row").allInnerTexts();
    return texts.slice(1).map((text) =>
      text
        .replace(/\s+/g, " ")
        .replace(/ \d+(\.\d+)? m?s/, "")
        .replace(/:.*/, "")
        .trim(),
    );
  }

  /** The output of the script that is chosen, its first line first. */
  async function output(): Promise<string> {
    return (await panel.locator(".lines .line-text").allInnerTexts()).join("\n");
  }

  /** Whether the panel shows an element without being scrolled. */
  function inView(selector: string): Promise<boolean> {
    return panel.locator(selector).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
  }

  it("runs in the private environment without a question", async () => {
    await workbench.runEvent("monitor");
    panel = await workbench.webviewFrame(".run");
    await panel.locator(".icon-fail").first().waitFor();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("run-test-failed");
    }
  });

  it("shows the scripts in run order, the first failure chosen and the rest not run", async () => {
    await panel.locator(".outcome", { hasText: "Failed" }).waitFor();
    assert.equal(await outcome(), "Failed in 70.storage. 1 script after it was not run.");
    assert.deepEqual(await rows(), [
      "10.addresses OK",
      "30.slow OK",
      "40.service OK",
      "60.maintenance DISABLED Shown DISABLED and passed over, and the event succeeds without it",
      "70.storage ERROR exit status 1 · ERROR",
      "80.journal NOT RUN",
    ]);
    assert.equal(
      await inView('.row[aria-selected="true"]'),
      true,
      "the first run opens the panel at its failure",
    );
    const around = workbench.page.locator(".webview-overlay-content");
    const scrolled = await around.evaluateAll((all) => all.map(({ scrollTop }) => scrollTop));
    assert.deepEqual(new Set(scrolled), new Set([0]), "what is around the page stays where it is");
    await panel.locator(".line-text").first().waitFor(); // it comes with a message of its own
    assert.match(await output(), /^ERROR: the storage is not ready/);
    assert.equal(await inView(".lines"), true);
    await workbench.screenshot("run-failed");
  });

  it("shows its first state soon, and has no faults for those who see little or hear it", async () => {
    const drawn = await panel.evaluate(() => performance.getEntriesByName("ctdb-first-state")[0]?.startTime);
    // biome-ignore lint/suspicious/noConsole: the figure is worth reading
    console.info(
      `      first state on the screen ${Math.round(drawn ?? Number.NaN)} ms after the load began`,
    );
    assert.ok(drawn !== undefined && drawn < 3000, "300 ms are the aim; machines of tests are busy");
    assert.deepEqual(await axeViolations(panel), []);
  });

  it("leaves the focus where it was", async () => {
    assert.notEqual(await workbench.page.evaluate(() => document.activeElement?.tagName), "IFRAME");
  });

  it("names the sandbox and says why", async () => {
    const mode = panel.getByRole("button", { name: "Sandbox isolated: why" });
    assert.equal((await mode.textContent())?.trim(), "isolated");
    await mode.click();
    assert.match((await panel.locator(".reason:visible").innerText()).trim(), /^It works here\./);
    await mode.click();
    await panel.locator(".reason").waitFor({ state: "hidden" });
  });

  it("tells of the file that CTDB does not even list", async () => {
    await panel.locator("#row-event").click();
    const summary = panel.locator(".section-not-listed summary");
    assert.equal(await summary.textContent(), "CTDB does not run 1 other file of this folder");
    await summary.click();
    assert.match(
      (await panel.locator(".not-listed li").textContent()) ?? "",
      /65\.forgotten.*65\.forgotten\.script/,
    );
    assert.equal(await inView(".not-listed li"), true);
    await workbench.screenshot("run-not-listed");
    await summary.click();
  });

  it("runs the event again, and sees what changed", async () => {
    writeFileSync(join(workbench.folder, "storage-ready"), "");
    await workbench.runCommand("Run CTDB event again");
    await panel.locator(".outcome", { hasText: "Passed" }).waitFor();
    assert.equal(await outcome(), "Passed: 5 scripts run, 1 disabled.");
  });

  it("asks for the arguments of an event and refuses what cannot be one", async () => {
    await workbench.runCommand("Run CTDB event");
    await workbench.typeAndChoose("takeip", "Event to run");
    await workbench.typeAndChoose("eth7", "takeip");
    await workbench.page.locator('.quick-input-widget input[placeholder*="public address"]').waitFor();
    await workbench.page.keyboard.type("10.0.0.999");
    await workbench.page
      .locator(".quick-input-list", { hasText: "is not an IPv4 or IPv6 address" })
      .waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.page.keyboard.press("Control+a");
    await workbench.typeAndChoose("fd00::7", "public address");
    await workbench.page.locator('.quick-input-widget input[placeholder*="network mask"]').waitFor();
    await workbench.page.keyboard.press("Control+Alt+-");
    await workbench.typeAndChoose("", "public address");
    await workbench.typeAndChoose("64", "network mask");
    await panel.locator("h1", { hasText: "takeip eth7 fd00::7 64" }).waitFor();
    await panel.locator(".outcome", { hasText: "Passed" }).waitFor();
  });

  it("streams output and cancels at once", async () => {
    await workbench.runCommand("Run CTDB event");
    await workbench.typeAndChoose("slow-event", "Event to run");
    await workbench.typeAndChoose("", "slow-event");
    await panel.locator("h1", { hasText: /^slow-event$/ }).waitFor();
    await panel.locator(".lines", { hasText: "tick 2" }).waitFor();
    await workbench.screenshot("run-going-on");
    await panel.getByRole("button", { name: "Stop" }).click();
    await panel.locator(".outcome", { hasText: "Cancelled" }).waitFor({ timeout: 10_000 });
    assert.equal(await outcome(), "Cancelled in 30.slow.");
    assert.equal((await rows())[2], "40.service NOT RUN");
    assert.match(await output(), /tick 2/);
    assert.equal(await panel.getByRole("button", { name: "Copy status text" }).count(), 0);
  });
});

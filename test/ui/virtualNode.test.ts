import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { Workbench } from "./workbench.ts";

describe("the virtual node in the workbench", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({ fixture: "examples/component" });
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("node-test-failed");
    }
  });

  /** A part of the tree by what a screen reader says of it. */
  function item(name: RegExp): Locator {
    return workbench.page.getByRole("treeitem", { name });
  }

  /** Runs a command by the keyboard alone. */
  async function command(title: string): Promise<void> {
    await workbench.findCommands(title, (labels) => labels[0] === title);
    await workbench.page.keyboard.press("Enter");
  }

  /** Chooses an entry of the open quick pick by the keyboard. */
  async function choose(text: string, placeholder: string): Promise<void> {
    const { page } = workbench;
    await page.locator(`.quick-input-widget input[placeholder*="${placeholder}"]`).waitFor();
    await page.keyboard.type(text);
    await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: text }).first().waitFor();
    await page.keyboard.press("Enter");
  }

  it("makes nothing before it is asked to, and says how to ask", async () => {
    // The panel's own command would have its page take the focus once it is loaded.
    const isFocus = (label: string) => /Focus on Virtual Node View/i.test(label);
    const labels = await workbench.findCommands("Focus on Virtual Node", (found) => found.some(isFocus));
    await workbench.quickPick(labels.find(isFocus) ?? "");
    await workbench.page.getByRole("button", { name: "Create virtual node" }).waitFor();
    await workbench.screenshot("node-empty");
  });

  it("is shown with its interfaces and services", async () => {
    await command("CTDB: Show virtual node");
    await item(/^Services/).waitFor();
    await workbench.page.locator('[role="tree"]:focus .monaco-list-row.focused').waitFor();
    await item(/^eth0, link up, ether/).waitFor();
    await workbench.screenshot("node");
  });

  it("shows a service that was stopped from the palette", async () => {
    await command("CTDB: Stop service…");
    await choose("rpcbind", "Service to stop");
    await item(/^rpcbind, inactive/).waitFor();
    await workbench.screenshot("node-stopped");
  });

  it("starts it from the menu of its row, by the keyboard", async () => {
    const { page } = workbench;
    await command("CTDB: Show virtual node");
    const focused = page.locator('[role="tree"]:focus .monaco-list-row.focused', { hasText: "rpcbind" });
    await focused.waitFor();
    await page.keyboard.press("Shift+F10");
    const start = page.getByRole("menuitem", { name: "Start", exact: true });
    await start.waitFor();
    await workbench.screenshot("node-menu");
    // Start is the first of the menu, which is opened without a choice.
    await page.keyboard.press("ArrowDown");
    await page.locator(".monaco-menu .action-item.focused", { has: start }).waitFor({ timeout: 10_000 });
    await page.keyboard.press("Enter");
    await item(/^rpcbind, active/).waitFor();
  });

  it("refuses a change that makes no sense in the question for it", async () => {
    const { page } = workbench;
    await command("CTDB: Change virtual node…");
    await choose("memory", "What to change");
    await choose("SwapFree", "memory NAME KIB");
    await page.locator('.quick-input-widget input[placeholder="memory SwapFree KIB"]').waitFor();
    await page.keyboard.type("much");
    await page.locator(".quick-input-list", { hasText: "“much” is no whole number" }).waitFor();
    await page.keyboard.press("Control+a");
    await choose("2048", "memory SwapFree KIB");
    await item(/^SwapFree, 2 MiB/).waitFor();
  });

  it("is made anew where its profile is new, and says so in the tree", async () => {
    writeFileSync(join(workbench.folder, "node-profile.yaml"), "interfaces:\n  eth1: down\n");
    await item(/Made anew, since the node profile changed/).waitFor();
    await workbench.screenshot("node-remade");
  });

  it("is reset after a question that says what is lost", async () => {
    const { page } = workbench;
    await command("CTDB: Set link of an interface…");
    await choose("Set link of eth0 down", "Interface whose link is to change");
    await item(/^eth0, link down, amiss/).waitFor();
    await command("CTDB: Reset virtual node");
    const dialog = page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? "", /events\/legacy.*is lost: services, links/);
    await page.getByRole("button", { name: "Reset" }).click();
    await item(/^eth0, link up/).waitFor();
    assert.equal(await item(/Made anew/).count(), 0);
  });
});

import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { requireIsolation } from "./isolation.ts";
import { until } from "./until.ts";
import { Workbench } from "./workbench.ts";

/** The themes of every kind, with the class that the workbench has in them; the one that is there at first comes last. */
const THEMES = [
  ["Dark 2026", "vs-dark"],
  ["Dark High Contrast", "hc-black"],
  ["Light High Contrast", "hc-light"],
  ["Light 2026", "vs"],
] as const;

describe("the view of event scripts in the workbench", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({
      fixture: "examples/component",
      prepare: (folder) => chmodSync(join(folder, "events/legacy/60.maintenance.script"), 0o644),
    });
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("tree-test-failed");
    }
  });

  function path(name: string): string {
    return join(workbench.folder, "events", "legacy", name);
  }

  function item(name: RegExp): Locator {
    return workbench.page.getByRole("treeitem", { name });
  }

  async function focusView(): Promise<void> {
    const isFocus = (label: string) => /Focus on CTDB Event Scripts View$/i.test(label);
    await workbench.findCommands("Focus on CTDB Event Scripts View", ([first = ""]) => isFocus(first));
    await workbench.page.keyboard.press("Enter");
  }

  /** Goes to the view and to one of its rows, by the keyboard. */
  async function goTo(name: RegExp): Promise<void> {
    const { page } = workbench;
    const row = item(name).first();
    await focusView();
    await row.waitFor();
    if (!(await until(() => page.locator('[role="tree"]:focus').isVisible(), 2000))) {
      await focusView(); // it had nothing to focus yet
      await page.locator('[role="tree"]:focus').waitFor();
    }
    const isFocused = async (one: Locator) => (await one.getAttribute("class"))?.includes("focused") === true;
    await page.keyboard.press("Home");
    await until(() => isFocused(page.locator('[role="tree"]:focus [role="treeitem"]').first()), 5000);
    const tree = page.locator('[role="tree"]:focus');
    const active = async () => {
      if (!(await tree.isVisible())) await focusView(); // an editor that opens late takes the focus
      return tree.getAttribute("aria-activedescendant");
    };
    // VS Code loses keys while it is busy.
    for (let misses = 0; misses < 3 && !(await isFocused(row)); ) {
      const before = await active();
      await page.keyboard.press("ArrowDown");
      misses = (await until(async () => (await active()) !== before, 2000)) ? 0 : misses + 1;
    }
    assert.ok(await isFocused(row), `no way to ${name}`);
  }

  it("shows scripts in run order, what is wrong with each, and handlers below", async () => {
    await goTo(/^10\.addresses/);
    await item(/^65\.forgotten.*not run: suffix/).waitFor();
    await workbench.page.keyboard.press("ArrowRight");
    await item(/^handler of takeip · INTERFACE IP MASKBITS/).waitFor();
    await workbench.screenshot("tree-handlers");
    await workbench.page.keyboard.press("ArrowLeft");
  });

  it("enables a script by its box, and disables and enables it again", async () => {
    const mode = () => statSync(path("60.maintenance.script")).mode & 0o777;
    const pressBox = async () => {
      const before = mode();
      const isPressed = async () => {
        await workbench.page.keyboard.press("Space");
        return until(async () => mode() !== before, 5000);
      };
      assert.ok((await isPressed()) || (await isPressed()), "Space does nothing");
    };
    await goTo(/^60\.maintenance.*disabled/);
    await pressBox();
    await item(/^60\.maintenance · 3rd of 5$/).waitFor();
    assert.equal(mode(), 0o755);
    await pressBox();
    await item(/^60\.maintenance.*disabled/).waitFor();
    assert.equal(mode() & 0o111, 0);
    await pressBox();
    await item(/^60\.maintenance · 3rd of 5$/).waitFor();
    assert.equal(mode(), 0o755);
  });

  it("gives a script another number, with the order as it would be, by F2", async () => {
    const { page } = workbench;
    await goTo(/^80\.journal/);
    await page.keyboard.press("Enter");
    await page.locator(".tab", { hasText: "80.journal.script" }).waitFor();
    await goTo(/^80\.journal/);
    await page.keyboard.press("F2");
    await page.locator('.quick-input-widget input[placeholder*="Number"]').fill("55");
    await page
      .locator(".quick-input-list .monaco-list-row.focused", {
        hasText: "10.addresses → 40.service → [55.journal] → 60.maintenance",
      })
      .waitFor();
    await workbench.screenshot("tree-renumber");
    await page.keyboard.press("Enter");
    await item(/^55\.journal · 3rd of 5/).waitFor();
    assert.ok(existsSync(path("55.journal.script")));
    assert.equal(statSync(path("55.journal.script")).mode & 0o777, 0o755);
    await page.locator(".tab", { hasText: "55.journal.script" }).waitFor();
  });

  it("writes a new script that is opened where its author begins", async () => {
    const { page } = workbench;
    await workbench.runCommand("CTDB: New event script…");
    await page.locator('.quick-input-widget input[placeholder*="Name of the script"]').waitFor();
    await page.keyboard.type("mi.ne");
    await page.locator(".quick-input-list", { hasText: "A name has no dot" }).waitFor();
    await page.keyboard.press("Control+a");
    await workbench.typeAndChoose("mine", "Name of the script");
    const number = page.locator(".quick-input-list .monaco-list-row.focused");
    await number.filter({ hasText: "between 40.service and 55.journal" }).waitFor();
    await workbench.screenshot("tree-new-number");
    await page.keyboard.press("Enter");
    await page.locator('.quick-input-widget input[placeholder*="Events that"]').waitFor();
    await page.keyboard.type("takeip");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "takeip" }).click();
    await page.locator(".quick-input-count", { hasText: "4 Selected" }).waitFor();
    await workbench.screenshot("tree-new-events");
    await page.keyboard.press("Enter");
    await page.locator(".tab", { hasText: "50.mine.script" }).waitFor();
    await item(/^50\.mine · 3rd of 6/).waitFor();
    const text = readFileSync(path("50.mine.script"), "utf8");
    assert.deepEqual(text.match(/^\w+(?=\)$)/gm), ["releaseip", "takeip", "updateip", "monitor"]);
    assert.equal(statSync(path("50.mine.script")).mode & 0o777, 0o755);
  });

  it("has the results of a run, and the status bar, too", async () => {
    await workbench.runEvent("monitor");
    await item(/^70\.storage.*✗ monitor · ERROR/).waitFor();
    await item(/^40\.service.*✓ monitor · /).waitFor();
    const last = workbench.page.locator(".statusbar-item", { hasText: "monitor ✗ 70.storage" });
    assert.ok(await until(() => last.isVisible()));
  });

  it("can be read in every theme", async () => {
    for (const [theme, shown] of THEMES) {
      await workbench.runCommand("Preferences: Color Theme");
      await workbench.typeAndChoose(theme, "Color Theme");
      await workbench.page.locator(`.monaco-workbench.${shown}`).waitFor();
      await workbench.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
      await workbench.screenshot(`tree-${shown}`);
    }
  });
});

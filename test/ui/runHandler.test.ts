import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Editor } from "./editor.ts";
import { requireIsolation } from "./isolation.ts";
import { until } from "./until.ts";
import { Workbench } from "./workbench.ts";

const RUN_KEY = "Control+Alt+r";
const AGAIN_KEY = "Control+Alt+j";

describe("running a handler from its script", () => {
  let workbench: Workbench;
  let editor: Editor;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({ fixture: "examples/component" });
    editor = new Editor(workbench);
  });

  after(() => workbench?.stop());

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("run-handler-test-failed");
    }
  });

  /** Waits until a lens says this. */
  async function lens(text: string | RegExp): Promise<void> {
    let shown: string[] = [];
    const isShown = await until(async () => {
      const all = await workbench.page.locator(".codelens-decoration:not(.invisible-cl) > *").allInnerTexts();
      shown = all.map((one) => one.replaceAll("\u00a0", " ").trim());
      return shown.some((one) => (typeof text === "string" ? one === text : text.test(one)));
    });
    assert.ok(isShown, `no lens ${text} among: ${shown.join(", ")}`);
  }

  /** Takes the entry that has the focus, once it is this one. */
  async function take(text: string, placeholder: string): Promise<void> {
    const { page } = workbench;
    await page.locator(`.quick-input-widget input[placeholder*="${placeholder}"]`).waitFor();
    await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: text }).waitFor();
    await page.keyboard.press("Enter");
  }

  it("runs the event at the cursor by one key, and shows what became of it above the handler", async () => {
    await editor.open("70.storage.script");
    await lens("Run monitor");
    await editor.goTo(11);
    await workbench.page.keyboard.press(RUN_KEY);
    await lens(/^✗ ERROR 1 · \d\.\d+ s$/);
    await workbench.screenshot("run-handler-failed");
    writeFileSync(join(workbench.folder, "storage-ready"), "");
    await workbench.page.keyboard.press(AGAIN_KEY);
    await lens(/^✓ OK · \d\.\d+ s$/);
  });

  it("asks for arguments once, and shows them from then on", async () => {
    await editor.open("10.addresses.script");
    await lens("Run takeip…");
    await editor.goTo(14);
    await workbench.page.keyboard.press(RUN_KEY);
    await workbench.typeAndChoose("eth0", "takeip");
    await workbench.typeAndChoose("10.0.0.31", "public address");
    await workbench.typeAndChoose("24", "network mask");
    await lens("Run takeip eth0 10.0.0.31 24");
    await lens("Change arguments…");
    await lens(/^✓ OK · /);
    await workbench.screenshot("run-handler-arguments");
  });

  it("runs all events of the script, and asks only for what it does not know", async () => {
    await workbench.runCommand("CTDB: Run all events of this script in order");
    await take("eth0", "address is on");
    await workbench.typeAndChoose("eth1", "address goes to");
    await take("10.0.0.31", "public address");
    await take("24", "network mask");
    await lens("Run releaseip eth1 10.0.0.31 24");
    await editor.goTo(1);
    await lens("takeip ✓, updateip ✓, ipreallocated ✓, releaseip ✓");
    await workbench.screenshot("run-handler-all");
  });
});

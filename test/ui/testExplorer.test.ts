import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { succeeds, until } from "./until.ts";
import { Workbench } from "./workbench.ts";

const OFF = "events/legacy/60.maintenance.script";
const CASES = "cases/service.ctdb-test.yaml";
const CASES_TEXT = `script: ../events/legacy/40.service.script
cases:
  - name: a monitor event
    event: monitor

  - name: not today
    event: startup
    skip: the service is not there

  - name: "takes {address}"
    matrix:
      address: [10.0.0.31, 10.0.0.32]
    event: takeip eth0 {address} 24

  - name: a mistake
    event: monitor
    expct: OK
`;

describe("the Test Explorer in the workbench", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({
      fixture: "examples/component",
      prepare: (folder) => {
        chmodSync(join(folder, OFF), 0o644);
        mkdirSync(join(folder, "cases"), { recursive: true });
        writeFileSync(join(folder, CASES), CASES_TEXT);
      },
    });
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("testExplorer-failed");
    }
  });

  /** A row by what stands in it. */
  function row(text: string): Locator {
    return workbench.page.getByRole("treeitem").filter({ hasText: text });
  }

  /**
   * Opens a row until one below it is seen. A click that meets rows on their way is not taken, and one that takes its time would
   * be followed by another that closes the row.
   */
  async function open(text: string, below: string): Promise<void> {
    const one = row(text).first();
    const seen = row(below).first();
    const isOpened = async () => {
      if ((await one.getAttribute("aria-expanded")) !== "true")
        await one.locator(".monaco-tl-twistie").click();
      return succeeds(seen.waitFor({ timeout: 3000 }));
    };
    assert.ok(await until(isOpened), text);
  }

  it("shows scripts in run order with their handlers, events of all scripts, and case files", async () => {
    await workbench.runCommand("Testing: Focus on Test Explorer View");
    await open("events/legacy", "All scripts: monitor");
    await open("10.addresses", "releaseip");
    const labels = await workbench.page.locator(".test-explorer .label").allInnerTexts();
    const scripts = labels.filter((label) => /^\d\d\./.test(label));
    assert.deepEqual(scripts, [
      "10.addresses",
      "40.service",
      "60.maintenancedisabled: not executable",
      "70.storage",
      "80.journal",
    ]);
    await workbench.screenshot("testExplorer-tree");
  });

  it("enables a script by its menu", async () => {
    await row("60.maintenance").filter({ hasText: "disabled: not executable" }).click({ button: "right" });
    // A menu that has just come takes no click yet.
    await workbench.page.getByRole("menuitem", { name: "Enable or disable script" }).hover();
    await workbench.page.keyboard.press("Enter");
    assert.ok(await until(async () => (await row("disabled: not executable").count()) === 0));
    assert.equal(statSync(join(workbench.folder, OFF)).mode & 0o777, 0o755);
  });

  it("shows cases and a mistake until it is mended", async () => {
    await open(CASES, "takes {address}");
    await row("skip: the service is not there").waitFor();
    await row("Line 17: A case has no key").waitFor();
    await workbench.openFile("service.ctdb-test.yaml");
    await workbench.page.locator(".testing-run-glyph").first().waitFor();
    await workbench.screenshot("testExplorer-cases");
    const path = join(workbench.folder, CASES);
    writeFileSync(path, readFileSync(path, "utf8").replace("expct", "expect"));
    await row("a mistake").waitFor();
    await row("Line 17").waitFor({ state: "detached" });
  });
});

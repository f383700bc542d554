import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { Editor } from "./editor.ts";
import { Workbench } from "./workbench.ts";

/** Of a script that fails until somebody makes a file. */
const FAILING = `script: ../events/legacy/70.storage.script
cases:
  - name: what it says
    event: monitor
    expect:
      status: ERROR
      output: {contains: the storage is not ready}

  - name: all that it says
    event: monitor
    expect:
      status: ERROR
      output: |
        the storage is not there
`;

describe("tests that are run in the workbench", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({
      fixture: "examples/component",
      prepare: (folder) => {
        mkdirSync(join(folder, "cases"));
        writeFileSync(join(folder, "cases", "failing.ctdb-test.yaml"), FAILING);
      },
    });
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("testRuns-failed");
    }
  });

  /** The rows of the test results, once one of them says this. */
  async function result(text: string): Promise<Locator> {
    const row = workbench.page.locator(".test-output-peek-tree .monaco-list-row", { hasText: text }).first();
    // The panel opens with the first run, unless the window is too busy to do so.
    const isShown = await row.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (!isShown) {
      await workbench.runCommand("Test Results: Focus on Test Results View");
      await row.waitFor();
    }
    return row;
  }

  it("runs cases, shows what differs, and writes what really happened where that is wanted", async () => {
    const { page } = workbench;
    const glyphs = page.locator(".glyph-margin-widgets .testing-run-glyph");
    await new Editor(workbench).open("failing.ctdb-test.yaml");
    await glyphs.nth(2).waitFor();
    await workbench.runCommand("Test: Run Tests in Current File");
    await page.locator(".test-error-content-widget").first().waitFor();
    await result("what it says"); // later, it would move the row that is clicked
    await (await result("all that it says")).click();
    const accept = page.getByText("Accept actual result").first();
    await accept.waitFor();
    await page.locator(".test-output-peek-message-container .monaco-diff-editor").first().waitFor();
    await workbench.screenshot("testRuns-diff");
    await accept.click();
    await page.locator(".view-line", { hasText: "Create it to make this node healthy" }).waitFor();
    await page.locator(".active-line-number", { hasText: "14" }).waitFor();
    await page.locator(".monaco-editor.focused").waitFor();
    await workbench.runCommand("Test: Run Tests in Current File");
    await page.locator(".testing-run-glyph.codicon-testing-passed-icon").nth(1).waitFor();
    await workbench.screenshot("testRuns-accepted");
  });

  it("runs a handler with trace, marks the statement that failed and shows the trace in the panel", async () => {
    const { page } = workbench;
    const editor = new Editor(workbench);
    await editor.open("70.storage.script");
    await page.locator(".testing-run-glyph").first().waitFor();
    await editor.goTo(9);
    await workbench.runCommand("Test: Debug Test at Cursor");
    await page.locator(".test-error-content-widget", { hasText: "ERROR 1" }).waitFor();
    await page.locator(".codelens-decoration", { hasText: "ERROR 1" }).first().waitFor();
    const panel = await workbench.webviewFrame(".run");
    await panel.getByText("Failed in 70.storage").first().waitFor();
    await workbench.screenshot("testRuns-trace");
    await page.getByRole("tab", { name: "Test Results" }).first().click();
    await result("monitor");
    await workbench.screenshot("testRuns-executed");
  });
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { Workbench } from "./workbench.ts";

const CASES = `script: ../events/legacy/40.service.script
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
    event: monitr eth0
    expct: OK
`;

describe("the Test Explorer in the workbench", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({
      fixture: "examples/component",
      prepare: (folder) => {
        mkdirSync(join(folder, "cases"));
        writeFileSync(join(folder, "cases", "storage.ctdb-test.yaml"), CASES);
      },
    });
    workbench.page.setDefaultTimeout(10_000);
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("testExplorer-failed");
    }
  });

  function item(name: RegExp): Locator {
    return workbench.page.getByRole("treeitem", { name });
  }

  it("shows scripts in run order with their handlers", async () => {
    await workbench.runCommand("Testing: Focus on Test Explorer View");
    await item(/^events\/legacy/).waitFor();
    await workbench.screenshot("testExplorer-first");
    await item(/^events\/legacy/)
      .locator(".monaco-tl-twistie")
      .click();
    await item(/^10\.addresses/).waitFor();
    await workbench.screenshot("testExplorer-tree");
    await item(/^cases.storage/)
      .locator(".monaco-tl-twistie")
      .click();
    await item(/^takes \{address/).waitFor();
    await workbench.screenshot("testExplorer-cases");
    await workbench.openFile("storage.ctdb-test.yaml");
    await workbench.page.locator(".testing-run-glyph").first().waitFor();
    await workbench.screenshot("testExplorer-gutter");
    await workbench.openFile("10.addresses.script");
    await workbench.page.waitForTimeout(3000);
    await workbench.screenshot("testExplorer-script");
  });
});

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Editor } from "./editor.ts";
import { Workbench } from "./workbench.ts";

const NAME = "service.ctdb-test.yaml";
const CASES = `# What 40.service must do.
script: ../events/legacy/40.service.script
cases:
  - name: a monitor event
    event: monitor
    given:
      node:
        services: {smbd: active}
    expect: 

  - name: a mistake
    event: takeip eth0
    expect: OK
`;

describe("a case file in the workbench", () => {
  let workbench: Workbench;
  let editor: Editor;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({
      fixture: "examples/component",
      prepare: (folder) => {
        mkdirSync(join(folder, "own"), { recursive: true });
        writeFileSync(join(folder, "own", NAME), CASES);
      },
    });
    editor = new Editor(workbench);
    await editor.open(NAME);
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("caseFile-failed");
    }
  });

  it("shows what can be typed, what is wrong and what an event is", async () => {
    const { page } = workbench;
    await page.locator(".squiggly-error, .squiggly-warning").first().waitFor();
    await editor.goTo(9, 0);
    const statuses = await editor.askSuggestions("TIMEDOUT");
    assert.ok(
      statuses.some((label) => label.startsWith("CANNOT RUN")),
      statuses.join("; "),
    );
    await workbench.screenshot("caseFile-completion-light");
    await page.keyboard.press("Escape");
    await workbench.setTheme("dark");
    // A window that is loaded anew at once may have forgotten it.
    await editor.open(NAME);
    assert.match(await editor.hover(5, 14), /monitor \(event/);
    await workbench.screenshot("caseFile-hover-dark");
    await page.keyboard.press("Escape");
  });

  it("makes a case of the run that the panel shows", async () => {
    await workbench.runEvent("monitor");
    const frame = await workbench.webviewFrame("header .verdict .outcome");
    await frame.locator(".outcome", { hasText: "Failed in" }).waitFor();
    await workbench.runCommand("Record CTDB run as a case");
    await workbench.page.locator(".quick-input-widget", { hasText: "Record run as a case" }).waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.page.locator(".tab.active", { hasText: "site.ctdb-test.yaml" }).waitFor();
    await workbench.page.locator(".view-line", { hasText: "70.storage: ERROR" }).waitFor();
    await workbench.screenshot("caseFile-recorded-dark");
  });
});

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
    workbench.page.setDefaultTimeout(10_000);
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

  it("shows what is wrong, what can be typed and what an event is, in both themes", async () => {
    const { page } = workbench;
    for (const theme of ["light", "dark"] as const) {
      await workbench.setTheme(theme);
      await page.locator(".squiggly-error, .squiggly-warning").first().waitFor();
      await editor.goTo(9, 0);
      await page.keyboard.press("Control+Space");
      const statuses = await editor.suggestions("TIMEDOUT");
      assert.ok(
        statuses.some((label) => label.startsWith("CANNOT RUN")),
        statuses.join("; "),
      );
      await workbench.screenshot(`caseFile-completion-${theme}`);
      await page.keyboard.press("Escape");
      assert.match(await editor.hover(5, 14), /monitor \(event/);
      await workbench.screenshot(`caseFile-hover-${theme}`);
      await page.keyboard.press("Escape");
    }
    await editor.firstProblem();
    await workbench.screenshot("caseFile-problem-dark");
    await page.keyboard.press("Escape");
  });

  it("offers a run of the panel as a case", async () => {
    await workbench.runEvent("monitor");
    const frame = await workbench.webviewFrame("header .verdict .outcome");
    await frame.getByRole("button", { name: "Record as a case" }).click();
    await workbench.quickPick(NAME);
    const name = workbench.page.locator(".quick-input-widget input").first();
    await name.waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.page.locator(".tab.active.dirty", { hasText: NAME }).waitFor();
    await workbench.screenshot("caseFile-recorded-dark");
    const lines = await editor.shownLines();
    assert.ok(
      lines.some((line) => line.includes("- name: monitor")),
      lines.join("\n"),
    );
  });
});

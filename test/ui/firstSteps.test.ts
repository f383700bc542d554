import assert from "node:assert/strict";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { artifacts } from "../../scripts/lib/paths.ts";
import { until } from "./until.ts";
import { Workbench } from "./workbench.ts";

/** The steps, each with words of its picture. */
const STEPS = [
  ["Open an event directory", "3 scripts"],
  ["Run an event", "NOT RUN"],
  ["See the line that failed", "command not found"],
  ["Mend it and run it again", "all scripts succeeded"],
  ["Keep it that way", "Test Explorer"],
] as const;

describe("the first steps", () => {
  let workbench: Workbench;
  let parent: string;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({ isAlone: true }); // it opens another folder and remembers that
    parent = join(dirname(workbench.folder), "chosen");
    mkdirSync(parent);
  });

  after(() => workbench.stop());

  it("are a walkthrough whose steps open by keyboard, each with its picture", async () => {
    await workbench.page.keyboard.press("Control+b"); // narrow pages have no pictures
    await workbench.runCommand("CTDB: First steps");
    const steps = workbench.page.locator(".gettingStartedContainer .step-list-container .step-title");
    await steps.first().waitFor();
    assert.deepEqual(
      await steps.allInnerTexts(),
      STEPS.map(([title]) => title),
    );
    for (const [index, [title, words]] of STEPS.entries()) {
      await workbench.page.locator(".getting-started-step", { hasText: title }).first().focus();
      await workbench.page.keyboard.press("Enter");
      const open = workbench.page.locator(".getting-started-step.expanded .step-title");
      assert.ok(await until(async () => (await open.allInnerTexts()).includes(title)), title);
      await workbench.webviewFrame(`svg text:has-text("${words}")`);
      await workbench.screenshot(`first-steps-${index + 1}`);
    }
  });

  it("have an example that is made in a folder of one's choice and opened, with the script and the walkthrough", async () => {
    await workbench.runCommand("CTDB: Open the example");
    const input = workbench.page.locator(".quick-input-widget input").first();
    const rows = workbench.page.locator(".quick-input-list .monaco-list-row");
    await rows.first().waitFor(); // the dialog has come to the home folder, and types no more
    await input.fill(`${parent}/`);
    assert.ok(await until(async () => (await rows.count()) <= 1));
    await workbench.screenshot("first-steps-dialog");
    // This window has a folder, so that another opens.
    const opening = workbench.page.context().waitForEvent("page", { timeout: 40_000 });
    await workbench.page.keyboard.press("Enter");
    const script = join(parent, "ctdb-example", "events", "legacy", "50.shares.script");
    assert.ok(await until(async () => existsSync(script)));
    assert.equal(statSync(script).mode & 0o111, 0o111);
    const opened = await opening;
    await opened.locator(".tab", { hasText: "50.shares.script" }).first().waitFor({ timeout: 40_000 });
    await opened.locator(".gettingStartedContainer .step-title").first().waitFor();
    await opened.screenshot({ path: join(artifacts, "screenshots", "first-steps-example.png") });
  });
});

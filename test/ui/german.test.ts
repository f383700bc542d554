import assert from "node:assert/strict";
import { requireIsolation } from "./isolation.ts";
import { Workbench } from "./workbench.ts";

describe("the workbench in German", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({ fixture: "examples/component", language: "de" });
    workbench.page.setDefaultTimeout(10_000);
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await workbench.screenshot("german-test-failed");
  });

  it("has commands and questions in German", async () => {
    await workbench.runCommand("CTDB-Ereignis ausführen");
    await workbench.typeAndChoose("monitor", "Auszuführendes Ereignis");
  });

  it("has the panel in German, and CTDB's own words as they are", async () => {
    const panel = await workbench.webviewFrame('.run[data-run="1"] .outcome');
    await panel.locator(".outcome", { hasText: "Fehlgeschlagen in 70.storage." }).waitFor();
    assert.equal(await panel.locator("html").getAttribute("lang"), "de");
    const text = await panel.locator("body").innerText();
    assert.match(text, /1 Skript danach wurde nicht ausgeführt\. Der Knoten wird UNHEALTHY/);
    assert.match(text, /\bERROR\b/);
    assert.match(text, /\bNOT RUN\b/);
    await workbench.screenshot("german-panel");
  });

  it("has the view of event scripts in German", async () => {
    const { page } = workbench;
    await page.getByRole("tab", { name: "CTDB-Ereignisskripte" }).first().click();
    await page
      .getByRole("treeitem", { name: /5 Skripte, 1 deaktiviert/ })
      .first()
      .waitFor();
    await workbench.screenshot("german-tree");
  });
});

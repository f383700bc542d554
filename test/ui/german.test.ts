import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Editor } from "./editor.ts";
import { requireIsolation } from "./isolation.ts";
import { Workbench } from "./workbench.ts";

const CASE = `script: ../events/legacy/70.storage.script
cases:
  - name: was es sagt
    event: monitor
    expect:
      status: ERROR
      output: {contains: the storage is fine}
`;

describe("the workbench in German", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({
      fixture: "examples/component",
      language: "de",
      prepare: (folder) => {
        mkdirSync(join(folder, "cases"));
        writeFileSync(join(folder, "cases", "mine.ctdb-test.yaml"), CASE);
        const script = '#!/bin/sh\ncase "$1" in\nmonitor)\n\tip xfrm state || true\n\t;;\nesac\n';
        writeFileSync(join(folder, "events/legacy/15.odd.script"), script, { mode: 0o755 });
      },
    });
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
    await panel.locator("#row-event").click();
    await panel.getByText("Anmerkungen zum virtuellen Knoten").click();
    await panel.getByText("nicht simuliert: ip xfrm state").waitFor();
    await workbench.screenshot("german-note");
  });

  it("has the view of the virtual node in German", async () => {
    const { page } = workbench;
    await workbench.runCommand("CTDB: Virtuellen Knoten anzeigen");
    await page.getByRole("treeitem", { name: /^Dienste/ }).waitFor();
    await page.getByRole("treeitem", { name: /^eth0, Verbindung up, ether/ }).waitFor();
    await workbench.screenshot("german-node");
  });

  it("says in German how a case failed", async () => {
    const { page } = workbench;
    await new Editor(workbench).open("mine.ctdb-test.yaml");
    await page.locator(".glyph-margin-widgets .testing-run-glyph").first().waitFor();
    await workbench.runCommand("Test: Run Tests in Current File");
    await page.getByText("Die Ausgabe enthält „the storage is fine“ nicht.").first().waitFor();
    await workbench.screenshot("german-case");
  });

  it("has the view of event scripts in German", async () => {
    const { page } = workbench;
    await page.getByRole("tab", { name: "CTDB-Ereignisskripte" }).first().click();
    await page
      .getByRole("treeitem", { name: /6 Skripte, 1 deaktiviert/ })
      .first()
      .waitFor();
    await workbench.screenshot("german-tree");
  });
});

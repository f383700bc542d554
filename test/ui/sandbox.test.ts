import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { requireIsolation } from "./isolation.ts";
import { Workbench } from "./workbench.ts";

const SERVICE = `#!/bin/sh
echo "$1" >> "$0.ran" || true
systemctl start smbd
systemctl is-active --quiet no-such-service
echo "the service was asked for"
exit 0
`;

describe("where events run, in the workbench", () => {
  let workbench: Workbench;
  let panel: Frame;
  let script: string;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({ fixture: "examples/component", isAlone: true });
    script = join(workbench.folder, "events", "legacy", "20.service.script");
    writeFileSync(join(workbench.folder, "storage-ready"), "");
    writeFileSync(script, SERVICE);
    chmodSync(script, 0o755);
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("sandbox-test-failed");
    }
  });

  /** Waits for the status bar's item with a text, and gives its button. */
  async function statusItem(text: string) {
    const item = workbench.page.locator(".statusbar-item", { hasText: text });
    await item.waitFor();
    return item.locator("a").first();
  }

  /** Runs the last event again and waits for the page of the new run. */
  async function runAgain(): Promise<void> {
    const before = await panel.locator(".run").getAttribute("data-run");
    await workbench.runCommand("Run CTDB event again");
    await panel.locator(`.run:not([data-run="${before}"])`).waitFor();
    await panel.locator(".outcome", { hasText: "Passed" }).waitFor();
  }

  async function choose(label: string): Promise<void> {
    await workbench.runCommand("Choose where CTDB events run");
    await workbench.typeAndChoose(label, "Where the scripts run");
  }

  it("says in the status bar where events will run, before one was run", async () => {
    const item = await statusItem("CTDB: isolated");
    assert.match((await item.getAttribute("aria-label")) ?? "", /CTDB events: isolated\. Scripts see/);
  });

  it("shows the calls of commands and the environment of a run", async () => {
    await workbench.runEvent("startup");
    panel = await workbench.webviewFrame(".run");
    await panel.locator(".outcome", { hasText: "Passed" }).waitFor();
    await panel.locator("#row-event").click();
    const calls = panel.locator(".section-calls summary");
    assert.equal(await calls.textContent(), "Calls of commands (2)");
    await calls.press("Enter");
    const texts = await panel.locator(".calls tbody tr").allInnerTexts();
    assert.match(texts[0] ?? "", /^\d+(\.\d)? ms\t20\.service\tsystemctl start smbd\t0$/);
    assert.match(texts[1] ?? "", /\tsystemctl is-active --quiet no-such-service\t[1-9]/);
    assert.equal(await panel.locator(".call-failed").count(), 1);
    await panel.locator(".section-environment summary").press("Enter");
    assert.match((await panel.locator(".section-environment pre").textContent()) ?? "", /^CTDB_BASE=/m);
    assert.equal(existsSync(`${script}.ran`), false, "the workspace cannot be written to");
    await workbench.screenshot("sandbox-calls");
  });

  it("keeps a section open from run to run", async () => {
    await runAgain();
    await panel.locator("#row-event").click();
    await panel.locator(".calls tbody tr").first().waitFor();
  });

  it("offers to run what ctdbd would refuse", async () => {
    writeFileSync(join(workbench.folder, "node-profile.yaml"), "recovery: true\n");
    await workbench.runEvent("monitor");
    await panel.locator(".note.problem", { hasText: "while in recovery" }).waitFor();
    await workbench.page.locator(".notification-toast", { hasText: "Run anyway" }).waitFor();
    await workbench.screenshot("sandbox-refused");
    await panel.getByRole("button", { name: "Run anyway" }).press("Enter");
    await panel.locator(".outcome", { hasText: "Passed" }).waitFor();
    assert.equal(await panel.getByRole("button", { name: "Run anyway" }).count(), 0);
    writeFileSync(join(workbench.folder, "node-profile.yaml"), "");
  });

  it("lets choose another place, and sets it for the workspace", async () => {
    await choose("stubbed");
    await statusItem("CTDB: stubbed");
    const settings = readFileSync(join(workbench.folder, ".vscode", "settings.json"), "utf8");
    assert.deepEqual(JSON.parse(settings), { "ctdb.sandbox": "stubbed" });
  });

  it("asks once before scripts run on this machine, and runs nothing when the answer is no", async () => {
    await choose("host");
    await statusItem("CTDB: host");
    await workbench.runEvent("monitor");
    const dialog = workbench.page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? "", /as your user on this machine/);
    await workbench.screenshot("run-consent");
    await workbench.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.equal(existsSync(`${script}.ran`), false);
    writeFileSync(script, SERVICE.replaceAll("systemctl", "true"));
    await workbench.runEvent("monitor");
    await workbench.page.getByRole("button", { name: "Run on this machine", exact: true }).click();
    await panel.getByRole("button", { name: "Sandbox host: why" }).waitFor();
    await panel.locator(".outcome", { hasText: "Passed" }).waitFor();
    assert.equal(readFileSync(`${script}.ran`, "utf8"), "monitor\n");
  });

  it("says why the private environment does not work, and runs stubbed instead where wanted", async () => {
    const enter = join(await workbench.extensionFolder(), "dist", "kit", "isolated", "enter.pl");
    writeFileSync(enter, 'die "ctdb-events: no namespace for this test\\n";\n');
    await choose("isolated");
    const item = await statusItem("CTDB: isolated");
    assert.match((await item.getAttribute("aria-label")) ?? "", /does not work here.*no namespace/);
    await workbench.runCommand("Run CTDB event again");
    const toast = workbench.page.locator(".notification-toast", { hasText: "cannot run isolated here" });
    await toast.waitFor();
    await workbench.screenshot("sandbox-not-isolated");
    await toast.getByRole("button", { name: "Run stubbed instead" }).click();
    await workbench.page.getByRole("button", { name: "Run with stub commands" }).click();
    await panel.getByRole("button", { name: "Sandbox stubbed: why" }).waitFor();
    await panel.locator(".outcome", { hasText: "Passed" }).waitFor();
    await runAgain();
    assert.equal(await panel.getByRole("button", { name: "Sandbox stubbed: why" }).count(), 1);
  });
});

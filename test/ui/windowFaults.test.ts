import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { eventually } from "../support/processes.ts";
import { FaultyWindow } from "./faultyWindow.ts";
import { requireIsolation } from "./isolation.ts";
import type { Workbench } from "./workbench.ts";

describe("a window that is loaded anew, is one of two, or is killed", () => {
  let workbench: Workbench;
  let other: Workbench | null = null;
  let faulty: FaultyWindow;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    faulty = await FaultyWindow.open({ settings: { "ctdb.sandbox": "stubbed", "ctdb.eventTimeout": 600 } });
    workbench = faulty.workbench;
  });

  after(async () => {
    await other?.page.close();
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("window-test-failed");
      await other?.screenshot("window-test-failed-other");
    }
  });

  function row(window: Workbench, name: RegExp): Locator {
    return window.page.getByRole("treeitem", { name });
  }

  async function showScripts(window: Workbench): Promise<void> {
    await window.page.locator(".activitybar").getByRole("tab", { name: "CTDB Event Scripts" }).click();
    await row(window, /^80\.journal/).waitFor();
  }

  it("asks again where consent was taken back in another window on the same folder", async () => {
    await faulty.begin(workbench);
    other = await workbench.openBeside();
    await other.runCommand("Forget consent to run CTDB scripts on this machine");
    await other.page
      .getByText("asks again before scripts that can change this machine run")
      .first()
      .waitFor();
    await workbench.runCommand("Cancel CTDB event");
    await eventually(() => !faulty.isRunning);
    // Whatever this window remembers next must not bring the consent back.
    await workbench.runEvent("monitor");
    const question = workbench.page.getByRole("button", { name: "Run with stub commands" });
    await question.waitFor();
    await workbench.screenshot("window-asks-again");
    await workbench.page.getByRole("button", { name: "Cancel", exact: true }).click();
    await question.waitFor({ state: "hidden" });
  });

  it("ends what runs when it is loaded anew, and says so", async () => {
    await faulty.begin(workbench);
    faulty.hosts();
    mkdirSync(join(workbench.folder, ".vscode"));
    writeFileSync(join(workbench.folder, ".vscode", "settings.json"), '{ "ctdb.sandbox": "isolated" }');
    await workbench.reload();
    await eventually(() => faulty.going().length === 0);
    assert.match(
      await faulty.earlierRun(),
      /^The window was closed or loaded anew in the middle of this event/,
    );
    await workbench.screenshot("window-loaded-anew");
    await faulty.runWhole(workbench);
    assert.deepEqual(faulty.left(), []);
  });

  it("follows another window on the same folder: its runs, its changes of the node, its boxes", async () => {
    assert.ok(other);
    await faulty.begin(other);
    await workbench.runEvent("monitor");
    const panel = await workbench.webviewFrame(".run");
    await panel.locator(".outcome", { hasText: "Waiting for another event of this directory." }).waitFor();
    await workbench.screenshot("window-waits-for-other");
    await other.runCommand("Cancel CTDB event");
    await panel.locator(".outcome", { hasText: "Failed in 70.storage." }).waitFor();

    await other.runCommand("CTDB: Set link of an interface…");
    await other.typeAndChoose("Set link of eth0 down", "Interface whose link");
    await row(workbench, /^eth0, link down/).waitFor();
    await showScripts(workbench);
    await showScripts(other);
    await row(other, /^80\.journal/)
      .getByRole("checkbox")
      .click();
    await row(workbench, /^80\.journal.*disabled/).waitFor();
    await workbench.screenshot("window-follows-other");
    await other.page.close();
    other = null;
  });

  it("is whole again after its extension host was killed in the middle of a run", async () => {
    await faulty.begin(workbench);
    await eventually(() => faulty.left().some((name) => name.includes(".going-")));
    await faulty.kill();
    assert.match(
      await faulty.earlierRun(),
      /^VS Code or its extension host was ended in the middle of this event/,
    );
    await workbench.screenshot("window-killed-host");
    await faulty.runWhole(workbench);
    assert.deepEqual(faulty.left(), []);
  });
});

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { skipBecause } from "../skipBecause.ts";
import { LIFE } from "../support/life.ts";
import { requireIsolation } from "./isolation.ts";
import { Workbench } from "./workbench.ts";

const VENDOR_SCRIPTS = "/usr/share/ctdb/events/legacy";

describe("Debian's 18 event scripts from the palette", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    if (!existsSync(VENDOR_SCRIPTS)) {
      skipBecause(this, "Debian's package ctdb is not installed; run: sudo apt-get install ctdb");
    }
    workbench = await Workbench.start({ settings: { "ctdb.targetVersion": "4.17" } });
    const scripts = join(workbench.folder, "events", "legacy");
    mkdirSync(scripts, { recursive: true });
    for (const name of readdirSync(VENDOR_SCRIPTS).filter((file) => file.endsWith(".script"))) {
      cpSync(join(VENDOR_SCRIPTS, name), join(scripts, name), { dereference: true });
    }
    writeFileSync(
      join(workbench.folder, "node-profile.yaml"),
      "options: {CTDB_CLAMD_SOCKET: /run/clamav/clamd.ctl}\nsleep: instant\n",
    );
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    await workbench?.screenshot(this.currentTest?.state === "failed" ? "debian-life-failed" : "debian-life");
  });

  /** Runs an event by the palette and gives the panel's headline for it. */
  async function run(event: string, ...args: string[]): Promise<string> {
    const before = [];
    for (const frame of workbench.page.frames().slice(1)) {
      before.push(
        ...(await frame.locator(".run").evaluateAll((all) => all.map((one) => one.getAttribute("data-run")))),
      );
    }
    await workbench.runEvent(event);
    for (const [index, arg] of args.entries()) {
      await workbench.typeAndChoose(arg, ["nterface", "public address", "network mask"][index] ?? "");
    }
    const another = `.run:not([data-run="${before.join()}"]) .outcome`;
    const panel = await workbench.webviewFrame(`${another}:not(:empty)`);
    const outcome = panel.locator(another);
    await outcome.filter({ hasText: /^(?:Passed|Failed|Timed out|Not run|Cancelled)/ }).waitFor();
    return (await outcome.innerText()).split("\n")[0] ?? "";
  }

  it("go through a node's life, fail monitor when a service is stopped, and pass when it runs again", async function () {
    this.timeout(240_000);
    for (const [event, ...args] of LIFE.slice(0, -1)) {
      assert.match(await run(event, ...args), /^Passed/, [event, ...args].join(" "));
    }
    await workbench.runCommand("CTDB: Stop service…");
    await workbench.typeAndChoose("smbd", "ervice");
    await workbench.page.getByRole("treeitem", { name: /^smbd, inactive/ }).waitFor();
    assert.match(await run("monitor"), /^Failed/);
    await workbench.screenshot("debian-life-stopped");
    await workbench.runCommand("CTDB: Start service…");
    await workbench.typeAndChoose("smbd", "ervice");
    await workbench.page.getByRole("treeitem", { name: /^smbd, active/ }).waitFor();
    assert.match(await run("monitor"), /^Passed/);
    assert.match(await run("shutdown"), /^Passed/);
  });
});

import assert from "node:assert/strict";
import { chmodSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { memoryFolder } from "../../src/sandbox/memoryFolder.ts";
import { eventually, processesWith } from "../support/processes.ts";
import { requireIsolation } from "./isolation.ts";
import { until } from "./until.ts";
import { Workbench } from "./workbench.ts";

/** Leaves a daemon behind, and goes on until it is ended. */
const SLOW = `#!/bin/sh
[ "$1" = slow-event ] || exit 0
setsid sleep 31337 &
sleep 31338
`;

describe("a window that is loaded anew, is one of two, or is killed", () => {
  let workbench: Workbench;
  let other: Workbench | null = null;
  /** Every process of an extension host that was seen. */
  const ours = new Set<number>();

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({
      fixture: "examples/component",
      settings: { "ctdb.sandbox": "stubbed", "ctdb.eventTimeout": 600 },
      prepare: (folder) => {
        const slow = join(folder, "events", "legacy", "30.slow.script");
        writeFileSync(slow, SLOW);
        chmodSync(slow, 0o755);
      },
    });
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

  /** Begins the event that does not end by itself, and waits until its script runs. */
  async function begin(window: Workbench): Promise<void> {
    await window.runCommand("Run CTDB event");
    await window.typeAndChoose("slow-event", "Event to run");
    await window.typeAndChoose("", "slow-event");
    const question = window.page.getByRole("button", { name: "Run with stub commands" });
    const isBegun = async () => {
      if (await question.isVisible()) {
        await question.click();
      }
      return processesWith("sleep 31338").length > 0;
    };
    assert.ok(await until(isBegun), "the script does not run");
  }

  /** What goes on for a run: its processes, and mounts. */
  function going(): readonly string[] {
    const mounts = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
    return [
      ...["sleep 31337", "sleep 31338"].filter((words) => processesWith(words).length > 0),
      ...processesWith(workbench.state).map((pid) => `process ${pid}`),
      ...mounts.filter((line) => line.includes(workbench.state)),
    ];
  }

  /** What is left on disk of runs that are over. */
  function left(): readonly string[] {
    const folders = [tmpdir(), memoryFolder()].flatMap((folder) => readdirSync(folder));
    return [
      ...globSync("**/*.{lock,new,old}", { cwd: workbench.state }),
      ...globSync("**/.*.going-*", { cwd: workbench.data }),
      ...folders.filter((name) => ours.has(Number(/^ctdb-events-\w+-(\d+)-/.exec(name)?.[1]))),
    ];
  }

  /** The extension hosts and all that they started. */
  function hosts(): readonly number[] {
    const pids = workbench.extensionHosts().map(({ pid }) => pid);
    for (const pid of pids) {
      ours.add(pid);
    }
    return pids;
  }

  /** Runs `monitor` to its end. */
  async function runWhole(window: Workbench): Promise<void> {
    await window.runEvent("monitor");
    const panel = await window.webviewFrame(".run");
    await panel.locator(".outcome", { hasText: "Failed in 70.storage." }).waitFor();
  }

  /** What the history says of the last run of an earlier session. */
  async function earlierRun(): Promise<string> {
    await workbench.runCommand("Show CTDB Events panel");
    const panel = await workbench.webviewFrame("ctdb-history");
    const runs = panel.getByRole("toolbar", { name: "Last runs, oldest first" });
    await runs
      .getByRole("button", { name: /^slow-event, cancelled, .* from an earlier session$/ })
      .last()
      .click();
    return (await panel.locator(".note.problem").innerText()).trim();
  }

  function row(window: Workbench, name: RegExp): Locator {
    return window.page.getByRole("treeitem", { name });
  }

  async function showScripts(window: Workbench): Promise<void> {
    await window.page.locator(".activitybar").getByRole("tab", { name: "CTDB Event Scripts" }).click();
    await row(window, /^80\.journal/).waitFor();
  }

  it("ends what runs when it is loaded anew, and says so", async () => {
    await begin(workbench);
    hosts();
    mkdirSync(join(workbench.folder, ".vscode"));
    writeFileSync(join(workbench.folder, ".vscode", "settings.json"), '{ "ctdb.sandbox": "isolated" }');
    await workbench.reload();
    await eventually(() => going().length === 0);
    assert.match(await earlierRun(), /^The window was closed or loaded anew in the middle of this event/);
    await workbench.screenshot("window-loaded-anew");
    await runWhole(workbench);
    assert.deepEqual(left(), []);
  });

  it("follows another window on the same folder: its runs, its changes of the node, its boxes", async () => {
    other = await workbench.openBeside();
    await begin(other);
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
    await begin(workbench);
    await eventually(() => left().some((name) => name.includes(".going-")));
    const started = hosts();
    const killed = processesWith("--type=extensionHost").filter((pid) => started.includes(pid));
    for (const pid of killed) {
      process.kill(pid, "SIGKILL");
    }
    await eventually(() => going().length === 0);
    const isThere = async () => hosts().some((pid) => !killed.includes(pid));
    assert.ok(await until(isThere), "no new extension host");
    assert.match(await earlierRun(), /^VS Code or its extension host was ended in the middle of this event/);
    await workbench.screenshot("window-killed-host");
    await runWhole(workbench);
    assert.deepEqual(left(), []);
  });
});

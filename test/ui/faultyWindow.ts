import assert from "node:assert/strict";
import { chmodSync, globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryFolder } from "../../src/sandbox/memoryFolder.ts";
import { eventually, processesWith } from "../support/processes.ts";
import { until } from "./until.ts";
import { Workbench, type WorkbenchOptions } from "./workbench.ts";

/** Leaves a daemon behind, and goes on until it is ended. */
const SLOW = `#!/bin/sh
[ "$1" = slow-event ] || exit 0
setsid sleep 31337 &
sleep 31338
`;

/** A window whose extension host meets its end in the middle of something. */
export class FaultyWindow {
  readonly workbench: Workbench;
  /** Every process of an extension host that was seen. */
  readonly #ours = new Set<number>();

  private constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  /** Opens the example with an event more, `slow-event`, whose script does not end by itself. */
  static async open(options: WorkbenchOptions): Promise<FaultyWindow> {
    const prepare = (folder: string): void => {
      const slow = join(folder, "events", "legacy", "30.slow.script");
      writeFileSync(slow, SLOW);
      chmodSync(slow, 0o755);
      options.prepare?.(folder);
    };
    return new FaultyWindow(await Workbench.start({ ...options, fixture: "examples/component", prepare }));
  }

  /** Begins the event that does not end by itself, and waits until its script runs. */
  async begin(window: Workbench = this.workbench): Promise<void> {
    await window.runCommand("Run CTDB event");
    await window.typeAndChoose("slow-event", "Event to run");
    await window.typeAndChoose("", "slow-event");
    const question = window.page.getByRole("button", { name: "Run with stub commands" });
    const isBegun = async () => {
      if (await question.isVisible()) {
        await question.click();
      }
      return this.isRunning;
    };
    assert.ok(await until(isBegun), "the script does not run");
  }

  /** Whether the script runs that does not end by itself. */
  get isRunning(): boolean {
    return processesWith("sleep 31338").length > 0;
  }

  /** What goes on for a run: its processes, and mounts. */
  going(): readonly string[] {
    const mounts = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
    return [
      ...["sleep 31337", "sleep 31338"].filter((words) => processesWith(words).length > 0),
      ...processesWith(this.workbench.state).map((pid) => `process ${pid}`),
      ...mounts.filter((line) => line.includes(this.workbench.state)),
    ];
  }

  /** What is left on disk of runs that are over. */
  left(): readonly string[] {
    const folders = [tmpdir(), memoryFolder()].flatMap((folder) => readdirSync(folder));
    return [
      ...globSync("**/*.{lock,new,old}", { cwd: this.workbench.state }),
      ...globSync("**/.*.going-*", { cwd: this.workbench.data }),
      ...folders.filter((name) => this.#ours.has(Number(/^ctdb-events-\w+-(\d+)-/.exec(name)?.[1]))),
    ];
  }

  /** The extension hosts and all that they started. */
  hosts(): readonly number[] {
    const pids = this.workbench.extensionHosts().map(({ pid }) => pid);
    for (const pid of pids) {
      this.#ours.add(pid);
    }
    return pids;
  }

  /** Runs `monitor` to its end. */
  async runWhole(window: Workbench = this.workbench): Promise<void> {
    await window.runEvent("monitor");
    const panel = await window.webviewFrame(".run");
    await panel.locator(".outcome", { hasText: "Failed in 70.storage." }).waitFor();
  }

  /** What the history says of the last run of an earlier session. */
  async earlierRun(): Promise<string> {
    await this.workbench.runCommand("Show CTDB Events panel");
    const panel = await this.workbench.webviewFrame("ctdb-history");
    const runs = panel.getByRole("toolbar", { name: "Last runs, oldest first" });
    await runs
      .getByRole("button", { name: /^slow-event, cancelled, .* from an earlier session$/ })
      .last()
      .click();
    return (await panel.locator(".note.problem").innerText()).trim();
  }

  /** Kills the extension host, and waits until nothing of it is left and there is another one. */
  async kill(): Promise<void> {
    const started = this.hosts();
    const killed = processesWith("--type=extensionHost").filter((pid) => started.includes(pid));
    assert.ok(killed.length > 0, "no extension host");
    for (const pid of killed) {
      process.kill(pid, "SIGKILL");
    }
    await eventually(() => this.going().length === 0);
    const isThere = async () => this.hosts().some((pid) => !killed.includes(pid));
    assert.ok(await until(isThere), "no new extension host");
  }
}

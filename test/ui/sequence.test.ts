import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Locator } from "playwright-core";
import { axeViolations } from "./axe.ts";
import { Workbench } from "./workbench.ts";

const SCRIPTS: Readonly<Record<string, string>> = {
  "10.interface.script": `case "$1" in
takeip) ip addr add "$3/$4" dev "$2" ;;
releaseip) ip addr del "$3/$4" dev "$2" ;;
monitor) ethtool eth0 | grep -q 'detected: yes' || { echo "eth0: no link"; exit 1; } ;;
esac`,
  "49.winbind.script": "exit 0",
  // The first startup fails: the service is not there yet.
  "50.samba.script": `[ "$1" = startup ] || exit 0
[ -e /var/lib/ctdb-was-here ] || { mkdir -p /var/lib; touch /var/lib/ctdb-was-here; echo "smbd does not answer"; exit 1; }`,
};

/** The link goes down while the node serves an address. */
const OWN = `title: The link fails
addresses: [10.0.0.31/24 eth0]
steps:
  - monitor
  - change: link eth0 down
  - event: monitor
    expect: failed
finally: [link eth0 up]
`;

const THEMES = [
  ["Dark 2026", "vs-dark"],
  ["Dark High Contrast", "hc-black"],
  ["Light High Contrast", "hc-light"],
] as const;

describe("a sequence in the workbench", () => {
  let workbench: Workbench;
  let frame: Frame;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({
      prepare: (folder) => {
        const directory = join(folder, "config/events/legacy");
        mkdirSync(directory, { recursive: true });
        for (const [name, text] of Object.entries(SCRIPTS)) {
          writeFileSync(join(directory, name), `#!/bin/sh\n${text}\n`);
          chmodSync(join(directory, name), 0o755);
        }
        writeFileSync(join(folder, "config/link.ctdb-sequence.yaml"), OWN);
      },
    });
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("sequence-test-failed");
    }
  });

  /** Runs a sequence by the keyboard alone. */
  async function run(sequence: string, ...answers: readonly (readonly [string, string])[]): Promise<void> {
    await workbench.runCommand("Run CTDB sequence");
    for (const [answer, placeholder] of [[sequence, "Sequence of events"] as const, ...answers]) {
      await workbench.page
        .locator(`.quick-input-widget input[placeholder*="${placeholder}"]:focus`)
        .waitFor();
      await workbench.typeAndChoose(answer, placeholder);
    }
    frame = await workbench.webviewFrame("ctdb-sequence .step");
  }

  /** Steps by what a screen reader says of them. */
  const step = (name: RegExp): Locator => frame.getByRole("button", { name });
  const ended = (words: string) => frame.locator(".phase", { hasText: words }).waitFor();

  it("starts a node, tries startup again, and takes the address when the node is HEALTHY", async () => {
    await run("Start-up", ["10.0.0.31", "Public address that moves"], ["Quick", "How to wait"]);
    await ended("passed");
    await workbench.runCommand("View: Toggle Maximized Panel");
    assert.equal(await step(/^startup, failed, .*50\.samba: ERROR.*UNHEALTHY$/).count(), 1);
    assert.equal(await step(/^startup, try 2, passed/).count(), 1);
    assert.equal(
      await step(/^takeip eth0 10\.0\.0\.31 24, passed, .*HEALTHY, holds 10\.0\.0\.31$/).count(),
      1,
    );
    await frame.getByText("Try 2 of 3 follows.").waitFor();
    await workbench.screenshot("sequence-start-up");
    // A step is named by what is seen of it, then by its failing scripts and the node.
    assert.deepEqual(await axeViolations(frame, "label-content-name-mismatch"), []);
  });

  it("shows a step's run by the keyboard", async () => {
    const { page } = workbench;
    await step(/^init, passed/).focus();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Enter");
    await frame.locator('.step[data-shown] [aria-label^="startup, failed"]').waitFor();
    await frame.getByRole("heading", { name: "startup", exact: true }).waitFor();
  });

  it("counts down to the next monitor event, and stops", async () => {
    await run("Monitor loop", ["10.0.0.31", "Public address that moves"], ["As ctdbd waits", "How to wait"]);
    await step(/^monitor, 2 of 4, waits in 1?\d s$/).waitFor();
    await workbench.screenshot("sequence-waits");
    await frame.locator(".sequence-buttons").getByText("Stop").click();
    await ended("stopped");
    assert.equal(await step(/^monitor, 4 of 4, not run/).count(), 1);
  });

  it("runs an own sequence step by step", async () => {
    await run("The link fails", ["Step by step", "How to wait"]);
    const next = frame.locator(".sequence-buttons").getByText("Next step");
    for (const waiting of [/^link eth0 down, waiting/, /^monitor, waiting/]) {
      await step(waiting).waitFor();
      await next.click();
    }
    for (const waiting of [
      /^startipreallocate, waiting/,
      /^releaseip .*, waiting/,
      /^ipreallocated, waiting/,
    ]) {
      await step(waiting).waitFor();
      await next.click();
    }
    await ended("passed");
    await frame.getByText("The node became UNHEALTHY, so the leader makes a takeover run.").waitFor();
  });

  it("can be read in every theme", async () => {
    for (const [theme, name] of THEMES) {
      await workbench.runCommand("Preferences: Color Theme");
      await workbench.typeAndChoose(theme, "Color Theme");
      await workbench.page.locator(`.monaco-workbench.${name}`).waitFor({ timeout: 15_000 });
      await workbench.screenshot(`sequence-${name}`);
    }
    // As at 200 % zoom: the time line goes from top to bottom.
    await workbench.page.setViewportSize({ width: 640, height: 400 });
    await frame.locator(".step").first().waitFor();
    await workbench.screenshot("sequence-zoomed");
  });
});

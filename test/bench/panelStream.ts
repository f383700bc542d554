/** The panel while a script writes 100 MB: how smooth its page stays, and when it is done. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Workbench } from "../ui/workbench.ts";
import { median } from "./ratio.ts";

const MEGABYTES = 100;
const SCRIPT = `#!/bin/sh
[ "$1" = monitor ] || exit 0
yes "a line of output as scripts write it, with a number 123456789" | head -c ${MEGABYTES}000000
exit 3
`;
/** A page that draws less often than this feels stuck, in milliseconds between two frames. */
const GOAL_MS = 100;

/** What the page notes of its own frames. */
interface Frames {
  gaps: number[];
}

export async function panelStream(): Promise<string> {
  const workbench = await Workbench.start({ prepare: writeScript, settings: { "ctdb.sandbox": "isolated" } });
  try {
    // The panel is open before the first byte comes; only monitor writes, and fails at its end.
    await workbench.runEvent("startup");
    const panel = await workbench.webviewFrame(".row");
    await panel.locator(".outcome", { hasText: /passed/i }).waitFor();
    await panel.evaluate(() => {
      const frames: Frames = { gaps: [] };
      Object.assign(globalThis, { frames });
      let before = performance.now();
      const note = (): void => {
        const now = performance.now();
        frames.gaps.push(now - before);
        before = now;
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    });
    const begin = performance.now();
    await workbench.runEvent("monitor");
    await panel.locator(".outcome", { hasText: /failed/i }).waitFor({ timeout: 240_000 });
    const seconds = (performance.now() - begin) / 1000;
    const gaps = await panel.evaluate(() => (globalThis as unknown as { frames: Frames }).frames.gaps);
    const sorted = [...gaps].sort((a, b) => a - b);
    const usual = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    return (
      `Panel while ${MEGABYTES} MB stream: ${seconds.toFixed(1)} s, ${gaps.length} frames, ` +
      `${median(gaps).toFixed(0)} ms apart, 95 % under ${usual.toFixed(0)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms; ` +
      `goal ${GOAL_MS} ms for 95 %: ${usual <= GOAL_MS ? "reached" : "missed"}\n`
    );
  } finally {
    await workbench.stop();
  }
}

function writeScript(folder: string): void {
  const directory = join(folder, "events", "legacy");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "10.much.script"), SCRIPT);
  chmodSync(join(directory, "10.much.script"), 0o755);
}

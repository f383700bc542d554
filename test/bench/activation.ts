/** How long the packaged extension takes to activate, as VS Code's own list of running extensions says it. */

import { until } from "../ui/until.ts";
import { Workbench } from "../ui/workbench.ts";
import { loadAlone } from "./loadAlone.ts";
import { median } from "./ratio.ts";

const ROUNDS = 5;
const GOAL_MS = 50;
const ROWS = ".runtime-extensions-editor .monaco-list-row";
const OURS = "CTDB Event Scripts";
/** VS Code draws only the rows that can be seen, the slowest extension first: in so high a window all of them. */
const VIEWPORT = { width: 1280, height: 4000 };
const TRIES = 3;

/** Reads the figures anew after each reload of the window: loading of code and the call of `activate`, of all extensions. */
export async function activation(): Promise<string> {
  const workbench = await Workbench.start({ fixture: "examples" });
  try {
    await workbench.page.setViewportSize(VIEWPORT);
    const times = new Map<string, number[]>();
    for (let round = 0; round <= ROUNDS; round++) {
      await showOurs(workbench);
      // The first window finds nothing in the caches.
      for (const [name, time] of await timesIn(workbench)) {
        if (round > 0) times.set(name, [...(times.get(name) ?? []), time]);
      }
      await workbench.page.reload();
      await workbench.page.locator(".part.statusbar .statusbar-item").first().waitFor();
    }
    const ours = times.get(OURS) ?? [];
    const verdict = median(ours) <= GOAL_MS ? "reached" : "missed";
    const others = [...times].filter(([name]) => name !== OURS).map(([name, of]) => `${name} ${median(of)}`);
    return [
      `Activation in a window that opens: ${median(ours)} ms (${ours.join(", ")}); goal ${GOAL_MS} ms: ${verdict}`,
      `VS Code's own extensions in the same windows: ${others.join(", ") || "none"}`,
      `Loading the code alone: ${loadAlone().toFixed(1)} ms of processor time`,
      "",
    ].join("\n");
  } finally {
    await workbench.stop();
  }
}

/**
 * Shows the list with our row in it.
 * @throws with the rows that there are, where ours does not come
 */
async function showOurs(workbench: Workbench): Promise<void> {
  const rows = workbench.page.locator(ROWS);
  const ours = rows.filter({ hasText: OURS }).locator(".activation-time").filter({ hasText: /\d/ });
  for (let tries = 1; tries <= TRIES; tries++) {
    await workbench.runCommand("Developer: Show Running Extensions");
    if (await until(() => ours.first().isVisible(), 30_000)) {
      return;
    }
  }
  const shown = await rows.locator(".name").allInnerTexts();
  throw new Error(`${OURS} is not among the running extensions: ${shown.join(", ") || "none is listed"}`);
}

/** Names and milliseconds of the extensions that are listed. */
async function timesIn({ page }: Workbench): Promise<readonly (readonly [string, number])[]> {
  const rows = page.locator(ROWS);
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [
      row.querySelector(".name")?.textContent?.trim() ?? "",
      row.querySelector(".activation-time")?.textContent ?? "",
    ]),
  );
  return texts.flatMap(([name = "", time = ""]) => {
    const milliseconds = /(\d+)\s*ms/.exec(time)?.[1];
    return milliseconds === undefined ? [] : [[name, Number(milliseconds)] as const];
  });
}

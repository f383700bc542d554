/** Memory of the extension host and the language server over an hour's work, which a script does in minutes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Editor } from "../ui/editor.ts";
import { Workbench } from "../ui/workbench.ts";
import { type MemoryInUse, memoryInUse } from "./memoryInUse.ts";

/** Turns: each opens a script, types, saves and runs its event; in an hour nobody does more. */
const TURNS = 60;
const SAMPLE = 10;
/** How much more a program may hold at the end than in the middle. */
const GOAL = 1.1;
const PROGRAMS = { "extension host": "--type=extensionHost", server: "/dist/server.js" } as const;
type Program = keyof typeof PROGRAMS;

export async function longSession(): Promise<string> {
  const workbench = await Workbench.start({ fixture: "examples/component" });
  try {
    const editor = new Editor(workbench);
    await workbench.runEvent("monitor");
    const names = readdirSync(join(workbench.folder, "events", "legacy")).filter((name) =>
      /^\d\d\./.test(name),
    );
    const samples: Record<Program, MemoryInUse[]> = { "extension host": [], server: [] };
    for (let turn = 0; turn < TURNS; turn++) {
      await oneTurn(workbench, editor, names[turn % names.length] ?? "");
      if (turn % SAMPLE === SAMPLE - 1) {
        for (const program of Object.keys(PROGRAMS) as Program[]) {
          samples[program].push(await memoryInUse(newest(program)));
        }
      }
    }
    return Object.entries(samples)
      .map(([program, memory]) => line(program, memory))
      .join("");
  } finally {
    await workbench.stop();
  }
}

async function oneTurn({ page }: Workbench, editor: Editor, name: string): Promise<void> {
  await editor.open(name);
  await editor.goTo(2, 0);
  await page.keyboard.press("Enter");
  await page.keyboard.type("# a note");
  await page.keyboard.press("Control+s");
  await page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  for (let letter = 0; letter <= "# a note".length; letter++) await page.keyboard.press("Backspace");
  await page.keyboard.press("Control+s");
  await page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  await page.keyboard.press("Control+Alt+j"); // the last event again
  await page.locator(".statusbar-item", { hasText: /monitor (✓|✗)/ }).waitFor();
}

/** The newest process of this kind; the workbench has one of each. */
function newest(program: Program): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && holds(name, PROGRAMS[program]));
  return Math.max(...pids.map(Number));
}

function holds(pid: string, word: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(word);
  } catch {
    return false; // it has ended
  }
}

function line(program: string, memory: readonly MemoryInUse[]): string {
  const held = memory.map((one) => one.held);
  const growth = (held.at(-1) ?? 0) / (held[Math.floor(held.length / 2) - 1] ?? 0);
  const megabytes = held.map((value) => value.toFixed(1)).join(", ");
  const resident = memory.map((one) => one.resident.toFixed(0)).join(", ");
  return `Memory that the ${program} holds over ${TURNS} turns of work: ${megabytes} MB; second half ${growth.toFixed(2)} times; goal ${GOAL}: ${growth <= GOAL ? "reached" : "missed"} (resident before it was collected: ${resident} MB)\n`;
}

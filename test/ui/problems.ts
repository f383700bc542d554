import { until } from "./until.ts";
import type { Workbench } from "./workbench.ts";

/** A line of the Problems panel. */
export interface Problem {
  /** Path below the folder that is open; of several, below the folder that holds them. */
  readonly file: string;
  readonly severity: string;
  /** `ctdb`, or the name of another checker. */
  readonly source: string;
  readonly code: string;
  readonly message: string;
}

const SIZE = { width: 1280, height: 800 };
/** The panel makes only the rows that are in view: high enough for all of them. */
const HIGH = { width: 1280, height: 16_000 };

/** The Problems panel of a workbench. */
export class Problems {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Brings it to the front, by keyboard. */
  async open(): Promise<void> {
    const { page } = this.#workbench;
    const panel = page.locator(".markers-panel");
    while (!(await panel.isVisible())) {
      await page.keyboard.press("Control+Shift+m");
      await panel.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
  }

  /** Everything that it shows, as soon as that is enough, or when the time is over. */
  async read(
    isEnough: (found: readonly Problem[]) => boolean,
    timeoutMs = 20_000,
  ): Promise<readonly Problem[]> {
    const { page } = this.#workbench;
    let found: readonly Problem[] = [];
    await page.setViewportSize(HIGH);
    try {
      await until(async () => {
        found = await this.#rows();
        return isEnough(found);
      }, timeoutMs);
    } finally {
      await page.setViewportSize(SIZE);
    }
    return found;
  }

  async #rows(): Promise<Problem[]> {
    const rows = await this.#workbench.page.locator(".markers-panel .monaco-list-row").evaluateAll((all) =>
      all
        .map((row) => ({
          index: Number(row.getAttribute("data-index")),
          level: row.getAttribute("aria-level"),
          label: row.getAttribute("aria-label") ?? "",
          lines: (row as HTMLElement).innerText.split("\n"),
        }))
        .sort((a, b) => a.index - b.index),
    );
    const found: Problem[] = [];
    let file = "";
    for (const { level, label, lines } of rows) {
      if (level === "1") {
        const [, name = "", folder = ""] = / in file (.*?)(?: of folder (.*))?$/.exec(label) ?? [];
        // Of several folders that are open, the first word is the folder's name.
        file = folder === "" ? name : `${folder.replace(" • ", "/")}/${name}`;
      } else if (level === "2") {
        const [message = "", source = "", code = ""] = lines;
        found.push({ file, severity: label.split(":")[0] ?? "", source, code, message });
      }
    }
    return found;
  }
}

import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { succeeds, until } from "./until.ts";
import type { Workbench } from "./workbench.ts";

const SUGGESTIONS = ".suggest-widget.visible .monaco-list-row";
const ACTION_ROWS = ".action-widget .monaco-list-row.action";

/** The text editor of a workbench, by keyboard. */
export class Editor {
  readonly #workbench: Workbench;
  readonly #page: Page;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#page = workbench.page;
  }

  /** Opens a file by its name and waits until its text is there. */
  async open(name: string): Promise<void> {
    await this.#workbench.openFile(name);
    await this.#page.locator(".editor-group-container.active .tab.active", { hasText: name }).waitFor();
    await this.#page.locator(".monaco-editor.focused").waitFor();
  }

  /** Saves the file if its text was changed: what a fix does on disk is not to be written over. */
  async save(): Promise<void> {
    if (await this.#page.locator(".editor-group-container.active .tab.active.dirty").isVisible()) {
      await this.#page.keyboard.press("Control+s");
    }
  }

  /** Puts the cursor into a line, from 1; a column of 0 is the line's end. */
  async goTo(line: number, column = 1): Promise<void> {
    const { keyboard } = this.#page;
    const input = this.#page.locator(".quick-input-widget input").first();
    const row = this.#page.locator(".quick-input-list .monaco-list-row", { hasText: `line ${line}` });
    const isOffered = await until(async () => {
      await keyboard.press("Control+g");
      await input.fill(`:${line}${column > 0 ? `,${column}` : ""}`);
      return succeeds(row.waitFor({ timeout: 3000 }));
    });
    assert.ok(isOffered, `no way to line ${line}`);
    await keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
    if (column === 0) await keyboard.press("End");
  }

  /** Types in place of what stands in the line of the cursor, letter by letter. */
  async typeLine(text: string): Promise<void> {
    const { keyboard } = this.#page;
    await keyboard.press("Escape");
    await keyboard.press("End");
    await keyboard.press("Shift+Home");
    await keyboard.type(text);
  }

  /** Asks for suggestions until this one is among them: VS Code takes them away where the file is looked at anew. */
  async askSuggestions(label: string): Promise<readonly string[]> {
    await this.pressUntil("Control+Space", this.#suggestion(label));
    return this.#shownSuggestions();
  }

  /** The suggestions that typing brings, once this one is among them, or that are asked for then: as VS Code reads them out. */
  async suggestions(label: string): Promise<readonly string[]> {
    const isShown = await succeeds(this.#suggestion(label).waitFor({ timeout: 10_000 }));
    return isShown ? this.#shownSuggestions() : this.askSuggestions(label);
  }

  #suggestion(label: string): Locator {
    return this.#page.locator(SUGGESTIONS).filter({ hasText: label }).first();
  }

  #shownSuggestions(): Promise<readonly string[]> {
    const rows = this.#page.locator(SUGGESTIONS);
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? ""));
  }

  /** The hover at the cursor, asked for by keyboard. */
  async hover(line: number, column: number): Promise<string> {
    await this.#page.keyboard.press("Escape");
    await this.goTo(line, column);
    const hover = this.#page.locator(".monaco-hover:not(.hidden) .hover-contents .rendered-markdown");
    const isShown = await until(async () => {
      await this.#page.keyboard.press("Control+k");
      await this.#page.keyboard.press("Control+i");
      return succeeds(hover.first().waitFor({ timeout: 3000 }));
    }, 30_000);
    assert.ok(isShown, `no hover at ${line}:${column}`);
    return (await hover.allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
  }

  /** What a line shows, with hints; only for lines that are in view. */
  async shownLines(): Promise<readonly string[]> {
    const lines = await this.#page.locator(".editor-instance .view-line").evaluateAll((all) =>
      all
        .map((line) => ({
          top: Number.parseInt((line as HTMLElement).style.top, 10),
          text: line.textContent,
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text ?? ""),
    );
    return lines.map((line) => line.replaceAll("\u00a0", " "));
  }

  /** Goes to the first problem of the file: `F8`. */
  async firstProblem(): Promise<void> {
    const underline = this.#page.locator(".squiggly-error, .squiggly-warning, .squiggly-info");
    await underline.first().waitFor();
    await this.pressUntil("F8", this.#page.locator(".marker-widget .message"));
  }

  /** Presses a key until what it is for is seen: VS Code can lose one that comes while it is busy. */
  async pressUntil(key: string, seen: Locator): Promise<void> {
    const isSeen = await until(async () => {
      await this.#page.keyboard.press(key);
      return succeeds(seen.first().waitFor({ timeout: 5000 }));
    }, 30_000);
    assert.ok(isSeen, `${key} does nothing that is seen as ${seen}`);
  }

  /** Opens the menu of actions at the cursor, anew until this one is among them, and gives their titles. */
  async openActions(title: string): Promise<readonly string[]> {
    const rows = this.#page.locator(ACTION_ROWS);
    const none = this.#page.locator(".monaco-editor-overlaymessage");
    let titles: string[] = [];
    const isOffered = await until(async () => {
      if (!(await rows.first().isVisible())) {
        await this.#page.keyboard.press("Control+.");
        await rows
          .or(none)
          .first()
          .waitFor({ timeout: 5000 })
          .catch(() => undefined); // what was found meanwhile replaces the menu: asked for anew
      }
      titles = (await rows.allInnerTexts()).map((text) => text.trim());
      if (titles.includes(title)) return true;
      await this.#page.keyboard.press("Escape");
      return false;
    }, 40_000);
    assert.ok(isOffered, `“${title}” is not offered, but ${titles.join(", ")}`);
    return titles;
  }

  /** Takes an action of the open menu, by the arrow keys. The keys go to the menu, or to nothing where it is closed. */
  async chooseAction(title: string): Promise<void> {
    const menu = this.#page.locator(".action-widget .monaco-list").first();
    const rows = this.#page.locator(ACTION_ROWS);
    const titles = await rows.allInnerTexts();
    const focused = this.#page.locator(`${ACTION_ROWS}.focused`);
    for (let step = 0; (await textOf(focused)) !== title; step++) {
      assert.ok(step <= titles.length, `the arrow keys do not get to “${title}”`);
      await menu.press("ArrowDown", { timeout: 5000 });
    }
    await menu.press("Enter", { timeout: 5000 });
    await rows.first().waitFor({ state: "detached" });
  }

  /**
   * Takes an action at the cursor and waits for what it does. VS Code closes the menu by itself where it lays out the
   * editor or finds other actions, and an action with it: a person would ask for it again.
   */
  async takeAction(title: string, isDone: () => Promise<boolean>): Promise<boolean> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      if (attempt > 1) await this.openActions(title);
      const lost = await this.chooseAction(title).then(
        () => "",
        (error: unknown) => String(error),
      );
      if (await until(isDone, 10_000)) return true;
      const shown = await this.#page.locator(".notification-list-item-message").allInnerTexts();
      process.stdout.write(`“${title}”, try ${attempt}: nothing was done. ${lost} ${shown.join(" | ")}\n`);
    }
    return false;
  }
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.first().innerText()).trim();
}

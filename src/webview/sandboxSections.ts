import { callTable } from "./callTable.ts";
import { element, sentence } from "./dom.ts";
import type { SandboxView } from "./messages.ts";
import { Section, type SectionContext } from "./section.ts";

/** Below the scripts of a run that is over: what the sandbox saw of it. */
export class SandboxSections {
  readonly root: HTMLElement;
  readonly #calls: Section<SandboxView>;
  readonly #notes: Section<readonly string[]>;
  readonly #environment: Section<readonly string[]>;
  #shown = "";

  constructor(context: SectionContext) {
    this.#calls = new Section("calls", ({ calls, totalCalls }) => callTable(calls, totalCalls), context);
    this.#notes = new Section("notes", noteList, context);
    this.#environment = new Section("environment", environmentText, context);
    this.root = element(
      "div",
      { class: "sections" },
      this.#calls.root,
      this.#notes.root,
      this.#environment.root,
    );
  }

  /** Shows what there is; parts without content are left out. */
  update(sandbox: SandboxView | null): void {
    const key = JSON.stringify(sandbox);
    if (key === this.#shown) {
      return;
    }
    this.#shown = key;
    const { totalCalls = 0, notes = [], environment = [] } = sandbox ?? {};
    this.#calls.update(`Calls of commands (${totalCalls})`, totalCalls > 0 ? sandbox : null);
    this.#notes.update(`Notes on the virtual node (${notes.length})`, filled(notes));
    this.#environment.update(`Environment (${environment.length})`, filled(environment));
  }
}

function filled(list: readonly string[]): readonly string[] | null {
  return list.length > 0 ? list : null;
}

function noteList(notes: readonly string[]): HTMLElement {
  return element("ul", {}, ...notes.map((note) => element("li", {}, ...sentence(note))));
}

function environmentText(lines: readonly string[]): HTMLElement {
  return element(
    "pre",
    { tabindex: "0", role: "region", "aria-label": "Environment of the scripts" },
    lines.join("\n"),
  );
}

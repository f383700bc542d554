import { element, scrollTo, show } from "./dom.ts";
import { goesOn, Head } from "./head.ts";
import type { FromPage, OutputView, RunView, ScriptState, ScriptView } from "./messages.ts";
import { NotListed } from "./notListed.ts";
import { SandboxSections } from "./sandboxSections.ts";
import { ScriptRow } from "./scriptRow.ts";

/** States that end an event. */
const ENDS: readonly ScriptState[] = ["ERROR", "TIMEDOUT", "CANNOT RUN", "NO DATA", "CANCELLED"];

/** Rows that the user opened or closed, by index; kept over a reload of the page. */
export type Expansion = Readonly<Record<number, boolean>>;

/** What the user opened: rows of this run, and sections of any. */
export interface Opened {
  readonly expansion: Expansion;
  readonly sections: readonly string[];
}

/**
 * One run: its head and its scripts in the order in which CTDB runs them. Empty until its root stands in the
 * document and `update` is called.
 */
export class RunPage {
  readonly root: HTMLElement;
  readonly runId: number;
  readonly #send: (message: FromPage) => void;
  readonly #saved: (opened: Opened) => void;
  readonly #head: Head;
  readonly #list = element("ol", { "aria-label": "Event scripts in run order" });
  readonly #scroller = element("div", { class: "scroller" });
  readonly #none = element("p", { class: "quiet" });
  readonly #notListed = new NotListed((list) => this.#bringIntoView(list));
  readonly #sections: Set<string>;
  readonly #sandbox: SandboxSections;
  #rows: ScriptRow[] = [];
  #expansion: Expansion;
  #failure: ScriptRow | null = null;
  #over = false;

  constructor(
    run: RunView,
    send: (message: FromPage) => void,
    opened: Opened,
    saved: (opened: Opened) => void,
  ) {
    this.runId = run.id;
    this.#send = send;
    this.#expansion = opened.expansion;
    this.#sections = new Set(opened.sections);
    this.#saved = saved;
    this.#sandbox = new SandboxSections({
      open: this.#sections,
      toggled: (section, name, open) => this.#sectionToggled(section, name, open),
    });
    this.#head = new Head(send);
    this.#scroller.append(this.#head.notes, this.#list, this.#none, this.#notListed.root, this.#sandbox.root);
    this.root = element("div", { class: "run" }, this.#head.root, this.#scroller);
  }

  /** Takes over the whole run. */
  update(run: RunView): void {
    const ends = !this.#over && !goesOn(run.head.phase);
    this.#over = !goesOn(run.head.phase);
    this.#head.update(run);
    if (run.scripts.length !== this.#rows.length) {
      this.#rows = run.scripts.map((script) => this.#newRow(script));
      this.#list.replaceChildren(...this.#rows.map((row) => row.root));
    }
    this.#none.textContent = this.#over ? "CTDB found no event script here." : "";
    show(this.#none, run.scripts.length === 0 && run.head.phase !== "refused");
    this.#notListed.update(run.head.notListed, run.scripts.length === 0);
    this.#sandbox.update(run.sandbox);
    this.change(run.scripts, run.outputs);
    if (ends) {
      // The head has grown.
      this.#scrollToFailure();
    }
  }

  /** Takes over what changed. */
  change(scripts: readonly ScriptView[], outputs: readonly OutputView[]): void {
    for (const script of scripts) {
      this.#rows[script.index]?.update(script);
    }
    for (const output of outputs) {
      this.#rows[output.index]?.takeOutput(output);
    }
    const failure = scripts.find(({ state }) => ENDS.includes(state));
    if (failure !== undefined && this.#failure === null) {
      this.#openFailure(failure.index);
    }
  }

  /** Brings the times up to date. */
  tick(): void {
    if (!this.#over) {
      const now = Date.now();
      this.#head.tick(now);
      for (const row of this.#rows) {
        row.tick(now);
      }
    }
  }

  #newRow(script: ScriptView): ScriptRow {
    const row = new ScriptRow(script, {
      runId: this.runId,
      send: this.#send,
      toggled: (index, expanded) => {
        this.#expansion = { ...this.#expansion, [index]: expanded };
        this.#save();
      },
    });
    const expanded = this.#expansion[script.index];
    if (expanded !== undefined) {
      row.expand(expanded);
    }
    return row;
  }

  #sectionToggled(section: HTMLElement, name: string, open: boolean): void {
    if (open) {
      this.#sections.add(name);
      this.#bringIntoView(section);
    } else {
      this.#sections.delete(name);
    }
    this.#save();
  }

  #save(): void {
    this.#saved({ expansion: this.#expansion, sections: [...this.#sections] });
  }

  #openFailure(index: number): void {
    this.#failure = this.#rows[index] ?? null;
    if (this.#expansion[index] === undefined) {
      this.#failure?.expand(true);
    }
    this.#scrollToFailure();
  }

  #scrollToFailure(): void {
    if (this.#failure !== null) {
      this.#bringIntoView(this.#failure.root);
    }
  }

  #bringIntoView(target: HTMLElement): void {
    // In a low panel the whole page scrolls.
    const scrolls = this.#scroller.scrollHeight > this.#scroller.clientHeight;
    scrollTo(target, scrolls ? this.#scroller : document.documentElement);
  }
}

import { button, element, setAttributes, setSentence, setText, show } from "./dom.ts";
import { formatDuration, formatElapsed } from "./durations.ts";
import { icon, iconOfState, setIcon } from "./icons.ts";
import type { FromPage, OutputView, ScriptView } from "./messages.ts";
import { OutputBox } from "./outputBox.ts";

/** What the row needs from the page around it. */
export interface RowContext {
  readonly runId: number;
  send(message: FromPage): void;
  /** The user opened or closed the row. */
  toggled(index: number, expanded: boolean): void;
}

/** A running script's output opens by itself after this time: faster scripts would only flicker. */
const OPEN_AFTER_MILLISECONDS = 700;

/** One script: a button with its state that opens what it printed. */
export class ScriptRow {
  readonly root: HTMLLIElement;
  readonly #index: number;
  readonly #header: HTMLButtonElement;
  readonly #icon = icon();
  readonly #state = element("span", { class: "state" });
  readonly #name = element("span", { class: "name" });
  readonly #end = element("span", { class: "end" });
  readonly #duration = element("span", { class: "duration" });
  readonly #body: HTMLElement;
  readonly #explanation = element("p", { class: "explanation" });
  readonly #output: OutputBox;
  #view: ScriptView;
  /** What the user or a failure decided; `null`: the row follows the script. */
  #decided: boolean | null = null;

  constructor(view: ScriptView, context: RowContext) {
    this.#view = view;
    this.#index = view.index;
    const { runId: id, send } = context;
    this.#output = new OutputBox(() => send({ kind: "openOutput", id, index: view.index }));
    const bodyId = `script-${view.index}`;
    this.#header = element(
      "button",
      { type: "button", class: "row", "aria-controls": bodyId },
      element("span", { class: "twistie", "aria-hidden": "true" }),
      this.#icon,
      this.#name,
      element("span", { class: "result" }, this.#state, this.#end),
      this.#duration,
    );
    this.#header.addEventListener("click", () => {
      this.expand(!this.expanded);
      context.toggled(this.#index, this.expanded);
    });
    const open = button("Open script", { class: "link" }, () =>
      send({ kind: "openScript", id, index: view.index }),
    );
    this.#body = element("div", { id: bodyId, class: "body" }, this.#explanation, this.#output.root, open);
    this.root = element("li", {}, this.#header, this.#body);
    this.update(view);
  }

  get expanded(): boolean {
    return this.#header.getAttribute("aria-expanded") === "true";
  }

  /** Opens or closes the row for good. */
  expand(expanded: boolean): void {
    this.#decided = expanded;
    this.#showBody(expanded);
  }

  /** Takes over the script's state. */
  update(view: ScriptView): void {
    this.#view = view;
    this.root.className = `script state-${view.state.toLowerCase().replaceAll(" ", "-")}`;
    setIcon(this.#icon, iconOfState(view.state));
    setText(this.#name, view.name);
    setText(this.#state, view.words);
    setText(this.#end, view.end ?? "");
    setSentence(this.#explanation, view.explanation ?? "");
    show(this.#explanation, view.explanation !== null);
    this.#output.setOver(view.state !== "running" && view.state !== "waiting");
    this.tick(Date.now());
  }

  /** Takes over more of the script's output. */
  takeOutput(output: OutputView): void {
    this.#output.take(output);
  }

  /** Brings the duration of a running script up to date. */
  tick(now: number): void {
    const { begin, finish, state } = this.#view;
    const running = state === "running" && begin !== null;
    const span = begin === null ? null : (finish ?? now) - begin;
    setText(this.#duration, span === null ? "" : running ? formatElapsed(span) : formatDuration(span));
    if (this.#decided === null) {
      this.#showBody(running && (span ?? 0) > OPEN_AFTER_MILLISECONDS && !this.#output.empty);
    }
  }

  #showBody(visible: boolean): void {
    setAttributes(this.#header, { "aria-expanded": String(visible) });
    show(this.#body, visible);
    if (visible) {
      this.#output.flush();
    }
  }
}

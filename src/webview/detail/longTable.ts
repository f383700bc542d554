import { t } from "@vscode/l10n";
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { PlaceView } from "../detailView.ts";
import { LightElement } from "../lightElement.ts";
import { BlockList } from "../output/blockList.ts";

/** One row: a place, and cells of text beside it. */
export interface LongRow {
  readonly place: PlaceView;
  /** Numbers, as text. */
  readonly numbers: readonly string[];
  /** What stands after the place, or `null`. */
  readonly text: string | null;
  /** How far `text` is indented, in steps. */
  readonly depth: number;
}

/** A list of thousands of places of which only what is seen is made. */
export class LongTable extends LightElement {
  static override properties = { rows: { attribute: false }, label: {}, heads: { attribute: false } };
  declare rows: readonly LongRow[];
  declare label: string;
  /** Names of the numbers. */
  declare heads: readonly string[];
  declare openPlace: (place: PlaceView) => void;
  readonly #scroller = document.createElement("div");
  readonly #list: BlockList;

  constructor() {
    super();
    this.#scroller.className = "long-rows";
    this.#scroller.tabIndex = 0;
    this.#scroller.setAttribute("role", "region");
    this.#list = new BlockList(this.#scroller, { row: (index) => this.#row(index) });
  }

  protected override render(): TemplateResult {
    this.#scroller.setAttribute("aria-label", this.label);
    return html`<div class="long-head quiet" aria-hidden="true">
        ${this.heads.map((head) => html`<span class="number">${head}</span>`)}<span>${t("Place")}</span>
      </div>
      ${this.#scroller}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("rows")) {
      this.#list.update(this.rows.length, 0);
    }
  }

  #row(index: number): HTMLElement {
    const row = document.createElement("div");
    row.className = "long-row";
    const { place, numbers, text, depth } = this.rows[index] ?? NO_ROW;
    for (const number of numbers) {
      row.append(span("number", number));
    }
    const link = document.createElement("button");
    link.type = "button";
    link.className = "link place";
    link.textContent = place.label;
    link.title = t("Open {0} at line {1}", place.file, place.line);
    link.addEventListener("click", () => this.openPlace(place));
    row.append(link);
    if (text !== null) {
      const command = span("code long-text", text);
      command.style.setProperty("--depth", String(depth));
      row.append(command);
    }
    return row;
  }
}

const NO_ROW: LongRow = { place: { file: "", line: 1, label: "" }, numbers: [], text: null, depth: 0 };

function span(className: string, text: string): HTMLElement {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = text;
  return made;
}

customElements.define("ctdb-long-table", LongTable);

import { t } from "@vscode/l10n";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { LightElement } from "../lightElement.ts";
import { icon } from "../look/icons.ts";
import type { OutputView } from "../outputView.ts";
import type { PageContext } from "../pageContext.ts";
import { BlockList } from "./blockList.ts";
import { clearHighlights, highlight } from "./highlights.ts";
import { OutputLines } from "./outputLines.ts";
import { outputRow } from "./outputRow.ts";
import { findMatches, firstFrom, type Match, MOST_MATCHES } from "./search.ts";

/** How near the end counts as being there, in pixels. */
const NEAR_END = 12;

/** What a script printed: followed while the user is at its end, searched, wrapped, with times. */
export class OutputBox extends LightElement {
  static override properties = {
    isOver: { type: Boolean },
    label: {},
    note: { state: true },
    isEmpty: { state: true },
    canOpen: { state: true },
    hits: { state: true },
    current: { state: true },
    seen: { state: true },
  };
  /** Whether the script prints no more. */
  declare isOver: boolean;
  /** Name of the script. */
  declare label: string;
  declare context: PageContext;
  declare openWhole: () => void;
  declare note: string | null;
  declare isEmpty: boolean;
  declare canOpen: boolean;
  declare hits: readonly Match[];
  declare current: number;
  declare seen: number;
  readonly #lines = new OutputLines();
  readonly #scroller = document.createElement("div");
  readonly #list: BlockList;
  /** A strip that comes above takes from the height: what was in sight at the end stays there. */
  readonly #resized = new ResizeObserver(() => this.#stick());
  /** Output that grows also moves the scroller: only the user may leave the end. */
  #isUsersScroll = false;
  #follows = true;
  #frame: number | null = null;

  constructor() {
    super();
    this.note = null;
    this.isEmpty = true;
    this.canOpen = false;
    this.hits = [];
    this.current = 0;
    this.seen = 0;
    this.#scroller.className = "lines";
    this.#scroller.tabIndex = 0;
    this.#scroller.setAttribute("role", "region");
    this.#list = new BlockList(this.#scroller, {
      row: (index) => {
        const row = this.#lines.rows[index];
        return row === undefined ? document.createElement("div") : outputRow(row);
      },
      changed: () => {
        this.#stick(); // rows that are made may be higher than was guessed
        this.#highlightSoon();
      },
    });
    for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      this.#scroller.addEventListener(
        kind,
        () => {
          this.#isUsersScroll = true;
        },
        { passive: true },
      );
    }
    this.#scroller.addEventListener("scrollend", () => {
      this.#isUsersScroll = false;
    });
    this.#scroller.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
      const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
      if (isAtEnd || this.#isUsersScroll) {
        this.#follows = isAtEnd;
      }
    });
  }

  /** Takes output over; it is shown at once, for the page takes one message per frame. */
  take(output: OutputView): void {
    let from = 0;
    if (output.replace) {
      this.#lines.replace(output.pieces);
    } else {
      from = this.#lines.append(output.pieces);
    }
    this.note = output.note;
    this.canOpen = output.canOpen;
    this.isEmpty = this.#lines.rows.length === 0;
    this.#list.update(this.#lines.rows.length, from);
    this.#stick();
    this.#search();
  }

  /** Shows another script's output: its end while it grows or where only that is here, else from its begin. */
  restart(follows: boolean): void {
    this.#follows = follows;
    this.#scroller.scrollTop = 0;
  }

  /** Stays at the end while it is followed. */
  #stick(): void {
    if (this.#follows) {
      this.#scroller.scrollTop = this.#scroller.scrollHeight;
    }
  }

  /** Opens the search, or goes to it. */
  openSearch(): void {
    if (this.context.kept.search === null) {
      this.context.keep({ search: "" });
    }
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>(".search input")?.select());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this.#scroller);
    this.#search();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    clearHighlights();
  }

  protected override render(): TemplateResult {
    const { output } = this.context.kept;
    this.#scroller.classList.toggle("wraps", output.wraps);
    this.#scroller.classList.toggle("times", output.times);
    this.#scroller.setAttribute("aria-label", t("Output of {0}", this.label));
    return html`
      <div class="output-tools">
        ${this.#searchBar()}
        <span class="tools">
          ${this.#toggle("wrap", t("Wrap lines"), output.wraps, () => this.#look({ wraps: !output.wraps }))}
          ${this.#toggle("time", t("Time of each line"), output.times, () => this.#look({ times: !output.times }))}
          ${this.context.kept.search === null ? this.#toggle("search", t("Search (Ctrl+F)"), false, () => this.openSearch()) : nothing}
        </span>
      </div>
      ${this.note === null ? nothing : this.#noteLine(this.note)}
      ${this.isEmpty ? html`<p class="quiet none">${this.isOver ? t("No output.") : t("No output yet.")}</p>` : nothing}
      ${this.#scroller}
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#scroller.hidden = this.isEmpty;
  }

  /** What is not shown here, and the way to it. */
  #noteLine(note: string): TemplateResult {
    const link = html`<button type="button" class="link" @click=${this.openWhole}>${t("Open whole output")}</button>`;
    return html`<p class="quiet output-note"><span title=${note}>${note}</span> ${this.canOpen ? link : nothing}</p>`;
  }

  #searchBar(): TemplateResult {
    const { search } = this.context.kept;
    if (search === null) {
      return html`<span></span>`;
    }
    const count = this.hits.length >= MOST_MATCHES ? `${MOST_MATCHES}+` : String(this.hits.length);
    const found =
      search === ""
        ? ""
        : this.hits.length === 0
          ? t("Nothing found")
          : t("{0} of {1}", this.current + 1, count);
    return html`<span class="search" role="search">
      <input
        type="text"
        aria-label=${t("Search in the output")}
        placeholder=${t("Search")}
        .value=${search}
        @input=${(event: Event) => this.#searchFor((event.target as HTMLInputElement).value)}
        @keydown=${this.#searchKey}
      />
      <span class="found" role="status">${found}</span>
      ${this.#tool("up", t("Previous match (Shift+Enter)"), () => this.#go(-1))}
      ${this.#tool("down", t("Next match (Enter)"), () => this.#go(1))}
      ${this.#tool("close", t("Close the search (Escape)"), () => this.#closeSearch())}
    </span>`;
  }

  #tool(name: Parameters<typeof icon>[0], label: string, act: () => void): TemplateResult {
    return html`<button type="button" class="tool" title=${label} aria-label=${label} @click=${act}>${icon(name)}</button>`;
  }

  #toggle(name: Parameters<typeof icon>[0], label: string, on: boolean, act: () => void): TemplateResult {
    return html`<button
      type="button"
      class="tool"
      title=${label}
      aria-label=${label}
      aria-pressed=${name === "search" ? nothing : on}
      @click=${act}
    >
      ${icon(name)}
    </button>`;
  }

  #look(change: Partial<{ wraps: boolean; times: boolean }>): void {
    this.context.keep({ output: { ...this.context.kept.output, ...change } });
    this.requestUpdate();
    this.#list.renew();
  }

  readonly #searchKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      this.#go(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      this.#closeSearch();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #searchFor(text: string): void {
    this.context.keep({ search: text });
    this.#search();
    this.current = firstFrom(this.hits, this.#list.firstSeen());
    this.#reveal();
  }

  #search(): void {
    const text = this.context.kept.search ?? "";
    const { rows } = this.#lines;
    if (text !== "" || this.hits.length > 0) {
      this.hits = findMatches(text, rows.length, (row) => this.#lines.textOf(row));
      this.current = Math.min(this.current, Math.max(0, this.hits.length - 1));
      this.#highlightSoon();
    }
  }

  #go(step: 1 | -1): void {
    const { length } = this.hits;
    if (length > 0) {
      this.current = (this.current + step + length) % length;
      this.#reveal();
    }
  }

  #reveal(): void {
    const match = this.hits[this.current];
    if (match !== undefined) {
      this.#follows = false;
      this.#list.scrollTo(match.row);
    }
    this.#highlightSoon();
  }

  #closeSearch(): void {
    this.context.keep({ search: null });
    this.hits = [];
    clearHighlights();
    this.requestUpdate();
    this.#scroller.focus();
  }

  #highlightSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      if (this.context.kept.search === null) {
        clearHighlights();
      } else {
        highlight(this.#list, this.hits, this.current);
      }
    });
  }
}

customElements.define("ctdb-output", OutputBox);

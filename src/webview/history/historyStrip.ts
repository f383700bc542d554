import { t } from "@vscode/l10n";
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { PartElement } from "../partElement.ts";
import { comparison } from "./comparison.ts";
import { nameEntry } from "./entryTexts.ts";
import { BAR_WIDTH, historyChart } from "./historyChart.ts";
import { historyList } from "./historyList.ts";
import type { ComparisonView, FromHistory, HistoryEntry, HistoryView, ToHistory } from "./messages.ts";
import { chosenPair, entriesFor, previousOf, subjectOf, toggleChoice } from "./runChoice.ts";

/** What is kept while the page is away. */
interface Kept {
  readonly open: boolean;
  readonly all: boolean;
}

/** As in `history.css`. */
const LOW = window.matchMedia("(height < 420px)");

/** How much of the strip's width the chart may take, and how many bars it has at least. */
const CHART_SHARE = 0.4;
const LEAST_BARS = 6;
/** What stands beside the chart and the buttons, in pixels: its scale and all gaps. */
const BESIDE_CHART = 120;

/** The earlier runs: a strip with a chart, on demand with a list, or two of them compared in place of the run. */
export class HistoryStrip extends PartElement {
  static override properties: PropertyDeclarations = {
    history: { attribute: false },
    compared: { attribute: false },
    open: { attribute: false },
    all: { attribute: false },
    chosen: { attribute: false },
    looked: { attribute: false },
    mostBars: { attribute: false },
  };

  declare history: HistoryView;
  declare compared: ComparisonView | null;
  declare open: boolean;
  declare all: boolean;
  /** The runs that are chosen to be compared. */
  declare chosen: readonly number[];
  /** The run that the pointer or the focus is on. */
  declare looked: HistoryEntry | null;
  declare mostBars: number;
  readonly #resizes = new ResizeObserver(([entry]) => this.#fit(entry?.contentRect.width ?? 0));

  constructor() {
    super();
    this.history = { entries: [], shown: null };
    this.compared = null;
    this.open = false;
    this.all = false;
    this.chosen = [];
    this.looked = null;
    this.mostBars = LEAST_BARS;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.hidden = this.history.entries.length === 0;
    const { open = false, all = false } = (this.host.kept ?? {}) as Partial<Kept>;
    this.open = open;
    this.all = all;
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  override take(message: unknown): void {
    const told = message as ToHistory;
    if (told.kind === "comparison") {
      this.compared = told.comparison;
      return;
    }
    this.history = told.history;
    const { entries, shown } = told.history;
    this.chosen = this.chosen.filter((id) => entries.some((entry) => entry.id === id));
    // One run that is shown anyway is no history.
    this.hidden = entries.every(({ id }) => id === shown);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("compared")) {
      this.toggleAttribute("full", this.compared !== null);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#fit(this.clientWidth);
    // The answer of the extension comes later: who went on to the palette meanwhile is not called back.
    if (!document.hasFocus()) {
      return;
    }
    const before = changed.get("compared");
    if (changed.has("compared") && (before ?? null) === null && this.compared !== null) {
      this.querySelector<HTMLElement>(".comparison h1")?.focus();
    } else if (before && this.compared === null) {
      this.querySelector<HTMLElement>(".history-toggle")?.focus();
    }
  }

  protected override render(): TemplateResult {
    const subject = subjectOf(this.history);
    if (subject === null) {
      return html``;
    }
    const previous = previousOf(this.history, subject);
    const canCompare = previous !== null && subject.result !== "running";
    return html`
      <div class="history-strip">
        <button type="button" class="history-toggle" aria-expanded=${this.open && this.compared === null} @click=${() => this.#toggle()}>
          <span class="history-twistie" aria-hidden="true"></span>${t("History")}</button>
        ${this.#chart(subject)}
        <span class="history-hint">${nameEntry(this.looked ?? subject, new Date())}</span>
        <button type="button" class="history-compare" ?disabled=${!canCompare}
          title=${previous === null ? t("There is no run of this event before the one that is shown") : t("Compare the run that is shown with the one of the same event before it")}
          @click=${() => previous && this.#compare(previous, subject)}>${t("Compare with previous")}</button>
      </div>
      ${this.compared === null ? this.#below(subject) : this.#comparison(this.compared)}`;
  }

  /** What stands between the strip and the run. */
  #below(subject: HistoryEntry): TemplateResult {
    return html`
      ${
        subject.earlier && subject.id === this.history.shown
          ? html`<p class="history-notice">${t("This run is from an earlier session. Scripts may have changed since.")}</p>`
          : nothing
      }
      ${this.open ? this.#list() : nothing}`;
  }

  #comparison(view: ComparisonView): TemplateResult {
    return comparison(view, {
      close: () => this.#send({ kind: "endComparison" }),
      open: (index) => this.#send({ kind: "openOutputs", index }),
    });
  }

  #chart(subject: HistoryEntry): TemplateResult {
    const entries = entriesFor(this.history, this.all).slice(-this.mostBars);
    const reachable = entries.find(({ id }) => id === subject.id) ?? entries.at(-1);
    return historyChart({
      entries,
      shown: this.history.shown,
      reachable: reachable?.id ?? null,
      choose: (entry) => this.#send({ kind: "show", id: entry.id }),
      look: (entry) => {
        this.looked = entry;
      },
    });
  }

  #list(): TemplateResult {
    const pair = chosenPair(this.history, this.chosen);
    return historyList({
      entries: entriesFor(this.history, this.all),
      shown: this.history.shown,
      all: this.all,
      chosen: this.chosen,
      canCompare: pair !== null,
      filter: (all) => this.#keep(this.open, all),
      choose: (entry) => this.#showFromList(entry),
      toggle: (entry) => {
        this.chosen = toggleChoice(this.chosen, entry.id);
      },
      compare: () => pair && this.#compare(...pair),
      clear: () => this.#send({ kind: "clear" }),
    });
  }

  /** In a low panel the list stands where the run is shown. */
  #showFromList(entry: HistoryEntry): void {
    this.#send({ kind: "show", id: entry.id });
    if (LOW.matches) {
      this.#keep(false, this.all);
      this.querySelector<HTMLElement>(".history-toggle")?.focus();
    }
  }

  /** The list takes the place of a comparison. */
  #toggle(): void {
    this.#keep(this.compared !== null || !this.open, this.all);
    if (this.compared !== null) {
      this.#send({ kind: "endComparison" });
    }
  }

  #compare(before: HistoryEntry, after: HistoryEntry): void {
    this.#send({ kind: "compare", before: before.id, after: after.id });
  }

  #keep(open: boolean, all: boolean): void {
    this.open = open;
    this.all = all;
    this.host.keep({ open, all } satisfies Kept);
  }

  /** As many bars as leave room for the buttons: a second row would cost a low panel its output. */
  #fit(width: number): void {
    const buttons = [...this.querySelectorAll<HTMLElement>(".history-toggle, .history-compare")];
    const room = width - BESIDE_CHART - buttons.reduce((sum, { offsetWidth }) => sum + offsetWidth, 0);
    this.mostBars = Math.max(LEAST_BARS, Math.floor(Math.min(width * CHART_SHARE, room) / BAR_WIDTH));
  }

  #send(message: FromHistory): void {
    this.host.send(message);
  }
}

customElements.define("ctdb-history", HistoryStrip);

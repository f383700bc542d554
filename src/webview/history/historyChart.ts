import { t } from "@vscode/l10n";
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { formatDuration } from "../durations.ts";
import { type Bar, chartOf } from "./chartScale.ts";
import { describeEntry } from "./entryTexts.ts";
import type { HistoryEntry } from "./messages.ts";
import { resultGlyph } from "./resultGlyph.ts";

/** The width of a bar with its room, and how high the bars and their glyphs are, in pixels. */
export const BAR_WIDTH = 14;
const BAR_HEIGHT = 22;
const HEIGHT = 34;

/** What the chart needs to know and to tell. */
export interface ChartState {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly shown: number | null;
  /** The bar that the Tab key reaches. */
  readonly reachable: number | null;
  readonly choose: (entry: HistoryEntry) => void;
  /** The pointer or the focus is on a bar; `null`: on none. */
  readonly look: (entry: HistoryEntry | null) => void;
}

/** The last runs as bars: buttons in a row, of which Tab reaches one and the arrow keys the others. */
export function historyChart(state: ChartState): TemplateResult {
  const { bars, top } = chartOf(state.entries);
  const now = new Date();
  return html`
    <div class="history-chart" role="toolbar" aria-label=${t("Last runs, oldest first")} @keydown=${moveFocus}>
      ${repeat(
        bars,
        ({ entry }) => entry.id,
        (bar, index) =>
          barButton(bar, state, now, bars[index - 1]?.entry.earlier === true && !bar.entry.earlier),
      )}
    </div>
    <span class="history-scale" title=${t("The height of the chart")}>${top > 0 ? formatDuration(top) : nothing}</span>`;
}

function barButton(bar: Bar, state: ChartState, now: Date, begins: boolean): TemplateResult {
  const { entry } = bar;
  const description = describeEntry(entry, now);
  return html`
    <button type="button" class=${`history-bar history-${entry.result}${begins ? " history-session" : ""}`}
      data-run=${entry.id} tabindex=${entry.id === state.reachable ? 0 : -1}
      aria-label=${description} title=${bar.capped ? t("{0} (longer than the chart shows)", description) : description}
      aria-current=${entry.id === state.shown ? "true" : nothing}
      @click=${() => state.choose(entry)}
      @focus=${() => state.look(entry)} @blur=${() => state.look(null)}
      @pointerenter=${() => state.look(entry)} @pointerleave=${() => state.look(null)}>
      <svg width=${BAR_WIDTH} height=${HEIGHT} viewBox=${`0 0 ${BAR_WIDTH} ${HEIGHT}`} aria-hidden="true">
        ${barShape(bar)} ${resultGlyph(entry.result, 2, BAR_HEIGHT + 2)}
      </svg>
    </button>`;
}

/** A bar that stands on the line above the glyph; one that is cut off has a gap at its top. */
function barShape({ height, capped }: Bar): SVGTemplateResult {
  const pixels = Math.round(height * (BAR_HEIGHT - 1));
  return svg`
    <rect class="history-shape" x="3.5" width="7" y=${BAR_HEIGHT - pixels} height=${pixels}></rect>
    ${capped ? svg`<path class="history-gap" d="M1 7.5 L13 4.5"></path>` : nothing}`;
}

/** Arrow keys, Home and End go from bar to bar. */
function moveFocus(event: KeyboardEvent): void {
  const chart = event.currentTarget as HTMLElement;
  const bars = [...chart.querySelectorAll<HTMLButtonElement>("button")];
  const place = bars.indexOf(document.activeElement as HTMLButtonElement);
  const target = {
    ArrowLeft: Math.max(0, place - 1),
    ArrowRight: Math.min(bars.length - 1, place + 1),
    Home: 0,
    End: bars.length - 1,
  }[event.key];
  if (target !== undefined) {
    event.preventDefault();
    bars[target]?.focus();
  }
}

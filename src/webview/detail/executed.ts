import { t } from "@vscode/l10n";
import "./longTable.ts";
import { html, nothing, type TemplateResult } from "lit";
import type { PlaceView, TraceView } from "../detailView.ts";
import type { LongRow } from "./longTable.ts";

/** Which lines were executed, how often and for how long. */
export function executedLines(trace: TraceView, open: (place: PlaceView) => void): TemplateResult {
  const rows = trace.lines.map(
    (line): LongRow => ({
      place: line,
      numbers: [`${line.count}×`, formatMilliseconds(line.milliseconds)],
      text: null,
      depth: 0,
    }),
  );
  return html`<ctdb-long-table
    label=${t("Executed lines")}
    .heads=${[t("Times"), t("Took")]}
    .rows=${rows}
    .openPlace=${open}
  ></ctdb-long-table>`;
}

/** What was executed, in order. */
export function executedSteps(trace: TraceView, open: (place: PlaceView) => void): TemplateResult {
  const rows = trace.steps.map(
    (step): LongRow => ({
      place: step,
      numbers: [formatMilliseconds(step.after), formatMilliseconds(step.milliseconds)],
      text: step.command,
      depth: Math.min(12, step.depth),
    }),
  );
  const left = trace.totalSteps - trace.steps.length;
  return html`${left > 0 ? html`<p class="quiet">${left === 1 ? t("1 step in the middle is left out.") : t("{0} steps in the middle are left out.", left)}</p>` : nothing}
    <ctdb-long-table
      label=${t("Steps in order")}
      .heads=${[t("At"), t("Took")]}
      .rows=${rows}
      .openPlace=${open}
    ></ctdb-long-table>`;
}

function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 1000
    ? `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`;
}

import { t } from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit";
import { formatDuration } from "../durations.ts";
import { describeEntry } from "./entryTexts.ts";
import type { ComparisonView, DifferenceView, ScriptDifferenceView } from "./messages.ts";

/** What the comparison tells. */
export interface ComparisonActions {
  readonly close: () => void;
  /** Opens the outputs of a script, or of all that differ, in the editor. */
  readonly open: (index: number | null) => void;
}

/** Two runs side by side, script by script. */
export function comparison(view: ComparisonView, actions: ComparisonActions): TemplateResult {
  const { before, after, summary, facts, environment, scripts } = view;
  const now = new Date();
  const differ = scripts.filter(({ output }) => output !== null).length;
  return html`
    <section class="comparison" aria-label=${t("Two runs compared")} @keydown=${(event: KeyboardEvent) => {
      if (event.key === "Escape") {
        actions.close();
      }
    }}>
      <div class="comparison-head">
        <h1 tabindex="-1">${before.event === after.event ? t("Two runs of {0}", after.event) : t("Two runs of {0} and {1}", before.event, after.event)}</h1>
        <button type="button" ?disabled=${differ === 0} @click=${() => actions.open(null)}>${t("Open outputs as diff")}</button>
        <button type="button" @click=${() => actions.close()}>${t("Close comparison")}</button>
      </div>
      <dl class="comparison-runs">
        <dt>${t("Before")}</dt><dd>${describeEntry(before, now)}</dd>
        <dt>${t("After")}</dt><dd>${describeEntry(after, now)}</dd>
      </dl>
      <p class="comparison-summary">${summary}</p>
      ${differences(t("Differences of the runs"), facts)}
      <table class="history-table comparison-scripts" aria-label=${t("Scripts in run order")}>
        <thead><tr><th scope="col">${t("Script")}</th><th scope="col">${t("Before")}</th><th scope="col">${t("After")}</th>
          <th scope="col">${t("Duration")}</th><th scope="col">${t("Output")}</th></tr></thead>
        <tbody>${scripts.map((script) => scriptRow(script, actions))}</tbody>
      </table>
      ${differences(t("Differences of the environment"), environment)}
    </section>`;
}

function differences(title: string, found: readonly DifferenceView[]): TemplateResult | typeof nothing {
  if (found.length === 0) {
    return nothing;
  }
  return html`
    <table class="history-table comparison-facts" aria-label=${title}>
      <thead><tr><th scope="col">${title}</th><th scope="col">${t("Before")}</th><th scope="col">${t("After")}</th></tr></thead>
      <tbody>
        ${found.map(
          ({ name, before, after }) =>
            html`<tr><th scope="row">${name}</th><td data-label=${t("Before")}>${before ?? none()}</td><td data-label=${t("After")}>${after ?? none()}</td></tr>`,
        )}
      </tbody>
    </table>`;
}

function none(): TemplateResult {
  return html`<span class="history-quiet">${t("none")}</span>`;
}

function scriptRow(script: ScriptDifferenceView, actions: ComparisonActions): TemplateResult {
  const { name, change, before, after, index } = script;
  return html`
    <tr class=${`comparison-${change}`}>
      <th scope="row">${name}${change === "same" ? nothing : html` <span class="comparison-mark">${changeWord(change)}</span>`}</th>
      <td data-label=${t("Before")}>${before ?? none()}</td>
      <td data-label=${t("After")}>${after ?? none()}</td>
      <td class="history-number" data-label=${t("Duration")}>${durations(script)}</td>
      <td class="comparison-output">${outputCell(script, () => actions.open(index))}</td>
    </tr>`;
}

function changeWord(change: Exclude<ScriptDifferenceView["change"], "same">): string {
  return { changed: t("changed"), appeared: t("appeared"), vanished: t("vanished") }[change];
}

/** `57 ms → 1.20 s`, with the difference where both are known. */
function durations({
  durationBefore: before,
  durationAfter: after,
}: ScriptDifferenceView): TemplateResult | string {
  if (before === null || after === null) {
    const known = before ?? after;
    return known === null ? "" : formatDuration(known);
  }
  const difference = Math.round(after - before);
  const sign = difference < 0 ? "−" : "+";
  const text = `${formatDuration(before)} → ${formatDuration(after)}`;
  return html`${text}${
    difference === 0
      ? nothing
      : html`<span class="history-quiet comparison-by">${sign}${formatDuration(Math.abs(difference))}</span>`
  }`;
}

/** What did not run has no output that could be the same. */
function outputCell(
  { output, durationBefore, durationAfter, name }: ScriptDifferenceView,
  open: () => void,
): TemplateResult | string {
  if (output === null) {
    return durationBefore === null || durationAfter === null ? "" : t("same output");
  }
  const shown = output.before !== null || output.after !== null;
  return html`
    <div>${output.sentence}
      <button type="button" class="history-link" aria-label=${t("Open as diff: outputs of {0}", name)} @click=${open}>
        ${t("Open as diff")}</button></div>
    ${
      shown
        ? html`<pre class="comparison-lines"><del>${line("−", output.before)}</del><ins>${line("+", output.after)}</ins></pre>`
        : nothing
    }`;
}

/** A line of output as text; the sign says on which side it is, whatever the colours. */
function line(sign: string, text: string | null): TemplateResult {
  return html`<span class="comparison-sign">${sign}</span>${text ?? html`<i>${t("no such line")}</i>`}`;
}

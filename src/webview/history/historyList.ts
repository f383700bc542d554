import { t } from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { describeEntry, formatBegin, formatEntryDuration } from "./entryTexts.ts";
import type { HistoryEntry } from "./messages.ts";
import { resultGlyph } from "./resultGlyph.ts";

/** What the list needs to know and to tell. */
export interface ListState {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly shown: number | null;
  /** Runs of every event and directory, not only of that which is shown. */
  readonly all: boolean;
  /** The runs that are chosen to be compared. */
  readonly chosen: readonly number[];
  /** Whether these are two that can be compared. */
  readonly canCompare: boolean;
  readonly filter: (all: boolean) => void;
  readonly choose: (entry: HistoryEntry) => void;
  readonly toggle: (entry: HistoryEntry) => void;
  readonly compare: () => void;
  readonly clear: () => void;
}

/** All runs that are kept, the last one first. */
export function historyList(state: ListState): TemplateResult {
  const { entries, all, canCompare, chosen } = state;
  const now = new Date();
  const places = new Set(entries.map(({ directory }) => directory)).size > 1;
  return html`
    <div class="history-tools">
      <div class="history-filter" role="group" aria-label=${t("Which runs")}>
        <button type="button" aria-pressed=${!all} @click=${() => state.filter(false)}>${t("This event")}</button>
        <button type="button" aria-pressed=${all} @click=${() => state.filter(true)}>${t("All runs")}</button>
      </div>
      <button type="button" class="history-compare" ?disabled=${!canCompare} @click=${() => state.compare()}>
        ${t("Compare the two chosen")}</button>
      <span class="history-quiet" role="status">${choiceHint(chosen.length, canCompare)}</span>
      <button type="button" class="history-link" @click=${() => state.clear()}>${t("Clear history…")}</button>
    </div>
    <div class="history-scroll" tabindex="-1">
      <table class="history-table" aria-label=${t("Runs, the last one first")}>
        <thead>
          <tr><th scope="col">${t("Compare")}</th><th scope="col">${t("Event")}</th><th scope="col">${t("Result")}</th><th scope="col">${t("Duration")}</th>
            <th scope="col">${t("Begun")}</th><th scope="col">${t("Mode")}</th></tr>
        </thead>
        <tbody>
          ${repeat(
            entries.toReversed(),
            ({ id }) => id,
            (entry) => row(entry, state, now, places),
          )}
        </tbody>
      </table>
    </div>`;
}

function choiceHint(chosen: number, canCompare: boolean): string {
  if (canCompare) {
    return "";
  }
  return chosen === 2
    ? t("A run that goes on cannot be compared yet.")
    : chosen === 1
      ? t("Choose one more.")
      : t("Choose two.");
}

function row(entry: HistoryEntry, state: ListState, now: Date, places: boolean): TemplateResult {
  const { id, command, words, result, begin, mode, traced, earlier, directory } = entry;
  const isShown = id === state.shown;
  return html`
    <tr class=${`history-row history-${result}`} aria-current=${isShown ? "true" : nothing} data-run=${id}>
      <td class="history-check">
        <input type="checkbox" aria-label=${t("Compare {0}", describeEntry(entry, now))}
          .checked=${state.chosen.includes(id)} @change=${() => state.toggle(entry)}>
      </td>
      <td class="history-event">
        <button type="button" class="history-link" aria-label=${t("Show {0}", describeEntry(entry, now))}
          @click=${() => state.choose(entry)}>${command}</button>
        ${isShown ? html`<span class="history-quiet">${t("shown")}</span>` : nothing}
        ${places ? html`<span class="history-quiet">${directory}</span>` : nothing}
      </td>
      <td><span class="history-result">
        <svg width="12" height="12" viewBox="0 0 10 10" aria-hidden="true">${resultGlyph(result, 0, 0)}</svg>
        ${words}</span></td>
      <td class="history-number">${formatEntryDuration(entry)}</td>
      <td>${formatBegin(begin, now)}${earlier ? html` <span class="history-quiet">${t("earlier session")}</span>` : nothing}</td>
      <td>${traced ? t("{0}, traced", mode) : mode}</td>
    </tr>`;
}

import { t } from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit";
import { formatDuration, formatElapsed } from "../durations.ts";
import { icon, iconOfState } from "../look/icons.ts";
import { vars } from "../look/vars.ts";
import type { ScriptView } from "../messages.ts";
import { stateClass } from "../phases.ts";
import type { Bar } from "./timeAxis.ts";

/** How a row of the list stands in it. */
export interface RowPlace {
  readonly position: number;
  readonly isChosen: boolean;
  readonly bar: Bar | null;
  readonly now: number;
}

/** One script in the list: state, name, CTDB's words, its share of the time, and a line that says more. */
export function scriptRow(script: ScriptView, place: RowPlace): TemplateResult {
  const { state, name, words } = script;
  const { isChosen, position, bar } = place;
  const more = secondLine(script);
  return html`<div
    class="row ${stateClass(state)}"
    role="option"
    id="row-${script.index}"
    aria-selected=${isChosen}
    tabindex=${isChosen ? 0 : -1}
    data-position=${position}
  >
    ${icon(iconOfState(state))}
    <span class="name" title=${name}>${name}</span>
    <span class="state">${stateWord(state, words)}</span>
    <span class="duration">${durationText(script, place.now)}</span>
    ${barTrack(bar)} ${more === null ? nothing : html`<span class="more">${more}</span>`}
  </div>`;
}

/** The bar; its numbers stand beside it as text. */
export function barTrack(bar: Bar | null): TemplateResult {
  return html`<span class="track" aria-hidden="true"
    >${
      bar === null
        ? nothing
        : html`<span
            class="bar"
            ${vars({ "--start": `${bar.start * 100}%`, "--length": `${bar.length * 100}%` })}
          ></span>`
    }</span
  >`;
}

/** How long a script took, or takes so far; empty where it did not begin. */
export function durationText({ begin, finish, state }: ScriptView, now: number): string {
  if (begin === null || state === "DISABLED") {
    return "";
  }
  return finish === null ? formatElapsed(now - begin) : formatDuration(finish - begin);
}

/** How it really ended, and then why it was not run, else what it printed first. */
function secondLine({ state, words, end, explanation, firstLine }: ScriptView): string | null {
  if (state === "NOT RUN") {
    // Of all of them the same is true: the detail says it.
    return null;
  }
  const isPassedOver = state === "DISABLED" || state === "CANNOT RUN";
  const reason = state === "CANNOT RUN" ? words.slice(state.length).trim() : "";
  const text = isPassedOver ? (explanation ?? firstLine) : firstLine;
  const parts = [reason, state === "DISABLED" ? null : end, text];
  return (
    parts
      .filter((part) => part !== null && part !== "")
      .join(" · ")
      .replaceAll("`", "") || null
  );
}

/** CTDB's word for a state; where CTDB has none yet, ours. */
function stateWord(state: ScriptView["state"], words: string): string {
  return state === "waiting" ? t("waiting") : state === "running" ? words : state;
}

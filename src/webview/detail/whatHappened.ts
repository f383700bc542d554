import { t } from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit";
import type { DetailView, FailureView, FrameView, PlaceView } from "../detailView.ts";
import { formatDuration } from "../durations.ts";
import { sentence } from "../look/sentence.ts";
import type { ScriptView } from "../messages.ts";

export type OpenPlace = (place: PlaceView) => void;

/** The script's end as it really was, and what is known of how it came about. */
export function whatHappened(
  script: ScriptView,
  detail: DetailView,
  begin: number | null,
  open: OpenPlace,
): TemplateResult {
  const { trace } = detail;
  return html`<section class="card" aria-labelledby="happened-title">
    <h3 id="happened-title">${t("What happened")}</h3>
    <dl class="facts">
      ${fact(t("End"), endText(script))}
      ${script.begin === null ? nothing : fact(t("Time"), timeText(script, begin))}
    </dl>
    ${script.explanation === null ? nothing : html`<p>${sentence(script.explanation)}</p>`}
    ${trace?.failure ? failureParts(trace.failure, open) : nothing}
    ${trace?.obstacle ? html`<p class="quiet">${sentence(trace.obstacle)}</p>` : nothing}
    ${(trace?.notes ?? []).map((note) => html`<p class="quiet">${sentence(note)}</p>`)}
  </section>`;
}

/** What CTDB's status text says, to be copied; beside what happened. */
export function ctdbSays(detail: DetailView, copy: () => void): TemplateResult {
  const { statusText, statusNote } = detail;
  return html`<section class="card" aria-labelledby="says-title">
    <h3 id="says-title">
      ${t("What CTDB says")}
      ${statusText ? html`<button type="button" class="link" @click=${copy}>${t("Copy")}</button>` : nothing}
    </h3>
    ${statusText ? html`<pre class="says" tabindex="0" role="region" aria-label=${t("CTDB's status text")}>${statusText}</pre>` : nothing}
    ${statusNote === null ? nothing : html`<p class="quiet">${statusNote}</p>`}
  </section>`;
}

function failureParts(failure: FailureView, open: OpenPlace): TemplateResult {
  return html`
    <p>${sentence(failure.sentence)}</p>
    <pre class="command" tabindex="0" role="region" aria-label=${t("The command as it was executed")}>${failure.command}</pre>
    ${failure.cause === null ? nothing : html`<h4>${t("What led to it")}</h4><ul class="frames">${frameItem(failure.cause, false, open)}</ul>`}
    <h4>${t("Where")}</h4>
    <ol class="frames">
      ${failure.frames.map((frame, index) => frameItem(frame, index === failure.scriptFrame, open))}
    </ol>
    ${
      failure.values.length === 0
        ? nothing
        : html`<h4>${t("Values")}</h4>
            <dl class="values">
              ${failure.values.map(({ name, value }) => html`<div><dt class="code">${name}</dt><dd class="code">${value === "" ? html`<span class="quiet">${t("empty")}</span>` : value}</dd></div>`)}
            </dl>`
    }
  `;
}

function frameItem(frame: FrameView, isScript: boolean, open: OpenPlace): TemplateResult {
  return html`<li class=${isScript ? "script-frame" : ""}>
    <button type="button" class="link place" title=${t("Open {0} at line {1}", frame.file, frame.line)} @click=${() => open(frame)}>${frame.label}</button>
    ${frame.functionName === null ? nothing : html`<span class="quiet">${t("in {0}", frame.functionName)}</span>`}
    <code>${frame.statement}</code>
  </li>`;
}

function fact(name: string, value: string): TemplateResult {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function endText({ end, state }: ScriptView): string {
  if (end !== null) {
    return end;
  }
  switch (state) {
    case "OK":
      return t("exit status {0}", 0);
    case "waiting":
    case "NOT RUN":
      return t("not started");
    case "running":
      return t("still running");
    case "TIMEDOUT":
      return t("still running at the deadline");
    default:
      return t("no process ended");
  }
}

function timeText({ begin, finish }: ScriptView, runBegin: number | null): string {
  const start = begin === null || runBegin === null ? null : formatDuration(begin - runBegin);
  const length = begin === null || finish === null ? null : formatDuration(finish - begin);
  return [start === null ? null : t("begun after {0}", start), length === null ? null : t("took {0}", length)]
    .filter((part) => part !== null)
    .join(", ");
}

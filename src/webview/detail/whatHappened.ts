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
    <h3 id="happened-title">What happened</h3>
    <dl class="facts">
      ${fact("End", endText(script))}
      ${script.begin === null ? nothing : fact("Time", timeText(script, begin))}
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
      What CTDB says
      ${statusText ? html`<button type="button" class="link" @click=${copy}>Copy</button>` : nothing}
    </h3>
    ${statusText ? html`<pre class="says" tabindex="0" role="region" aria-label="CTDB's status text">${statusText}</pre>` : nothing}
    ${statusNote === null ? nothing : html`<p class="quiet">${statusNote}</p>`}
  </section>`;
}

function failureParts(failure: FailureView, open: OpenPlace): TemplateResult {
  return html`
    <p>${sentence(failure.sentence)}</p>
    <pre class="command" tabindex="0" role="region" aria-label="The command as it was executed">${failure.command}</pre>
    ${failure.cause === null ? nothing : html`<h4>What led to it</h4><ul class="frames">${frameItem(failure.cause, false, open)}</ul>`}
    <h4>Where</h4>
    <ol class="frames">
      ${failure.frames.map((frame, index) => frameItem(frame, index === failure.scriptFrame, open))}
    </ol>
    ${
      failure.values.length === 0
        ? nothing
        : html`<h4>Values</h4>
            <dl class="values">
              ${failure.values.map(({ name, value }) => html`<div><dt class="code">${name}</dt><dd class="code">${value === "" ? html`<span class="quiet">empty</span>` : value}</dd></div>`)}
            </dl>`
    }
  `;
}

function frameItem(frame: FrameView, isScript: boolean, open: OpenPlace): TemplateResult {
  return html`<li class=${isScript ? "script-frame" : ""}>
    <button type="button" class="link place" title="Open ${frame.file} at line ${frame.line}" @click=${() => open(frame)}>${frame.label}</button>
    ${frame.functionName === null ? nothing : html`<span class="quiet">in ${frame.functionName}</span>`}
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
      return "exit status 0";
    case "waiting":
    case "NOT RUN":
      return "not started";
    case "running":
      return "still running";
    case "TIMEDOUT":
      return "still running at the deadline";
    default:
      return "no process ended";
  }
}

function timeText({ begin, finish }: ScriptView, runBegin: number | null): string {
  const start = begin === null || runBegin === null ? null : formatDuration(begin - runBegin);
  const length = begin === null || finish === null ? null : formatDuration(finish - begin);
  return [start === null ? null : `begun after ${start}`, length === null ? null : `took ${length}`]
    .filter((part) => part !== null)
    .join(", ");
}

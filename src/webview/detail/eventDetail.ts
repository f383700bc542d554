import { html, nothing, type TemplateResult } from "lit";
import type { DetailView } from "../detailView.ts";
import { notListedFiles, runNotes } from "../head/notes.ts";
import { sentence } from "../look/sentence.ts";
import type { RunView } from "../messages.ts";
import { callTable } from "./callTable.ts";
import { ctdbSays } from "./whatHappened.ts";

/** What the event as a whole has to show, one section under the other. */
export function eventDetail(
  run: RunView,
  detail: DetailView | null,
  sections: EventSections,
): TemplateResult {
  const { head, sandbox } = run;
  const { notListed } = head;
  const count = notListed.length;
  const notes = sandbox?.notes ?? [];
  const environment = sandbox?.environment ?? [];
  const calls = detail?.calls ?? [];
  return html`<div class="event-detail" tabindex="-1">
    <div class="notes">${runNotes(head)}</div>
    <dl class="facts">
      <div><dt>Directory</dt><dd class="path">${head.directory}</dd></div>
      <div><dt>Convention</dt><dd>${head.convention}</dd></div>
      <div><dt>Sandbox</dt><dd>${head.sandbox.mode}: ${sentence(head.sandbox.reason)}</dd></div>
      <div><dt>Trace</dt><dd>${head.traced ? "on" : "off"}</dd></div>
    </dl>
    ${
      count === 0
        ? nothing
        : sections.section(
            "not-listed",
            count === 1
              ? "CTDB does not run 1 other file of this folder"
              : `CTDB does not run ${count} other files of this folder`,
            () => notListedFiles(notListed),
            run.scripts.length === 0,
          )
    }
    ${detail?.statusText ? ctdbSays(detail, sections.copyStatus) : nothing}
    ${
      calls.length === 0
        ? nothing
        : sections.section(
            "calls",
            `Calls of commands (${detail?.totalCalls ?? 0})`,
            () => callTable(calls, detail?.totalCalls ?? 0, true),
            false,
          )
    }
    ${
      notes.length === 0
        ? nothing
        : sections.section(
            "notes",
            `Notes on the virtual node (${notes.length})`,
            () => html`<ul>${notes.map((note) => html`<li>${sentence(note)}</li>`)}</ul>`,
            false,
          )
    }
    ${
      environment.length === 0
        ? nothing
        : sections.section(
            "environment",
            `Environment (${environment.length})`,
            () =>
              html`<pre tabindex="0" role="region" aria-label="Environment of the scripts">${environment.join("\n")}</pre>`,
            false,
          )
    }
  </div>`;
}

/** What the sections of the event need of the page. */
export interface EventSections {
  /** A section that opens on demand and is only filled then. */
  section(name: string, title: string, fill: () => TemplateResult, isOpenAtFirst: boolean): TemplateResult;
  copyStatus(): void;
}

import { t } from "@vscode/l10n";
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
      <div><dt>${t("Directory")}</dt><dd class="path">${head.directory}</dd></div>
      <div><dt>${t("Convention")}</dt><dd>${head.convention}</dd></div>
      <div><dt>${t("Sandbox")}</dt><dd>${head.sandbox.mode}: ${sentence(head.sandbox.reason)}</dd></div>
      <div><dt>${t("Trace")}</dt><dd>${head.traced ? t("on") : t("off")}</dd></div>
    </dl>
    ${
      count === 0
        ? nothing
        : sections.section(
            "not-listed",
            count === 1
              ? t("CTDB does not run 1 other file of this folder")
              : t("CTDB does not run {0} other files of this folder", count),
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
            t("Calls of commands ({0})", detail?.totalCalls ?? 0),
            () => callTable(calls, detail?.totalCalls ?? 0, true),
            false,
          )
    }
    ${
      notes.length === 0
        ? nothing
        : sections.section(
            "notes",
            t("Notes on the virtual node ({0})", notes.length),
            () => html`<ul>${notes.map((note) => html`<li>${sentence(note)}</li>`)}</ul>`,
            false,
          )
    }
    ${
      environment.length === 0
        ? nothing
        : sections.section(
            "environment",
            t("Environment ({0})", environment.length),
            () =>
              html`<pre tabindex="0" role="region" aria-label=${t("Environment of the scripts")}>${environment.join("\n")}</pre>`,
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

import { t } from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "../look/icons.ts";
import { sentence } from "../look/sentence.ts";
import type { HeadView, NotListedView } from "../messages.ts";

/** How many files are told of; a folder full of others is not an event directory. */
const MOST_FILES = 50;

/** Why a run was refused. */
export function problemNote({ problem }: HeadView): TemplateResult | typeof nothing {
  return problem === null ? nothing : note("problem", "fail", sentence(problem));
}

/** Warnings about a run, what it left running, and what the hung-script program printed. */
export function runNotes({ warnings, leftRunning, debugOutput }: HeadView): TemplateResult {
  return html`
    ${warnings.map((warning) => note("warning", "warning", sentence(warning)))}
    ${leftRunning.length === 0 ? nothing : leftNote(leftRunning)}
    ${
      debugOutput === null
        ? nothing
        : html`<details class="note">
            <summary>${t("Output of the hung-script debug program")}</summary>
            <pre tabindex="0" role="region" aria-label=${t("Output of the hung-script debug program")}>${debugOutput}</pre>
          </details>`
    }
  `;
}

/** Files of the directory that CTDB passes over in silence. */
export function notListedFiles(files: readonly NotListedView[]): TemplateResult {
  return html`<ul class="not-listed">
    ${files
      .slice(0, MOST_FILES)
      .map(
        ({ fileName, sentence: why }) =>
          html`<li><span class="code">${fileName}</span><div>${sentence(why)}</div></li>`,
      )}
  </ul>`;
}

function note(kind: string, shape: IconName, content: TemplateResult): TemplateResult {
  return html`<div class="note ${kind}">${icon(shape)}<div>${content}</div></div>`;
}

function leftNote(processes: readonly string[]): TemplateResult {
  const text =
    processes.length === 1
      ? t("CTDB would have left this process running. It was ended:")
      : t("CTDB would have left these processes running. They were ended:");
  return note(
    "warning",
    "warning",
    html`${text}
      <ul>
        ${processes.map((process) => html`<li class="code">${process}</li>`)}
      </ul>`,
  );
}

import { t } from "@vscode/l10n";
import "./runForm.ts";
import { html, nothing, type TemplateResult } from "lit";
import { formatDuration, formatElapsed } from "../durations.ts";
import { LightElement } from "../lightElement.ts";
import { icon, iconOfMode, iconOfPhase } from "../look/icons.ts";
import { sentence } from "../look/sentence.ts";
import type { FormInput, FormProblem, ModeView, RunView } from "../messages.ts";
import type { PageContext } from "../pageContext.ts";
import { hasStatus } from "../phases.ts";
import { problemNote } from "./notes.ts";

/** What stands above everything: the outcome in words, the form for the next run, and the facts of this one. */
export class RunHead extends LightElement {
  static override properties = {
    run: { attribute: false },
    trace: { attribute: false },
    problem: { attribute: false },
    now: { type: Number },
    showsMode: { state: true },
  };
  declare run: RunView;
  declare trace: boolean | null;
  declare problem: { readonly input: FormInput; readonly problem: FormProblem | null } | null;
  declare now: number;
  declare context: PageContext;
  declare showsMode: boolean;

  constructor() {
    super();
    this.showsMode = false;
  }

  protected override render(): TemplateResult {
    const { run, context, trace, problem } = this;
    const { head } = run;
    // For those who see it cut off; not on the live region, which would be read twice.
    const whole = [head.outcome, head.consequence ?? ""].join(" ").replaceAll("`", "").trim();
    return html`
      <header>
        <div class="title" title=${whole}>
          ${icon(iconOfPhase(head.phase))}
          <h1>${head.command}</h1>
          <div class="verdict" role="status">
            <span class="outcome">${head.outcome}</span>
            ${head.consequence === null ? nothing : html`<span class="consequence">${sentence(head.consequence)}</span>`}
          </div>
        </div>
        ${problemNote(head)}
        <ctdb-run-form .run=${run} .trace=${trace} .problem=${problem} .context=${context}></ctdb-run-form>
        <div class="about">
          <dl>
            ${fact(t("Directory"), "wordy", html`<span class="path" title=${head.directory}>${head.directory}</span>`)}
            ${fact(t("Convention"), "wordy", html`${head.convention}`)}
            ${fact(t("Sandbox"), "", this.#mode(head.sandbox))} ${fact(t("Time used"), "roomy", this.#time())}
          </dl>
          ${
            hasStatus(head.phase)
              ? html`<button
                  type="button"
                  class="link roomy"
                  @click=${() => context.send({ kind: "copyStatus" })}
                >
                  ${t("Copy status text")}
                </button>
                <button
                  type="button"
                  class="link roomy"
                  @click=${() => context.send({ kind: "recordCase" })}
                >
                  ${t("Record as a case")}
                </button>`
              : nothing
          }
        </div>
        ${
          this.showsMode
            ? html`<p class="quiet reason" id="mode-reason">
                ${sentence(head.sandbox.reason)}
                <button type="button" class="link" @click=${() => context.send({ kind: "chooseSandbox" })}>
                  ${t("Choose another sandbox")}
                </button>
              </p>`
            : nothing
        }
      </header>
    `;
  }

  #mode({ mode, reason }: ModeView): TemplateResult {
    return html`<button
      type="button"
      class="mode"
      title=${reason.replaceAll("`", "")}
      aria-label=${t("Sandbox {0}: why", mode)}
      aria-expanded=${this.showsMode}
      aria-controls=${this.showsMode ? "mode-reason" : nothing}
      @click=${() => {
        this.showsMode = !this.showsMode;
      }}
    >
      ${icon(iconOfMode(mode))}<span>${mode}</span><span class="twistie" aria-hidden="true"></span>
    </button>`;
  }

  #time(): TemplateResult {
    const { begin, finish, timeoutSeconds } = this.run.head;
    const used = begin === null ? 0 : Math.max(0, (finish ?? this.now) - begin);
    const spent = finish === null ? formatElapsed(used) : formatDuration(used);
    return html`<span class="time"
      ><span>${t("{0} of {1}", spent, `${timeoutSeconds} s`)}</span
      ><meter
        min="0"
        max=${Math.max(1, timeoutSeconds * 1000)}
        .value=${used}
        aria-label=${t("Share of the event's time-out that is used")}
      ></meter
    ></span>`;
  }
}

/** @param kind `wordy` and `roomy` are left out where there is little room; the detail of the event has them */
function fact(name: string, kind: "wordy" | "roomy" | "", value: TemplateResult): TemplateResult {
  return html`<div class=${kind}><dt>${name}</dt><dd>${value}</dd></div>`;
}

customElements.define("ctdb-run-head", RunHead);

import { t } from "@vscode/l10n";
import "./detail/scriptDetail.ts";
import "./head/runHead.ts";
import "./list/scriptList.ts";
import { html, nothing, type TemplateResult } from "lit";
import type { ScriptDetail } from "./detail/scriptDetail.ts";
import { type DetailView, EVENT_INDEX } from "./detailView.ts";
import { LightElement } from "./lightElement.ts";
import { chosenIndex } from "./list/chosenScript.ts";
import type { ScriptList } from "./list/scriptList.ts";
import type { FormInput, FormProblem, RunView, ToPage } from "./messages.ts";
import type { PageContext } from "./pageContext.ts";
import type { Parts } from "./parts.ts";
import { goesOn } from "./phases.ts";

/** How often the times of a run that goes on are brought up to date. */
const TICK_MILLISECONDS = 200;

/** The whole page: what the extension told last, and which script the user looks at. */
export class EventsPage extends LightElement {
  static override properties = {
    run: { state: true },
    index: { state: true },
    detail: { state: true },
    trace: { state: true },
    problem: { state: true },
    now: { state: true },
  };
  /** `undefined` until the extension has said whether there is one. */
  declare run: RunView | null | undefined;
  declare index: number;
  declare detail: DetailView | null;
  declare trace: boolean | null;
  declare problem: { readonly input: FormInput; readonly problem: FormProblem | null } | null;
  declare now: number;
  declare context: PageContext;
  declare parts: Parts;
  /** What was asked for last, so that it is asked for once. */
  #asked = "";
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor() {
    super();
    this.index = EVENT_INDEX;
    this.detail = null;
    this.trace = null;
    this.problem = null;
    this.now = Date.now();
  }

  /** Takes a message of the extension. */
  take(message: ToPage): void {
    switch (message.kind) {
      case "part":
        this.parts.take(message);
        return;
      case "state":
        this.#takeRun(message.run);
        return;
      case "update":
        this.#takeUpdate(message);
        return;
      case "detail":
        if (message.id === this.run?.id && message.detail.index === this.index) {
          this.detail = message.detail;
        }
        return;
      case "show":
        if (message.id === this.run?.id) {
          // It is answered even where it is shown already.
          this.#asked = "";
          this.#chooseByUser(message.index);
        }
        return;
      case "trace":
        this.trace = message.on;
        return;
      case "formProblem":
        this.problem = message;
        return;
    }
  }

  /** Gives the focus to the row of what is chosen. */
  focusChosen(options?: FocusOptions): void {
    this.querySelector<ScriptList>("ctdb-script-list")?.focusChosen(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tick(false);
  }

  protected override render(): TemplateResult {
    const { run, parts } = this;
    if (run === undefined) {
      return html``;
    }
    return html`<div class=${run === null ? "no-run" : "run"} data-run=${run?.id ?? nothing}>
      ${run === null ? nothing : this.#head(run)} ${parts.history} ${parts.sequence}
      ${run === null ? this.#empty() : this.#body(run)}
    </div>`;
  }

  #head(run: RunView): TemplateResult {
    return html`<ctdb-run-head
      .run=${run}
      .trace=${this.trace}
      .problem=${this.problem}
      .now=${this.now}
      .context=${this.context}
    ></ctdb-run-head>`;
  }

  #body(run: RunView): TemplateResult {
    return html`<div class="columns">
      <ctdb-script-list
        class="list"
        .run=${run}
        .chosen=${this.index}
        .now=${this.now}
        .onChoose=${(index: number) => this.#chooseByUser(index)}
        .onEnter=${() => this.querySelector<ScriptDetail>("ctdb-detail")?.focusContent()}
      ></ctdb-script-list>
      <ctdb-detail
        .run=${run}
        .index=${this.index}
        .detail=${this.detail}
        .now=${this.now}
        .context=${this.context}
        .onLeave=${() => this.focusChosen()}
      ></ctdb-detail>
    </div>`;
  }

  #empty(): TemplateResult {
    return html`<div class="empty">
      <p>
        ${t("Run an event to see here what each event script does: in the order in which CTDB runs them, with state, duration and output.")}
      </p>
      <vscode-button @click=${() => this.context.send({ kind: "run" })}>${t("Run CTDB event")}</vscode-button>
    </div>`;
  }

  #takeRun(run: RunView | null): void {
    const isOther = run?.id !== this.run?.id;
    this.run = run;
    if (run === null) {
      return;
    }
    if (isOther) {
      this.#asked = "";
      this.index = EVENT_INDEX;
      this.detail = null;
      this.problem = null;
      if (this.context.kept.runId !== run.id) {
        this.context.keep({ runId: run.id, chosen: null });
      }
    }
    this.#tick(goesOn(run.head.phase));
    this.#follow();
  }

  #takeUpdate({ id, scripts, output }: Extract<ToPage, { kind: "update" }>): void {
    const { run } = this;
    if (run?.id !== id) {
      return;
    }
    if (scripts.length > 0) {
      const changed = [...run.scripts];
      for (const script of scripts) {
        changed[script.index] = script;
      }
      this.run = { ...run, scripts: changed };
      this.#follow();
    }
    if (output !== null && this.detail !== null) {
      this.querySelector<ScriptDetail>("ctdb-detail")?.takeOutput(output);
    }
  }

  #chooseByUser(index: number): void {
    const chosen = index === EVENT_INDEX ? "" : (this.run?.scripts[index]?.fileName ?? "");
    this.context.keep({ chosen });
    this.#follow();
  }

  /** Shows the script that is to be shown now, and asks for its detail. */
  #follow(): void {
    const { run } = this;
    if (!run) {
      return;
    }
    const index = chosenIndex(run, this.context.kept.chosen, Date.now(), this.index);
    const key = `${run.id} ${index}`;
    if (key !== this.#asked) {
      this.#asked = key;
      this.index = index;
      this.detail = this.detail?.index === index ? this.detail : null;
      this.context.send({ kind: "choose", id: run.id, index });
    }
  }

  #tick(on: boolean): void {
    this.now = Date.now();
    if (on && this.#timer === null) {
      this.#timer = setInterval(() => {
        this.now = Date.now();
        this.#follow();
      }, TICK_MILLISECONDS);
    } else if (!on && this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }
}

customElements.define("ctdb-events-page", EventsPage);

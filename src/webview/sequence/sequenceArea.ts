import { t } from "@vscode/l10n";
import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon, iconOfPhase } from "../look/icons.ts";
import { PartElement } from "../partElement.ts";
import type { FromSequence, SequenceHead, StepView, ToSequence } from "./messages.ts";
import { stepTemplate } from "./sequenceStep.ts";

const TICK_MILLISECONDS = 250;

function phaseWord(phase: SequenceHead["phase"]): string {
  switch (phase) {
    case "running":
      return t("running…");
    case "passed":
      return t("passed");
    case "failed":
      return t("failed");
    case "cancelled":
      return t("stopped");
  }
}

/** A sequence of events as a time line above the run that is chosen in it. */
export class SequenceArea extends PartElement {
  #head: SequenceHead | null = null;
  #steps: readonly StepView[] = [];
  /** The step that takes the focus from the keyboard. */
  #current = 0;
  #timer: ReturnType<typeof setInterval> | null = null;
  #follow: number | null = null;

  override take(message: unknown): void {
    const told = message as ToSequence;
    if (told.kind === "none") {
      this.#head = null;
      this.#steps = [];
    } else {
      if (this.#head?.id !== told.head.id) {
        this.#current = told.steps[0]?.id ?? 0;
      }
      this.#head = told.head;
      const changed = new Map(told.steps.map((step) => [step.id, step]));
      this.#steps =
        told.kind === "whole" ? told.steps : this.#steps.map((step) => changed.get(step.id) ?? step);
      this.#follow = this.#stepToShow(told.head, told.kind === "whole");
    }
    this.hidden = this.#head === null;
    this.#tick();
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.hidden = this.#head === null; // a constructor must not give an element attributes
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTimer();
  }

  protected override render(): TemplateResult | typeof nothing {
    const head = this.#head;
    return head === null
      ? nothing
      : html`
          <section class="sequence" aria-labelledby="sequence-title">
            ${this.#headTemplate(head)}
            <ol class="timeline" aria-label=${t("Steps of the sequence")} @keydown=${this.#onKey}>
              ${repeat(
                this.#steps,
                ({ id }) => id,
                (step) =>
                  stepTemplate(step, {
                    isShown: step.runId !== null && step.runId === head.shownRun,
                    isCurrent: step.id === this.#current,
                    countdown: head.waiting?.step === step.id ? this.#countdown() : "",
                    choose: () => this.#choose(step),
                  }),
              )}
            </ol>
          </section>
        `;
  }

  protected override updated(): void {
    if (this.#follow !== null) {
      const step = this.querySelector(`[data-step="${this.#follow}"]`);
      const line = this.querySelector(".timeline");
      if (step instanceof HTMLElement && line instanceof HTMLElement) {
        showWithin(step, line);
      }
      this.#follow = null;
    }
  }

  /** What goes on; when all is over what went wrong, else the end. */
  #stepToShow({ phase }: SequenceHead, isWhole: boolean): number | null {
    const steps = this.#steps;
    if (phase === "running") {
      return steps.findLast(({ state }) => state === "running" || state === "waiting")?.id ?? null;
    }
    const wrong = steps.find(({ isFailure }) => isFailure);
    return isWhole ? ((wrong ?? steps.at(-1))?.id ?? null) : null;
  }

  #headTemplate(head: SequenceHead): TemplateResult {
    return html`
      <div class="sequence-head">
        <h2 id="sequence-title">${head.title}</h2>
        <span class="phase phase-${head.phase}">${icon(iconOfPhase(head.phase))}${phaseWord(head.phase)}</span>
        <span class="sequence-buttons">${head.phase === "running" ? this.#runningButtons(head) : this.#endButtons()}</span>
        <span class="quiet sequence-facts">${head.facts.join(" · ")}</span>
        <p class="sequence-sentence" role="status">${this.#sentence(head)}</p>
      </div>
    `;
  }

  #runningButtons({ waiting }: SequenceHead): TemplateResult {
    return html`
      <vscode-button
        ?secondary=${waiting?.until !== null}
        ?disabled=${waiting === null}
        @click=${() => this.#send({ kind: "next" })}
        >${t("Next step")}</vscode-button
      >
      <vscode-button secondary @click=${() => this.#send({ kind: "stop" })}>${t("Stop")}</vscode-button>
    `;
  }

  #endButtons(): TemplateResult {
    return html`
      <vscode-button secondary @click=${() => this.#send({ kind: "again" })}>${t("Again")}</vscode-button>
      <vscode-button secondary @click=${() => this.#send({ kind: "close" })}>${t("Close")}</vscode-button>
    `;
  }

  #sentence(head: SequenceHead): string {
    if (head.waiting === null) {
      return head.sentence;
    }
    const step = this.#steps.find(({ id }) => id === head.waiting?.step);
    return head.waiting.until === null
      ? t("{0} waits for Next step.", step?.label ?? "")
      : t("{0} waits, as ctdbd does.", step?.label ?? "");
  }

  #countdown(): string {
    const until = this.#head?.waiting?.until ?? null;
    return until === null ? "" : t("in {0} s", Math.max(0, Math.ceil((until - Date.now()) / 1000)));
  }

  #choose(step: StepView): void {
    this.#current = step.id;
    if (step.runId !== null) {
      this.#send({ kind: "show", runId: step.runId });
    }
    this.requestUpdate();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const index = this.#steps.findIndex(({ id }) => id === this.#current);
    const last = this.#steps.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
      Home: 0,
      End: last,
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    const step = target === undefined ? undefined : this.#steps[Math.min(Math.max(target, 0), last)];
    if (step !== undefined) {
      event.preventDefault();
      this.#current = step.id;
      this.requestUpdate();
      void this.updateComplete.then(() => {
        const button = this.querySelector(`[data-step="${step.id}"] button`);
        if (button instanceof HTMLElement) {
          button.focus();
        }
      });
    }
  };

  /** Counts down only while there is something to count. */
  #tick(): void {
    const counts = typeof this.#head?.waiting?.until === "number";
    if (!counts) {
      this.#stopTimer();
    } else {
      this.#timer ??= setInterval(() => this.requestUpdate(), TICK_MILLISECONDS);
    }
  }

  #stopTimer(): void {
    if (this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  #send(message: FromSequence): void {
    this.host.send(message);
  }
}

/** Scrolls the line alone, never the frame that the page is in. */
function showWithin(step: HTMLElement, line: HTMLElement): void {
  const inner = step.getBoundingClientRect();
  const outer = line.getBoundingClientRect();
  if (inner.left < outer.left) {
    line.scrollLeft += inner.left - outer.left;
  } else if (inner.right > outer.right) {
    line.scrollLeft += inner.right - outer.right;
  }
}

customElements.define("ctdb-sequence", SequenceArea);

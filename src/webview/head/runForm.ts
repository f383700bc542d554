import { t } from "@vscode/l10n";
import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-checkbox/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import type { VscodeCheckbox } from "@vscode-elements/elements/dist/vscode-checkbox/index.js";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { LightElement } from "../lightElement.ts";
import type { EventOffer, FormInput, FormProblem, RunView } from "../messages.ts";
import type { PageContext } from "../pageContext.ts";
import { goesOn } from "../phases.ts";

/** The choice that asks for any other name; no event has it. */
const OTHER = "";

/** An element with a text that the user changes. */
interface Field extends HTMLElement {
  value: string;
}

/** What the next run is: event and arguments, with the one button that runs, repeats or stops. */
export class RunForm extends LightElement {
  static override properties = {
    run: { attribute: false },
    trace: { type: Boolean },
    problem: { attribute: false },
    event: { state: true },
    args: { state: true },
    isOther: { state: true },
  };
  declare run: RunView;
  /** Whether the next run is traced; `null`: not known yet. */
  declare trace: boolean | null;
  /** Why what is in the form cannot be run. */
  declare problem: { readonly input: FormInput; readonly problem: FormProblem | null } | null;
  declare context: PageContext;
  declare event: string;
  declare args: string;
  /** Whether the name of the event is typed. */
  declare isOther: boolean;
  #runId = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("run") && this.run.id !== this.#runId) {
      this.#runId = this.run.id;
      this.event = this.run.head.event;
      this.args = this.run.head.args;
      this.isOther = !this.run.events.some(({ name }) => name === this.event);
    }
  }

  protected override render(): TemplateResult {
    const { run, event, args, trace } = this;
    const offer = run.events.find(({ name }) => name === event);
    const problem = this.#problem();
    return html`
      <form class="form" @submit=${this.#submit} aria-label=${t("Run an event in this directory")}>
        ${this.#eventField(problem)}
        <vscode-textfield
          class="args-field"
          .label=${t("Arguments")}
          .value=${args}
          placeholder=${placeholder(offer)}
          ?invalid=${problem?.field === "args"}
          @input=${(input: Event) => this.#edit(null, (input.target as Field).value)}
          @keydown=${this.#enter}
        ></vscode-textfield>
        ${this.#button(problem)}
        ${
          run.head.canRunAnyway
            ? html`<vscode-button secondary @click=${() => this.context.send({ kind: "runAnyway", id: run.id })}
                >${t("Run anyway")}</vscode-button
              >`
            : nothing
        }
        ${
          trace === null
            ? nothing
            : html`<vscode-checkbox
                class="trace"
                label=${t("Trace")}
                title=${t("Find out which statement fails: sh and bash scripts run under bash with xtrace.")}
                .checked=${trace}
                @change=${this.#toggleTrace}
              ></vscode-checkbox>`
        }
      </form>
      <p class="form-problem" role="alert">${problem?.sentence ?? ""}</p>
    `;
  }

  /** A list of the release's events, and a text for any other: CTDB takes any name for runs by hand. */
  #eventField(problem: FormProblem | null): TemplateResult {
    const { run, event, isOther } = this;
    const options = run.events.map(
      ({ name, when }) =>
        html`<option value=${name} title=${when} ?selected=${!isOther && name === event}>${name}</option>`,
    );
    return html`<select
        class="event-field"
        aria-label=${t("Event")}
        .value=${isOther ? OTHER : event}
        @change=${this.#chooseEvent}
      >
        ${options}
        <option value=${OTHER} ?selected=${isOther}>${t("Other event…")}</option>
      </select>
      ${
        isOther
          ? html`<vscode-textfield
              class="name-field"
              .label=${t("Name of the event")}
              placeholder=${t("name, as in $1")}
              .value=${event}
              ?invalid=${problem?.field === "event"}
              @input=${(input: Event) => this.#edit((input.target as Field).value, null)}
              @keydown=${this.#enter}
            ></vscode-textfield>`
          : nothing
      }`;
  }

  /** One button for all, so that the focus stays on it. */
  #button(problem: FormProblem | null): TemplateResult {
    const { run, context } = this;
    if (goesOn(run.head.phase)) {
      return html`<vscode-button class="go" @click=${() => context.send({ kind: "cancel", id: run.id })}
        >${t("Stop")}</vscode-button
      >`;
    }
    const isSame = this.event === run.head.event && this.args === run.head.args;
    return html`<vscode-button class="go" ?disabled=${problem !== null} @click=${this.#run}
      >${isSame ? t("Run again") : t("Run")}</vscode-button
    >`;
  }

  /** The problem, if it is one of what stands in the form now. */
  #problem(): FormProblem | null {
    const { input, problem } = this.problem ?? { input: null, problem: null };
    const { id, event, args } = this.#input();
    return input?.id === id && input.event === event && input.args === args ? problem : null;
  }

  #input(): FormInput {
    return { id: this.run.id, event: this.event, args: this.args };
  }

  #edit(event: string | null, args: string | null): void {
    if (event !== null && event !== this.event) {
      this.event = event;
      // Other events have other arguments.
      this.args = event === this.run.head.event ? this.run.head.args : "";
    }
    this.args = args ?? this.args;
    this.context.send({ kind: "check", input: this.#input() });
  }

  readonly #chooseEvent = (change: Event): void => {
    const name = (change.target as HTMLSelectElement).value;
    this.isOther = name === OTHER;
    this.#edit(name, null);
    if (this.isOther) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>(".name-field")?.focus());
    }
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
  };

  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !goesOn(this.run.head.phase)) {
      event.preventDefault();
      this.#run();
    }
  };

  readonly #run = (): void => {
    this.context.send({ kind: "runForm", input: this.#input() });
  };

  readonly #toggleTrace = (event: Event): void => {
    // The setting is the truth: it comes back as a message.
    (event.target as VscodeCheckbox).checked = this.trace === true;
    this.context.send({ kind: "toggleTrace", id: this.run.id });
  };
}

function placeholder(offer: EventOffer | undefined): string {
  if (offer === undefined) {
    return t("arguments");
  }
  return offer.args.length === 0 ? t("no arguments") : offer.args.join(" ");
}

customElements.define("ctdb-run-form", RunForm);

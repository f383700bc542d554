import { t } from "@vscode/l10n";
import "../output/outputBox.ts";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type DetailView, EVENT_INDEX, type PlaceView } from "../detailView.ts";
import { LightElement } from "../lightElement.ts";
import { durationText } from "../list/scriptRow.ts";
import { icon, iconOfPhase, iconOfState } from "../look/icons.ts";
import { scrollTo } from "../look/scrollTo.ts";
import { sentence } from "../look/sentence.ts";
import type { RunView, ScriptView } from "../messages.ts";
import type { OutputBox } from "../output/outputBox.ts";
import type { OutputView } from "../outputView.ts";
import type { PageContext } from "../pageContext.ts";
import { goesOn } from "../phases.ts";
import { callTable } from "./callTable.ts";
import { type EventSections, eventDetail } from "./eventDetail.ts";
import { executedLines, executedSteps } from "./executed.ts";
import { placeLink } from "./placeLink.ts";
import { type Tab, tabRow } from "./tabs.ts";
import { ctdbSays, whatHappened } from "./whatHappened.ts";

/** Everything about the script that is chosen, or about the event as a whole. */
export class ScriptDetail extends LightElement {
  static override properties = {
    run: { attribute: false },
    index: { type: Number },
    detail: { attribute: false },
    now: { type: Number },
  };
  declare run: RunView;
  declare index: number;
  /** `null` until the extension has sent it. */
  declare detail: DetailView | null;
  declare now: number;
  declare context: PageContext;
  declare onLeave: () => void;
  readonly #output = document.createElement("ctdb-output") as OutputBox;
  #wantsFocus = false;
  #outputOf = "";

  /** Takes more of the chosen script's output. */
  takeOutput(output: OutputView): void {
    this.#output.take(output);
  }

  /** Gives the focus to what the user most probably wants to read. */
  focusContent(): void {
    const target =
      this.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ??
      this.querySelector<HTMLElement>(".event-detail");
    // What was chosen a moment ago may still be on its way.
    this.#wantsFocus = target === null;
    target?.focus();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#wantsFocus) {
      this.focusContent();
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("detail") || this.detail?.output == null) {
      return;
    }
    const key = `${this.run.id} ${this.detail.index}`;
    this.#output.context = this.context;
    if (key !== this.#outputOf) {
      this.#outputOf = key;
      this.#output.restart(this.#script()?.finish === null || this.detail.output.canOpen);
    }
    this.#output.take(this.detail.output);
  }

  protected override render(): TemplateResult {
    const script = this.#script();
    return html`<div class="detail" @keydown=${this.#keyed}>
      ${script === null ? this.#event() : this.#ofScript(script)}
    </div>`;
  }

  #script(): ScriptView | null {
    return this.index === EVENT_INDEX ? null : (this.run.scripts[this.index] ?? null);
  }

  #event(): TemplateResult {
    const { head } = this.run;
    const detail = this.detail?.index === EVENT_INDEX ? this.detail : null;
    return html`<div class="detail-head">
        ${icon(iconOfPhase(head.phase))}
        <h2>${head.command}</h2>
        <span class="quiet">${t("whole event")}</span>
      </div>
      ${eventDetail(this.run, detail, this.#sections())}`;
  }

  #ofScript(script: ScriptView): TemplateResult {
    const detail = this.detail?.index === script.index ? this.detail : null;
    return html`<div class="detail-top"><div class="detail-head">
        ${icon(iconOfState(script.state))}
        <h2>
          <button
            type="button"
            class="link"
            title=${t("Open {0}", script.fileName)}
            @click=${() => this.context.send({ kind: "openScript", id: this.run.id, index: script.index })}
          >
            ${script.name}
          </button>
        </h2>
        <span class="state">${script.words}</span>
        ${script.end === null ? nothing : html`<span class="end">${script.end}</span>`}
        <span class="quiet">${durationText(script, this.now)}</span>
      </div>
      ${this.#blame(script, detail)}</div> ${detail === null ? nothing : this.#tabs(script, detail)}`;
  }

  /** The failing statement, at one glance; where nobody knows it, why the script has its state. */
  #blame(script: ScriptView, detail: DetailView | null): TemplateResult | typeof nothing {
    const failure = detail?.trace?.failure ?? null;
    const frame = failure?.cause ?? failure?.frames[failure.scriptFrame];
    if (frame !== undefined) {
      return html`<p class="blame">${placeLink(frame, this.#open, script.fileName)} <code>${frame.statement}</code></p>`;
    }
    return script.explanation === null ? nothing : html`<p class="blame">${sentence(script.explanation)}</p>`;
  }

  #tabs(script: ScriptView, detail: DetailView): TemplateResult {
    const tabs = tabsOf(detail);
    const kept = this.context.kept.tab;
    const chosen = tabs.find(({ name }) => name === kept)?.name ?? "output";
    return html`${tabRow(tabs, chosen, (name) => {
      this.context.keep({ tab: name });
      this.requestUpdate();
      this.performUpdate();
    })}
      <div class="tab-panel tab-panel-${chosen}" role="tabpanel" id="tab-panel" aria-labelledby="tab-${chosen}">
        ${this.#panel(chosen, script, detail)}
      </div>`;
  }

  #panel(chosen: string, script: ScriptView, detail: DetailView): TemplateResult {
    const { trace, calls, totalCalls } = detail;
    switch (chosen) {
      case "happened":
        return html`<div class="cards">
          ${whatHappened(script, detail, this.run.head.begin, this.#open)}
          ${ctdbSays(detail, () => this.context.send({ kind: "copyScriptStatus", id: this.run.id, index: script.index }))}
        </div>`;
      case "calls":
        return callTable(calls ?? [], totalCalls, false);
      case "lines":
        return trace === null ? html`` : executedLines(trace, this.#open);
      case "steps":
        return trace === null ? html`` : executedSteps(trace, this.#open);
      default:
        this.#output.label = script.name;
        this.#output.isOver = script.finish !== null || !goesOn(this.run.head.phase);
        this.#output.openWhole = () =>
          this.context.send({ kind: "openOutput", id: this.run.id, index: script.index });
        return html`${this.#output}`;
    }
  }

  #sections(): EventSections {
    return {
      copyStatus: () => this.context.send({ kind: "copyStatus" }),
      section: (name, title, fill, isOpenAtFirst) => {
        const isOpen = this.context.kept.sections[name] ?? isOpenAtFirst;
        return html`<details class="section section-${name}" ?open=${isOpen} @toggle=${(event: Event) => this.#toggled(name, isOpen, event.target as HTMLDetailsElement)}>
          <summary>${title}</summary>
          <div class="section-body">${isOpen ? fill() : nothing}</div>
        </details>`;
      },
    };
  }

  #toggled(name: string, wasOpen: boolean, section: HTMLDetailsElement): void {
    if (section.open === wasOpen) {
      return;
    }
    this.context.keep({ sections: { ...this.context.kept.sections, [name]: section.open } });
    this.requestUpdate();
    const scroller = section.closest<HTMLElement>(".event-detail");
    if (section.open && scroller !== null) {
      void this.updateComplete.then(() => scrollTo(section, scroller));
    }
  }

  readonly #open = ({ file, line }: PlaceView): void => {
    this.context.send({ kind: "openPlace", id: this.run.id, index: this.index, file, line });
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    const isFind = event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (isFind && this.index !== EVENT_INDEX) {
      this.context.keep({ tab: "output" });
      this.requestUpdate();
      void this.updateComplete.then(() => this.#output.openSearch());
    } else if (event.key === "Escape") {
      this.onLeave();
    } else {
      return;
    }
    event.preventDefault();
    // Else the workbench would search, too.
    event.stopPropagation();
  };
}

function tabsOf({ calls, totalCalls, trace }: DetailView): Tab[] {
  return [
    { name: "output", title: t("Output") },
    { name: "happened", title: t("What happened") },
    ...(calls !== null && totalCalls > 0 ? [{ name: "calls", title: t("Calls ({0})", totalCalls) }] : []),
    ...(trace !== null && trace.lines.length > 0
      ? [{ name: "lines", title: t("Executed lines ({0})", trace.lines.length) }]
      : []),
    ...(trace !== null && trace.steps.length > 0
      ? [{ name: "steps", title: t("Steps ({0})", trace.totalSteps) }]
      : []),
  ];
}

customElements.define("ctdb-detail", ScriptDetail);

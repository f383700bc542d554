import { t } from "@vscode/l10n";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { EVENT_INDEX } from "../detailView.ts";
import { formatDuration } from "../durations.ts";
import { LightElement } from "../lightElement.ts";
import { icon, iconOfPhase } from "../look/icons.ts";
import { scrollTo } from "../look/scrollTo.ts";
import type { RunView, ScriptView } from "../messages.ts";
import { goesOn } from "../phases.ts";
import { scriptRow } from "./scriptRow.ts";
import { axisLength, barOf, usedOf } from "./timeAxis.ts";

/** The event and its scripts in the order in which CTDB runs them; the user chooses one of them. */
export class ScriptList extends LightElement {
  static override properties = {
    run: { attribute: false },
    chosen: { type: Number },
    now: { type: Number },
  };
  declare run: RunView;
  /** Index of the chosen script, or {@link EVENT_INDEX}. */
  declare chosen: number;
  /** Milliseconds since 1970; moves on while the run does. */
  declare now: number;
  /** The user chose another. */
  declare onChoose: (index: number) => void;
  /** The user wants to go on to the detail. */
  declare onEnter: () => void;
  #typed = "";
  #typedAt = 0;
  #focusNext = false;
  /** Whether the chosen row is kept in view: until the user looks elsewhere. */
  #keepsInView = true;
  readonly #resized = new ResizeObserver(() => this.#bringIntoView());

  /** Gives the focus to the chosen row. */
  focusChosen(options?: FocusOptions): void {
    this.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(options);
  }

  protected override render(): TemplateResult {
    const { run, chosen, now } = this;
    const { begin, timeoutSeconds } = run.head;
    const budget = timeoutSeconds * 1000;
    const axis = axisLength(usedOf(run.scripts, begin, now), budget);
    return html`
      <div class="axis" aria-hidden="true">
        <span>${t("Scripts in run order")}</span><span class="scale">${run.scripts.length === 0 ? "" : axisText(axis, budget)}</span>
      </div>
      <div
        class="rows"
        role="listbox"
        aria-label=${t("The event and its scripts in run order")}
        @click=${this.#clicked}
        @keydown=${this.#keyed}
      >
        ${this.#eventRow()}
        ${repeat(
          run.scripts,
          ({ index }) => index,
          (script) => {
            const isChosen = script.index === chosen;
            const isMoving = script.state === "running";
            return guard([script, isChosen, axis, begin, isMoving ? now : 0], () =>
              scriptRow(script, {
                position: script.index + 1,
                isChosen,
                bar: barOf(script, begin, now, axis),
                now,
              }),
            );
          },
        )}
      </div>
      ${run.scripts.length > 0 || run.head.phase === "refused" || goesOn(run.head.phase) ? nothing : html`<p class="quiet none">${t("CTDB found no event script here.")}</p>`}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#keepsInView ||= changed.has("chosen");
    this.#bringIntoView();
    if (this.#focusNext) {
      this.#focusNext = false;
      this.focusChosen();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    this.addEventListener("wheel", this.#looksElsewhere, { passive: true });
    this.addEventListener("pointerdown", this.#looksElsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  readonly #looksElsewhere = (): void => {
    this.#keepsInView = false;
  };

  #bringIntoView(): void {
    const row = this.querySelector<HTMLElement>('[aria-selected="true"]');
    if (this.#keepsInView && row !== null) {
      scrollTo(row, this, this.querySelector(".axis")?.getBoundingClientRect().height);
    }
  }

  #eventRow(): TemplateResult {
    const { head, scripts } = this.run;
    const isChosen = this.chosen === EVENT_INDEX;
    const count = scripts.length === 1 ? t("1 script") : t("{0} scripts", scripts.length);
    return html`<div
      class="row event"
      role="option"
      id="row-event"
      aria-selected=${isChosen}
      tabindex=${isChosen ? 0 : -1}
      data-position="0"
    >
      ${icon(iconOfPhase(head.phase))}
      <span class="name">${head.event}</span>
      <span class="state quiet">${count}</span>
      <span class="duration"
        >${head.begin === null || head.finish === null ? "" : formatDuration(head.finish - head.begin)}</span
      >
      <span class="track" aria-hidden="true"></span>
    </div>`;
  }

  #clicked(event: Event): void {
    const row = (event.target as Element).closest<HTMLElement>("[data-position]");
    if (row !== null) {
      this.#choose(Number(row.dataset.position));
    }
  }

  #keyed(event: KeyboardEvent): void {
    const last = this.run.scripts.length;
    const at = this.chosen + 1;
    const page = 10;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: last,
      PageDown: at + page,
      PageUp: at - page,
    };
    const to = moves[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (to !== undefined) {
      this.#choose(Math.min(last, Math.max(0, to)));
    } else if (event.key === "Enter" || event.key === "ArrowRight") {
      this.onEnter();
    } else if (event.key.length === 1 && event.key !== " ") {
      this.#typeAhead(event.key, event.timeStamp);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Goes to the next script whose name begins with what was typed. */
  #typeAhead(key: string, at: number): void {
    this.#typed = at - this.#typedAt > 1000 ? key : this.#typed + key;
    this.#typedAt = at;
    const typed = this.#typed.toLowerCase();
    const { scripts } = this.run;
    const from = this.chosen + (this.#typed.length === 1 ? 1 : 0);
    const order = [...scripts.slice(Math.max(0, from)), ...scripts];
    const found = order.find(({ name }: ScriptView) => name.toLowerCase().startsWith(typed));
    if (found !== undefined) {
      this.#choose(found.index + 1);
    }
  }

  /** @param position 0 for the event, then the scripts */
  #choose(position: number): void {
    this.#focusNext = true;
    this.onChoose(position - 1);
    this.requestUpdate("chosen", Number.NaN);
  }
}

function axisText(axis: number, budget: number): string {
  const length = formatAxis(axis);
  return axis === budget
    ? t("0 to {0}, the time all share", length)
    : t("0 to {0} of {1}", length, formatAxis(budget));
}

function formatAxis(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${Number((milliseconds / 1000).toFixed(2))} s`;
}

customElements.define("ctdb-script-list", ScriptList);

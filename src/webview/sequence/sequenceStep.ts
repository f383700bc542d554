import { t } from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "../look/icons.ts";
import type { NodeView, SegmentView, StepState, StepView } from "./messages.ts";

/** How a step stands in the time line. */
export interface StepPlace {
  /** Whether its run is shown below. */
  readonly isShown: boolean;
  /** Whether it is the one that Tab leads to. */
  readonly isCurrent: boolean;
  /** `in 12 s`, or `""`. */
  readonly countdown: string;
  readonly choose: () => void;
}

/** One step: a button that shows its run, its scripts as segments, and the node after it. */
export function stepTemplate(step: StepView, place: StepPlace): TemplateResult {
  const look = lookOf(step);
  return html`
    <li class="step step-${look}" data-step=${step.id} ?data-shown=${place.isShown}>
      <button
        type="button"
        class="step-button"
        tabindex=${place.isCurrent ? 0 : -1}
        aria-current=${place.isShown ? "true" : nothing}
        aria-disabled=${step.runId === null ? "true" : nothing}
        aria-label=${spoken(step, place.countdown)}
        title=${step.runId === null ? "" : t("Show this run below")}
        @click=${place.choose}
      >
        <span class="dot" aria-hidden="true">${icon(ICONS[look])}</span>
        <span class="step-label">${step.label}</span>
        ${step.turn === "" ? nothing : html`<span class="quiet">${step.turn}</span>`}
        <span class="step-state">${place.countdown === "" ? step.words : place.countdown}</span>
        ${[step.duration, step.wait].map((text) => (text === "" ? nothing : html`<span class="quiet">${text}</span>`))}
        ${segments(step.segments)}
      </button>
      ${step.cause === null ? nothing : html`<p class="cause">${step.cause}</p>`}
      ${nodeTemplate(step.node)}
      ${
        step.sentences.length === 0
          ? nothing
          : html`<details class="step-more" ?open=${step.isFailure || step.state === "skipped"}>
              <summary>${step.isFailure ? t("What follows") : step.state === "skipped" ? t("Why") : t("About this step")}</summary>
              ${step.sentences.map((sentence) => html`<p>${sentence}</p>`)}
            </details>`
      }
    </li>
  `;
}

type Look = "planned" | "waiting" | "running" | "passed" | "failed" | "tolerated" | "skipped";

/** For people who see no colours the shape alone tells. */
const ICONS: Readonly<Record<Look, IconName>> = {
  planned: "dot",
  waiting: "time",
  running: "running",
  passed: "pass",
  failed: "fail",
  tolerated: "warning",
  skipped: "slash",
};

const PLAIN_LOOKS: Readonly<Partial<Record<StepState, Look>>> = {
  planned: "planned",
  waiting: "waiting",
  running: "running",
  passed: "passed",
  changed: "passed",
  skipped: "skipped",
  "not-run": "skipped",
};

function lookOf({ state, isFailure }: StepView): Look {
  return isFailure ? "failed" : (PLAIN_LOOKS[state] ?? "tolerated");
}

function segments(views: readonly SegmentView[]): TemplateResult | typeof nothing {
  return views.length === 0
    ? nothing
    : html`<span class="segments" aria-hidden="true">
        ${views.map(({ state, words }) => html`<span class="segment segment-${segmentLook(state)}" title=${words}></span>`)}
      </span>`;
}

function segmentLook(state: SegmentView["state"]): string {
  switch (state) {
    case "OK":
      return "ok";
    case "running":
      return "running";
    case "waiting":
      return "waiting";
    case "DISABLED":
    case "NOT RUN":
    case "NO DATA":
      return "none";
    default:
      return "bad";
  }
}

function nodeTemplate(node: NodeView | null): TemplateResult | typeof nothing {
  if (node === null) {
    return nothing;
  }
  const { health, runState, addresses, more } = node;
  return html`
    <p class="node-state">
      <span class="health ${runState === "RUNNING" ? `health-${health.toLowerCase()}` : "quiet"}">${health}</span>
      <span class="quiet">${[runState, ...more].join(", ")}</span>
      ${addresses.map((address) => html`<span class="held">${address}</span>`)}
    </p>
  `;
}

/** What a screen reader says of a step. */
function spoken(step: StepView, countdown: string): string {
  const { label, turn, words, duration, segments: scripts, node } = step;
  const bad = scripts.filter(({ state }) => segmentLook(state) === "bad").map((script) => script.words);
  const held = node === null || node.addresses.length === 0 ? "" : t("holds {0}", node.addresses.join(", "));
  return [
    label,
    turn,
    countdown === "" ? words : t("waits {0}", countdown),
    duration,
    step.wait,
    ...bad,
    node?.health ?? "",
    held,
  ]
    .filter((text) => text !== "")
    .join(", ");
}

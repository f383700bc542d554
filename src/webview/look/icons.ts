import { html, svg, type TemplateResult } from "lit";
import type { ModeView, RunPhase, ScriptState } from "../messages.ts";

/** What an icon says; the word beside it says it too. */
export type IconName =
  | "pass"
  | "fail"
  | "clock"
  | "slash"
  | "warning"
  | "dash"
  | "stop"
  | "running"
  | "dot"
  | "shield"
  | "beaker"
  | "play"
  | "again"
  | "copy"
  | "open"
  | "search"
  | "up"
  | "down"
  | "close"
  | "wrap"
  | "time";

/** Outlines in a 16 by 16 field, drawn with a stroke of the current colour. */
const PATHS: Readonly<Record<IconName, string>> = {
  pass: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M5.2 8.2l2 2 3.8-4.2",
  fail: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
  clock: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.6V8l2.4 1.8",
  slash: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M3.7 3.7l8.6 8.6",
  warning: "M8 2.2 14.2 13.4H1.8ZM8 6.4v3.4M8 11.4v.4",
  dash: "M4.5 8h7",
  stop: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M6 6h4v4H6Z",
  running: "M8 1.8A6.2 6.2 0 1 1 1.8 8",
  dot: "M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6",
  shield: "M8 1.8 13.2 3.7V8c0 3.1-2.2 5.2-5.2 6.2C5 13.2 2.8 11.1 2.8 8V3.7Z",
  play: "M5 3.2 12.4 8 5 12.8Z",
  again: "M12.9 6.2A5.3 5.3 0 1 0 13.3 9M13.2 2.8V6.3H9.7",
  copy: "M5.5 5.5V2.8h7.7v7.7h-2.7M2.8 5.5h7.7v7.7H2.8Z",
  open: "M9.5 2.8h3.7v3.7M13.2 2.8 7.8 8.2M11 9.5v3.7H2.8V5h3.7",
  search: "M7 2.6a4.4 4.4 0 1 0 0 8.8A4.4 4.4 0 0 0 7 2.6M10.2 10.2l3.4 3.4",
  up: "M3.6 10 8 5.6l4.4 4.4",
  down: "M3.6 6 8 10.4 12.4 6",
  close: "M4 4l8 8M12 4l-8 8",
  wrap: "M2.5 4h11M2.5 8h8.7a2 2 0 0 1 0 4.2H8.4M10 10.4 8.2 12.2 10 14M2.5 12h2.6",
  time: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.6V8l2.4 1.8",
  beaker: "M6.2 2v4L2.9 12.6c-.4.8.1 1.4.9 1.4h8.4c.8 0 1.3-.6.9-1.4L9.8 6V2M5 2h6M4.6 9.8h6.8",
};

const OF_STATE: Readonly<Record<ScriptState, IconName>> = {
  waiting: "dot",
  running: "running",
  OK: "pass",
  ERROR: "fail",
  TIMEDOUT: "clock",
  DISABLED: "slash",
  "CANNOT RUN": "warning",
  CANCELLED: "stop",
  "NOT RUN": "dash",
  "NO DATA": "warning",
};

const OF_PHASE: Readonly<Record<RunPhase, IconName>> = {
  starting: "dot",
  queued: "dot",
  running: "running",
  passed: "pass",
  failed: "fail",
  "timed-out": "clock",
  cancelled: "stop",
  refused: "warning",
};

const OF_MODE: Readonly<Record<ModeView["mode"], IconName>> = {
  isolated: "shield",
  stubbed: "beaker",
  host: "warning",
};

/** An icon that a reader of the page does not hear; what it says stands beside it. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon icon-${name}" viewBox="0 0 16 16" aria-hidden="true">
    ${svg`<path d=${PATHS[name]}></path>`}
  </svg>`;
}

export function iconOfState(state: ScriptState): IconName {
  return OF_STATE[state];
}

export function iconOfMode(mode: ModeView["mode"]): IconName {
  return OF_MODE[mode];
}

export function iconOfPhase(phase: RunPhase): IconName {
  return OF_PHASE[phase];
}

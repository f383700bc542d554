import { type SVGTemplateResult, svg } from "lit";
import type { HistoryResult } from "./messages.ts";

/** Lines in a square of 10 by 10: the shape says how a run ended, the colour repeats it. */
const SHAPES: Readonly<Record<HistoryResult, string>> = {
  passed: "M1.5 5.5 L4 8 L8.5 2",
  failed: "M2 2 L8 8 M8 2 L2 8",
  "timed-out": "M5 1.2 A3.8 3.8 0 1 1 4.99 1.2 Z M5 2.8 V5.2 L6.8 6.2",
  cancelled: "M5 1.2 A3.8 3.8 0 1 1 4.99 1.2 Z M2.4 7.6 L7.6 2.4",
  refused: "M1.5 5 H8.5",
  running: "M2.5 1.5 L8 5 L2.5 8.5 Z",
};

/** The glyph of a result with its corner at a place of the picture. */
export function resultGlyph(result: HistoryResult, x: number, y: number): SVGTemplateResult {
  return svg`<path class="history-glyph" transform=${`translate(${x} ${y})`} d=${SHAPES[result]}></path>`;
}

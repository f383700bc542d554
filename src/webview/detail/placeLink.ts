import { html, type TemplateResult } from "lit";
import type { PlaceView } from "../detailView.ts";

/** A place that opens in the editor. */
export function placeLink(place: PlaceView, open: (place: PlaceView) => void): TemplateResult {
  return html`<button type="button" class="link place" title="Open ${place.file} at line ${place.line}" @click=${() => open(place)}>${place.label}</button>`;
}

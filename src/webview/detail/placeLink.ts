import { t } from "@vscode/l10n";
import { html, type TemplateResult } from "lit";
import type { PlaceView } from "../detailView.ts";

/** A place that opens in the editor. */
export function placeLink(place: PlaceView, open: (place: PlaceView) => void): TemplateResult {
  return html`<button type="button" class="link place" title=${t("Open {0} at line {1}", place.file, place.line)} @click=${() => open(place)}>${place.label}</button>`;
}

import { t } from "@vscode/l10n";
import { html, type TemplateResult } from "lit";
import type { PlaceView } from "../detailView.ts";

/**
 * A place that opens in the editor.
 * @param own name of the file whose heading stands beside it: where room is little, the line alone says as much
 */
export function placeLink(
  place: PlaceView,
  open: (place: PlaceView) => void,
  own: string | null = null,
): TemplateResult {
  const isOwn = own !== null && place.label === `${own}:${place.line}`;
  const text = isOwn
    ? html`<span class="place-long">${place.label}</span><span class="place-short">${t("line {0}", place.line)}</span>`
    : place.label;
  return html`<button type="button" class="link place" title=${t("Open {0} at line {1}", place.file, place.line)} @click=${() => open(place)}>${text}</button>`;
}

import { html, type TemplateResult } from "lit";
import { PartElement } from "../partElement.ts";

/** The earlier runs, as a strip between the head and the run. */
export class HistoryStrip extends PartElement {
  override take(_message: unknown): void {
    this.hidden = true;
  }

  protected override render(): TemplateResult {
    return html``;
  }
}

customElements.define("ctdb-history", HistoryStrip);

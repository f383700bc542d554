import { html, type TemplateResult } from "lit";
import { PartElement } from "../partElement.ts";

/** A sequence of events, above the run that is chosen in it, or in its place. */
export class SequenceArea extends PartElement {
  override take(_message: unknown): void {
    this.hidden = true;
  }

  protected override render(): TemplateResult {
    return html``;
  }
}

customElements.define("ctdb-sequence", SequenceArea);

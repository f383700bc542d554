import { LitElement } from "lit";

/** An element of the page that stands in the page's own tree: one style sheet and one set of ids hold for all. */
export abstract class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

import { LightElement } from "./lightElement.ts";

/** What the page gives a part of it. */
export interface PartHost {
  /** Sends a message to the part's half in the extension. */
  send(message: unknown): void;
  /** What the part kept when the page was loaded before, or `undefined`. */
  readonly kept: unknown;
  /** Keeps plain data over a reload of the page or a move to another column. */
  keep(state: unknown): void;
}

/**
 * A part of the page beside the run. It stands in the page's own tree (no shadow root), so the style sheets of the
 * page hold for it. An element with the attribute `full` takes the place of the run; one that is `hidden` takes none.
 */
export abstract class PartElement extends LightElement {
  /** Is there before the first message and the first drawing. */
  declare host: PartHost;

  /** Takes a message of the part's half in the extension, which is trusted with its content. */
  abstract take(message: unknown): void;
}

import type { PartName } from "../../webview/messages.ts";

/**
 * The half in the extension of a part of the page beside the run, such as the history; the other half is a
 * custom element in `src/webview/`. What goes between them is plain data that only the two know.
 */
export interface PagePart {
  readonly name: PartName;

  /**
   * What the page has to be told now: everything if it is new, else what changed since the last call. Called
   * only when the page is ready for more, so changes in between belong together.
   */
  messages(page: "new" | "known"): readonly unknown[];

  /** Calls `changed` whenever `messages` has something, until the returned function is called. */
  listen(changed: () => void): () => void;

  /**
   * Takes a message of the page, which may be anything: it comes from outside. What it throws is shown to the user as
   * for a command.
   */
  receive(message: unknown): Promise<void>;
}

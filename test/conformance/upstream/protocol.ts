/** Between our stand-ins for `ctdb-event` and `ctdb-eventd`: one JSON line there, one back. */
export type Request =
  | {
      readonly command: "run";
      readonly component: string;
      readonly event: string;
      readonly args: readonly string[];
      readonly timeoutSeconds: number;
      readonly continueOnFailure: boolean;
    }
  | { readonly command: "status"; readonly component: string; readonly event: string };

/** `result` as the real daemon answers it; `text` is what the tool prints for a status. */
export interface Reply {
  readonly result: number;
  readonly summary?: number;
  /** Base64, since a status text need not be UTF-8. */
  readonly text?: string;
}

import type { RunSpec } from "./observation.ts";
import type { End, Step } from "./scriptText.ts";

/** One entry of a generated event directory; names are latin1, one character per byte. */
export interface Entry {
  readonly name: string;
  readonly mode: number;
  readonly is: Content;
}

export type Content =
  | {
      readonly kind: "script" | "link-to-script";
      readonly firstLine: string;
      readonly steps: readonly Step[];
      readonly end: End;
    }
  | { readonly kind: "bytes"; readonly bytes: string }
  | { readonly kind: "link"; readonly to: string }
  | { readonly kind: "directory" | "fifo" | "socket" };

/** An event directory and what is run in it. */
export interface Description {
  readonly entries: readonly Entry[];
  readonly runs: readonly RunSpec[];
}

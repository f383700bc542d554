import type { FileName } from "../scripts/scriptFile.ts";
import type { RunReport, ScriptReport } from "./report.ts";

/** What a run tells while it goes on, in order. */
export type RunEvent =
  /** waits for other events of the directory */
  | { readonly kind: "queued" }
  | {
      readonly kind: "runStarted";
      readonly begin: number;
      /** Every script that CTDB lists, in run order. */
      readonly scripts: readonly {
        readonly fileName: FileName;
        readonly name: FileName;
        readonly enabled: boolean;
      }[];
    }
  | { readonly kind: "scriptStarted"; readonly index: number; readonly begin: number }
  | {
      readonly kind: "output";
      readonly index: number;
      readonly data: Buffer;
      /** When it was read, in milliseconds since 1970, with fractions. */
      readonly at: number;
      /** Bytes of output left out before this, since the reader was slow; the report has them all. */
      readonly omitted: number;
    }
  | { readonly kind: "scriptFinished"; readonly index: number; readonly script: ScriptReport }
  | { readonly kind: "runFinished"; readonly report: RunReport };

import type { Sequence } from "../../sequences/sequence.ts";
import type { SequenceEngine } from "../../sequences/sequenceEngine.ts";
import type { SequenceMode } from "../../sequences/sequenceReport.ts";
import type { PlannedRun } from "../run/plannedRun.ts";

/** A sequence that is ready to start. */
export interface SequencePlan extends Pick<PlannedRun, "directory" | "convention" | "settings"> {
  readonly sequence: Sequence;
  /** The file that it stands in, or `null` for a built-in one. */
  readonly file: string | null;
  readonly mode: SequenceMode;
  /** The virtual node, or `null` in the mode host. */
  readonly node: SequenceEngine["node"];
}

import type { NodeWishes } from "../runner/eventSandbox.ts";
import type { ConventionChoice } from "../scripts/resolveConvention.ts";

/** What holds for any run of an event directory, as settings or a command line say it; a case may say otherwise. */
export interface CaseSettings
  extends Pick<NodeWishes, "profilePath" | "ownStubs" | "realCommands" | "mayUseInstalled"> {
  readonly convention?: ConventionChoice;
  /** The deadline of each event in seconds; without it CTDB's. */
  readonly timeoutSeconds?: number;
  /** The hung-script debug program, as in `EngineOptions`. */
  readonly debugProgram?: string;
}

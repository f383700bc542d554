import type { Convention } from "../../ctdb/convention.ts";
import type { SandboxChoice } from "../../sandbox/sandboxChoice.ts";
import type { RunSettings } from "../settings/settings.ts";

/** A run that is ready to start. */
export interface PlannedRun {
  readonly directory: string;
  readonly convention: Convention;
  readonly settings: RunSettings;
  readonly event: string;
  readonly args: readonly string[];
  /** The names under which the values of the arguments are remembered. */
  readonly argumentNames: readonly string[];
  /** Whether to find out which statement fails, where this run is not to go by the settings. */
  readonly trace?: boolean;
  /** What the settings say of the sandbox, where the user took another for this run. */
  readonly insteadOf?: SandboxChoice;
  /** File name of the one script that runs; without it all, as CTDB does it. */
  readonly only?: string;
  /** Run even where ctdbd would refuse the event as the node is now. */
  readonly despiteRefusal?: boolean;
  /** The sequence that the run is a step of. */
  readonly sequence?: { readonly name: string };
}

/** Reads the settings that hold for a directory. */
export type SettingsReader = (directory: string) => RunSettings;

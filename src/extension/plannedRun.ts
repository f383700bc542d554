import type { Convention } from "../ctdb/convention.ts";
import type { RunSettings } from "./settings.ts";

/** A run that is ready to start. */
export interface PlannedRun {
  readonly directory: string;
  readonly convention: Convention;
  readonly settings: RunSettings;
  readonly event: string;
  readonly args: readonly string[];
  /** The names under which the values of the arguments are remembered. */
  readonly argumentNames: readonly string[];
}

/** Reads the settings that hold for a directory. */
export type SettingsReader = (directory: string) => RunSettings;

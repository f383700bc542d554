import { isAbsolute } from "node:path";
import { t } from "@vscode/l10n";
import type { Generation } from "../../ctdb/convention.ts";
import { parseVersion, type Version } from "../../ctdb/version.ts";
import { Settings } from "../ids.ts";
import { readSandboxSettings, type SandboxSettings } from "../sandbox/sandboxSettings.ts";
import { badSetting } from "./settingError.ts";

/** The settings of one event directory, checked. */
export interface RunSettings {
  /** `null`: found from the layout of the directory. */
  readonly generation: Generation | null;
  /** `null`: the newest release of the convention. */
  readonly targetVersion: Version | null;
  readonly eventTimeout: number;
  /** Absolute path, or `null` where none is set. */
  readonly debugHungScript: string | null;
  /** Whether runs find out which statement fails. */
  readonly trace: boolean;
  readonly sandbox: SandboxSettings;
}

const GENERATIONS: readonly Generation[] = ["classic", "events.d", "component"];
const MOST_SECONDS = 86_400;

/**
 * Reads and checks the settings.
 * @param get what the configuration holds for a setting of ours
 * @param folder that relative paths start from, or `null` where none is open
 * @throws {UserError} that names the setting and what it may be
 */
export function readSettings(get: (name: string) => unknown, folder: string | null): RunSettings {
  return {
    generation: readGeneration(get(Settings.convention)),
    targetVersion: readVersion(get(Settings.targetVersion)),
    eventTimeout: readSeconds(get(Settings.eventTimeout)),
    debugHungScript: readPath(get(Settings.debugHungScript)),
    trace: readTrace(get(Settings.trace)),
    sandbox: readSandboxSettings(get, folder),
  };
}

function readGeneration(value: unknown): Generation | null {
  if (value === undefined || value === "auto") {
    return null;
  }
  const generation = GENERATIONS.find((one) => one === value);
  if (generation === undefined) {
    throw badSetting(Settings.convention, value, t("auto, classic, events.d or component"));
  }
  return generation;
}

function readVersion(value: unknown): Version | null {
  if (value === undefined || value === "") {
    return null;
  }
  const version = typeof value === "string" ? parseVersion(value) : null;
  if (version === null) {
    throw badSetting(
      Settings.targetVersion,
      value,
      t("a release such as 4.17 or 4.20.7, or empty for the newest"),
    );
  }
  return version;
}

function readSeconds(value: unknown): number {
  const seconds = value ?? 30;
  if (typeof seconds !== "number" || !Number.isInteger(seconds) || seconds < 0 || seconds > MOST_SECONDS) {
    throw badSetting(
      Settings.eventTimeout,
      value,
      t("a whole number of seconds from 0 to {0}", MOST_SECONDS),
    );
  }
  return seconds;
}

function readTrace(value: unknown): boolean {
  const trace = value ?? true;
  if (typeof trace !== "boolean") {
    throw badSetting(Settings.trace, value, t("true or false"));
  }
  return trace;
}

function readPath(value: unknown): string | null {
  if (value === undefined || value === "") {
    return null;
  }
  if (typeof value !== "string" || !isAbsolute(value)) {
    throw badSetting(Settings.debugHungScript, value, t("the absolute path of a program, or empty for none"));
  }
  return value;
}

import { isAbsolute, resolve } from "node:path";
import { t } from "@vscode/l10n";
import { SANDBOX_CHOICES, type SandboxChoice } from "../../sandbox/sandboxChoice.ts";
import { Settings } from "../ids.ts";
import { badSetting } from "../settings/settingError.ts";

/** Where the scripts of an event directory run, and on what node; paths are absolute. */
export interface SandboxSettings {
  readonly choice: SandboxChoice;
  /** `null`: the profile beside the event directory, where there is one. */
  readonly profilePath: string | null;
  /** A folder of stub commands that add to ours or replace them. */
  readonly ownStubs: string | null;
  /** Commands that are not stubbed. */
  readonly realCommands: readonly string[];
}

/** A name without a folder. */
const COMMAND = /^[^/\s]+$/;

/**
 * Reads and checks the settings of the sandbox.
 * @param folder that relative paths start from, or `null` where none is open
 * @throws {UserError} that names the setting and what it may be
 */
export function readSandboxSettings(get: (name: string) => unknown, folder: string | null): SandboxSettings {
  return {
    choice: readSandboxChoice(get),
    profilePath: readPath(
      get,
      Settings.nodeProfile,
      t("the path of a node profile, or empty for none"),
      folder,
    ),
    ownStubs: readPath(
      get,
      Settings.stubCommands,
      t("the path of a folder of stub commands, or empty for none"),
      folder,
    ),
    realCommands: readCommands(get(Settings.realCommands)),
  };
}

/** Reads the one setting that holds for the whole window. */
export function readSandboxChoice(get: (name: string) => unknown): SandboxChoice {
  const value = get(Settings.sandbox) ?? "auto";
  const choice = SANDBOX_CHOICES.find((one) => one === value);
  if (choice === undefined) {
    throw badSetting(Settings.sandbox, value, t("auto, isolated, stubbed or host"));
  }
  return choice;
}

function readPath(
  get: (name: string) => unknown,
  name: string,
  what: string,
  folder: string | null,
): string | null {
  const value = get(name);
  if (value === undefined || value === "") {
    return null;
  }
  if (typeof value !== "string") {
    throw badSetting(name, value, what);
  }
  if (folder === null && !isAbsolute(value)) {
    throw badSetting(name, value, t("an absolute path where no folder is open"));
  }
  return resolve(folder ?? "/", value);
}

function readCommands(value: unknown): readonly string[] {
  const names: unknown = value ?? [];
  if (!Array.isArray(names) || !names.every(isCommand)) {
    throw badSetting(Settings.realCommands, value, t('a list of names of commands, such as ["ip"]'));
  }
  return names;
}

function isCommand(value: unknown): value is string {
  return typeof value === "string" && COMMAND.test(value);
}

import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { formatVersion } from "../../ctdb/version.ts";
import { type LayoutMismatch, layoutMismatch } from "../../scripts/layoutMismatch.ts";
import { ConventionError, resolveConvention } from "../../scripts/resolveConvention.ts";
import { Commands, SETTINGS_SECTION, Settings } from "../ids.ts";
import { type UserAction, UserError } from "../userError.ts";
import type { RunSettings } from "./settings.ts";

function openSettings(): UserAction {
  return {
    title: t("Open settings"),
    command: "workbench.action.openSettings",
    args: [SETTINGS_SECTION],
  };
}

/**
 * The convention that a directory's scripts are run by: as set, else as its layout shows.
 * @throws {UserError} where the settings exclude each other, or the directory
 */
export async function chooseConvention(directory: string, settings: RunSettings): Promise<Convention> {
  const convention = await settledConvention(directory, settings);
  if (settings.generation === null && settings.targetVersion !== null) {
    await requireLayout(directory, convention);
  }
  return convention;
}

/**
 * The convention that a directory is read by, also where the release that is set does not look into it.
 * @throws {UserError} where the settings exclude each other
 */
export async function settledConvention(directory: string, settings: RunSettings): Promise<Convention> {
  const { generation, targetVersion } = settings;
  try {
    return await resolveConvention(directory, {
      generation: generation ?? undefined,
      version: targetVersion ?? undefined,
    });
  } catch (error) {
    if (error instanceof ConventionError) {
      throw new UserError(
        t(
          "{0} Change {1}.{2} or {1}.{3}.",
          error.message,
          SETTINGS_SECTION,
          Settings.targetVersion,
          Settings.convention,
        ),
        [openSettings()],
        error,
      );
    }
    throw error;
  }
}

/** What is wrong with a directory of another generation, and the ways out. */
export function mismatchText({ sentence }: LayoutMismatch): string {
  return t(
    "{0} Change {1}.{2} or {1}.{3}, or have the scripts moved by “Fix all in event directory”.",
    sentence,
    SETTINGS_SECTION,
    Settings.targetVersion,
    Settings.convention,
  );
}

/** What a person calls a convention: `component, step C3 (Samba 4.24)`. */
export function describeConvention(convention: Convention): string {
  return t(
    "{0}, step {1}, target version {2}",
    convention.generation,
    convention.step,
    formatVersion(convention.version),
  );
}

/** A target release that does not look into the directory would run nothing, which is no answer to a wish to run. */
async function requireLayout(directory: string, convention: Convention): Promise<void> {
  const mismatch = await layoutMismatch(directory, convention);
  if (mismatch !== null) {
    throw new UserError(mismatchText(mismatch), [
      openSettings(),
      { title: t("Fix all in event directory…"), command: Commands.fixAll, args: [directory] },
    ]);
  }
}

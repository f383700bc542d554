import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { formatVersion } from "../../ctdb/version.ts";
import { detectConvention } from "../../scripts/detectConvention.ts";
import { ConventionError, resolveConvention } from "../../scripts/resolveConvention.ts";
import { SETTINGS_SECTION, Settings } from "../ids.ts";
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
 * @throws {UserError} where the settings exclude each other, or the directory.
 */
export async function chooseConvention(directory: string, settings: RunSettings): Promise<Convention> {
  const { generation, targetVersion } = settings;
  try {
    const convention = await resolveConvention(directory, {
      generation: generation ?? undefined,
      version: targetVersion ?? undefined,
    });
    if (generation === null && targetVersion !== null) {
      await requireLayout(directory, convention);
    }
    return convention;
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

/** What a person calls a convention: `component, step C3 (Samba 4.24)`. */
export function describeConvention(convention: Convention): string {
  return t(
    "{0}, step {1}, target version {2}",
    convention.generation,
    convention.step,
    formatVersion(convention.version),
  );
}

/** `events.d` and `events/<component>` exclude each other; a target release of the wrong kind would list nothing. */
async function requireLayout(directory: string, convention: Convention): Promise<void> {
  const layout = await detectConvention(directory);
  const wanted = convention.generation === "component";
  if (layout !== null && (layout.generation === "component") !== wanted) {
    const version = formatVersion(convention.version);
    throw new UserError(
      t(
        "The target version {0} follows the {1} convention, but {2}. " +
          "Change {3}.{4}, or set {3}.{5} to run it all the same.",
        version,
        convention.generation,
        layout.evidence,
        SETTINGS_SECTION,
        Settings.targetVersion,
        Settings.convention,
      ),
      [openSettings()],
    );
  }
}

import type { Convention } from "../ctdb/convention.ts";
import { formatVersion } from "../ctdb/version.ts";
import { detectConvention } from "../scripts/detectConvention.ts";
import { ConventionError, resolveConvention } from "../scripts/resolveConvention.ts";
import { SETTINGS_SECTION, Settings } from "./ids.ts";
import type { RunSettings } from "./settings.ts";
import { type UserAction, UserError } from "./userError.ts";

const OPEN_SETTINGS: UserAction = {
  title: "Open settings",
  command: "workbench.action.openSettings",
  args: [SETTINGS_SECTION],
};

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
        `${error.message} Change ${SETTINGS_SECTION}.${Settings.targetVersion} or ${SETTINGS_SECTION}.${Settings.convention}.`,
        [OPEN_SETTINGS],
        error,
      );
    }
    throw error;
  }
}

/** What a person calls a convention: `component, step C3 (Samba 4.24)`. */
export function describeConvention(convention: Convention): string {
  return `${convention.generation}, step ${convention.step}, target version ${formatVersion(convention.version)}`;
}

/** `events.d` and `events/<component>` exclude each other; a target release of the wrong kind would list nothing. */
async function requireLayout(directory: string, convention: Convention): Promise<void> {
  const layout = await detectConvention(directory);
  const wanted = convention.generation === "component";
  if (layout !== null && (layout.generation === "component") !== wanted) {
    const version = formatVersion(convention.version);
    throw new UserError(
      `The target version ${version} follows the ${convention.generation} convention, but ${layout.evidence}. ` +
        `Change ${SETTINGS_SECTION}.${Settings.targetVersion}, or set ${SETTINGS_SECTION}.${Settings.convention} to run it all the same.`,
      [OPEN_SETTINGS],
    );
  }
}

import { t } from "@vscode/l10n";
import type { Convention, Generation } from "../ctdb/convention.ts";
import { conventionFor, defaultVersionFor } from "../ctdb/conventions.ts";
import { formatVersion, type Version } from "../ctdb/version.ts";
import { detectConvention } from "./detectConvention.ts";

/** What the user fixed; what is left out is found from the directory. */
export interface ConventionChoice {
  readonly generation?: Generation | undefined;
  readonly version?: Version | undefined;
}

/** A generation and a target version that exclude each other. */
export class ConventionError extends Error {
  override readonly name = "ConventionError";
}

/**
 * The convention of a directory: as chosen, else the newest release of the generation that its
 * layout shows, else the newest of all.
 * @throws {ConventionError} where the chosen release belongs to another generation.
 */
export async function resolveConvention(directory: string, choice: ConventionChoice): Promise<Convention> {
  const { generation, version } = choice;
  if (version !== undefined) {
    const convention = conventionFor(version);
    if (generation !== undefined && convention.generation !== generation) {
      throw new ConventionError(
        t(
          "CTDB {0} follows the {1} convention, not {2}.",
          formatVersion(version),
          convention.generation,
          generation,
        ),
      );
    }
    return convention;
  }
  const found = generation ?? (await detectConvention(directory))?.generation ?? "component";
  return conventionFor(defaultVersionFor(found));
}

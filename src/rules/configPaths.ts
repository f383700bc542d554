import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type ConfigFileKind, configFileKind } from "../configFiles/configFileKind.ts";
import { isWithinReach } from "../scripts/reach.ts";

/** One of CTDB's configuration files. */
export interface ConfigPlace {
  readonly kind: ConfigFileKind;
  /** The names in its folder, its own among them. */
  readonly siblings: readonly string[];
}

/** Folders of CTDB_BASE whose files are configuration. */
const FOLDERS = ["", "nfs-checks.d", "tunables.d"];

/**
 * The configuration files of CTDB_BASE and of an event directory, by absolute path. Only these folders are read, and
 * nothing below them.
 */
export async function findConfigFiles(base: string, directory: string): Promise<Map<string, ConfigPlace>> {
  const folders = [...FOLDERS.map((folder) => join(base, folder)), directory];
  const found = new Map<string, ConfigPlace>();
  for (const folder of folders) {
    // A folder that is not there has no files; one that may not be read is told of by its own program.
    const entries = (await isWithinReach(folder))
      ? await readdir(folder, { withFileTypes: true }).catch(() => [])
      : [];
    const siblings = entries.map(({ name }) => name);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const kind = entry.isFile() || entry.isSymbolicLink() ? configFileKind(path, siblings) : null;
      if (kind !== null) {
        found.set(path, { kind, siblings });
      }
    }
  }
  return found;
}

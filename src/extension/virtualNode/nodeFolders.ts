import { basename, dirname, join } from "node:path";
import { TABLE_NAMES } from "../../virtualNode/disk/tables.ts";
import type { WatchedFolder } from "./folderWatch.ts";
import type { NodePlace } from "./nodeSource.ts";

/** What a change on disk asks for: reading the tables, or opening the node, since its inputs changed. */
export type Need = "read" | "open";

/** The folders that say how a node is: its own, its parent's entry for it, and those of its inputs. */
export function foldersOf({ folder, options }: NodePlace): WatchedFolder<Need>[] {
  const { base, directory, profilePath } = options;
  const inputs = [base, directory, join(base, "tunables.d"), ...(profilePath ? [dirname(profilePath)] : [])];
  return [
    { folder, matters: (name) => (TABLE_NAMES as readonly string[]).includes(name), means: "read" },
    // A reset puts another folder in its place.
    { folder: dirname(folder), matters: (name) => name === basename(folder), means: "open" },
    ...[...new Set(inputs)].map((input) => ({ folder: input, matters: () => true, means: "open" as const })),
  ];
}

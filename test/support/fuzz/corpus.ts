import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");
const SAMBA = join(
  process.env.CTDB_EVENTS_CACHE ?? join(homedir(), ".cache/ctdb-events"),
  "samba-ctdb-4.17.12+dfsg/ctdb",
);
const MOST_BYTES = 64 * 1024;
const MOST_FILES = 60;

/** Where real files of a kind are; what is not on this machine is left out. */
const PLACES = {
  scripts: {
    folders: [
      "/usr/share/ctdb/events/legacy",
      "/etc/ctdb",
      `${SAMBA}/config/events/legacy`,
      `${SAMBA}/config`,
      `${ROOT}/examples`,
      `${ROOT}/src/sandbox/kit/functions.d`,
      `${ROOT}/test/fixtures/silence`,
    ],
    names: /\.script$|functions|\.sh$|^[\w-]+$/,
  },
  configs: {
    folders: ["/etc/ctdb", `${SAMBA}/config`, "/usr/share/doc/ctdb/examples", `${ROOT}/examples`],
    names: /\.conf$|\.tunables$|\.options$|\.check$|nodes$|public_addresses$/,
  },
  yaml: {
    folders: [`${ROOT}/examples`, `${ROOT}/test/fixtures`, `${ROOT}/docs`],
    names: /\.ya?ml$|profiles?\.md$|cases\.md$|sequences?\.md$/,
  },
  tests: { folders: [`${SAMBA}/tests/UNIT`], names: /\.sh$/ },
} as const satisfies Record<string, { folders: readonly string[]; names: RegExp }>;

/** A kind of real files, or texts that a target brings itself. */
export type SeedKind = keyof typeof PLACES | readonly (string | Buffer)[];

const read = new Map<keyof typeof PLACES, readonly Buffer[]>();

/** The files of a kind; at least one. */
export function seedsOf(kind: SeedKind): readonly Buffer[] {
  if (typeof kind !== "string") {
    return kind.map((seed) => (typeof seed === "string" ? Buffer.from(seed) : seed));
  }
  let files = read.get(kind);
  if (files === undefined) {
    const { folders, names } = PLACES[kind];
    files = spread(folders.flatMap((folder) => filesBelow(folder, names)));
    read.set(kind, files);
  }
  return files;
}

/** At most so many, from all parts of the list. */
function spread(paths: readonly string[]): readonly Buffer[] {
  const step = Math.max(1, paths.length / MOST_FILES);
  const chosen = Array.from({ length: Math.min(paths.length, MOST_FILES) }, (_, at) =>
    readFileSync(paths[Math.floor(at * step)] ?? ""),
  );
  return chosen.length === 0 ? [Buffer.alloc(0)] : chosen;
}

function filesBelow(folder: string, names: RegExp): readonly string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size <= MOST_BYTES)
    .sort();
}

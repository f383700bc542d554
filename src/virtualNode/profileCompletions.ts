import { stringify } from "yaml";
import { tunablesOf } from "../ctdb/tunables/tunables.ts";
import { NEWEST_VERSION } from "../ctdb/version.ts";
import { MEMORY, MOUNTS } from "./defaultTables.ts";
import { type Cursor, cursorAt } from "./profileCursor.ts";
import type { Place, ProfilePath } from "./profilePlaces.ts";
import { choicesOf, documentedAt, type Schema, schemasAt, typesOf } from "./profileSchema.ts";
import { servicesOf } from "./serviceCatalogue.ts";
import { TABLE_NAMES } from "./tables.ts";

/** Something that can be typed at a place of a profile. */
export interface ProfileCompletion {
  readonly label: string;
  readonly kind: "key" | "value";
  readonly insertText: string;
  readonly documentation: string;
  /** What it takes the place of. */
  readonly range: Place;
}

/** Names for the maps whose keys are free. */
const NAMES: Readonly<Record<string, () => readonly string[]>> = {
  services: () => [...servicesOf("debian"), ...servicesOf("redhat")].map((service) => service.name),
  interfaces: () => ["eth0", "eth1", "bond0"],
  tunables: () =>
    tunablesOf(NEWEST_VERSION)
      .filter((tunable) => !tunable.isObsolete)
      .map((tunable) => tunable.name),
  memory: () => MEMORY.map((row) => row.name),
  mounts: () => MOUNTS.map((row) => row.target),
  publicAddresses: () => ["10.0.0.31/24"],
  tables: () => TABLE_NAMES,
  sysctls: () => ["net.ipv4.conf.all.promote_secondaries"],
  options: () => [
    "CTDB_SAMBA_SKIP_SHARE_CHECK",
    "CTDB_PARTIALLY_ONLINE_INTERFACES",
    "CTDB_MONITOR_FILESYSTEM_USAGE",
    "CTDB_MONITOR_MEMORY_USAGE",
    "CTDB_NFS_CALLOUT",
  ],
};

/**
 * What can be typed at an offset of a profile: keys that are not there yet, names that the defaults know, words that a
 * value may be. Nothing is thrown, whatever the text is.
 */
export function completionsAt(text: string, offset: number): ProfileCompletion[] {
  const cursor = cursorAt(text, offset);
  if (cursor === null) {
    return [];
  }
  const schemas = schemasAt(cursor.path);
  const found = [
    ...(cursor.kind === "key" ? [] : schemas.flatMap((schema) => values(schema, cursor))),
    ...(cursor.kind === "value" ? [] : schemas.flatMap((schema) => keys(schema, cursor))),
  ];
  const labels = new Set<string>();
  return found.filter(({ label }) => !labels.has(label) && labels.add(label));
}

function keys(schema: Schema, cursor: Cursor): ProfileCompletion[] {
  const named = cursor.path.length === 1 ? String(cursor.path[0]) : "";
  const free =
    typeof schema.additionalProperties === "object" && Object.hasOwn(NAMES, named) ? NAMES[named]?.() : [];
  return [...Object.keys(schema.properties ?? {}), ...(free ?? [])]
    .filter((key) => !cursor.taken.includes(key))
    .map((key) => {
      const path = [...cursor.path, key];
      return {
        label: key,
        kind: "key",
        insertText: cursor.hasColon ? key : `${key}:${below(path, cursor.indent)}`,
        documentation: describe(path),
        range: { start: cursor.start, end: cursor.end },
      };
    });
}

/** What follows a key: a blank, or the next line where only a map or list can stand there. */
function below(path: ProfilePath, indent: number): string {
  const types = schemasAt(path).flatMap(typesOf);
  if (indent === 0 || types.length === 0 || types.some((type) => type !== "object" && type !== "array")) {
    return " ";
  }
  return `\n${" ".repeat(indent)}${types.includes("object") ? "" : "- "}`;
}

function values(schema: Schema, cursor: Cursor): ProfileCompletion[] {
  const words: readonly unknown[] =
    schema.enum ?? (typesOf(schema).includes("boolean") ? [true, false] : (schema.examples ?? []));
  return words
    .filter((word) => typeof word !== "object")
    .map((word) => ({
      label: String(word),
      kind: "value",
      insertText: stringify(word).trimEnd(),
      documentation: schema.description ?? describe(cursor.path),
      range: { start: cursor.start, end: cursor.end },
    }));
}

function describe(path: ProfilePath): string {
  const schema = documentedAt(path);
  return schema?.description ?? (schema === null ? "" : (choicesOf(schema)[0]?.description ?? ""));
}

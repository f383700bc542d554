import { stringify } from "yaml";
import { tunablesOf } from "../../ctdb/tunables/tunables.ts";
import { NEWEST_VERSION } from "../../ctdb/version.ts";
import { tableText } from "../../text/tableText.ts";
import { TABLE_NAMES } from "../disk/tables.ts";
import { MEMORY, MOUNTS } from "../model/defaultTables.ts";
import { servicesOf } from "../model/serviceCatalogue.ts";
import { type Cursor, cursorAt } from "./profileCursor.ts";
import type { Place, ProfilePath } from "./profilePlaces.ts";
import { choicesOf, documentedAt, PROFILE_SCHEMA, type Schema, schemasAt, typesOf } from "./profileSchema.ts";

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
  return cursor === null ? [] : profileCompletions(cursor);
}

/** As {@link completionsAt}, at a place whose path begins in the profile, which may be a part of another file. */
export function profileCompletions(cursor: Cursor): ProfileCompletion[] {
  return completionsBySchema(cursor, PROFILE_SCHEMA, NAMES);
}

/**
 * What a schema says of a place.
 * @param whole the schema of the document
 * @param names for the maps below the top whose keys are free
 */
export function completionsBySchema(
  cursor: Cursor,
  whole: Schema,
  names: Readonly<Record<string, () => readonly string[]>>,
): ProfileCompletion[] {
  const help = { whole, names };
  const schemas = schemasAt(cursor.path, whole);
  const found = [
    ...(cursor.kind === "key" ? [] : schemas.flatMap((schema) => values(schema, cursor, help))),
    ...(cursor.kind === "value" ? [] : schemas.flatMap((schema) => keys(schema, cursor, help))),
  ];
  const labels = new Set<string>();
  return found.filter(({ label }) => !labels.has(label) && labels.add(label));
}

/** What completions are made from. */
interface Help {
  readonly whole: Schema;
  readonly names: Readonly<Record<string, () => readonly string[]>>;
}

function keys(schema: Schema, cursor: Cursor, { whole, names }: Help): ProfileCompletion[] {
  const named = cursor.path.length === 1 ? String(cursor.path[0]) : "";
  const free =
    typeof schema.additionalProperties === "object" && Object.hasOwn(names, named) ? names[named]?.() : [];
  return [...Object.keys(schema.properties ?? {}), ...(free ?? [])]
    .filter((key) => !cursor.taken.includes(key))
    .map((key) => {
      const path = [...cursor.path, key];
      return {
        label: key,
        kind: "key",
        insertText: cursor.hasColon ? key : `${key}:${below(path, cursor.indent, whole)}`,
        documentation: describe(path, whole),
        range: { start: cursor.start, end: cursor.end },
      };
    });
}

/** What follows a key: a blank, or the next line where only a map or list can stand there. */
function below(path: ProfilePath, indent: number, whole: Schema): string {
  const types = schemasAt(path, whole).flatMap(typesOf);
  if (indent === 0 || types.length === 0 || types.some((type) => type !== "object" && type !== "array")) {
    return " ";
  }
  return `\n${" ".repeat(indent)}${types.includes("object") ? "" : "- "}`;
}

function values(schema: Schema, cursor: Cursor, { whole }: Help): ProfileCompletion[] {
  const words: readonly unknown[] =
    schema.enum ?? (typesOf(schema).includes("boolean") ? [true, false] : (schema.examples ?? []));
  return words
    .filter((word) => typeof word !== "object")
    .map((word) => ({
      label: String(word),
      kind: "value",
      insertText: stringify(word).trimEnd(),
      documentation: tableText(schema.description ?? "") || describe(cursor.path, whole),
      range: { start: cursor.start, end: cursor.end },
    }));
}

function describe(path: ProfilePath, whole: Schema): string {
  const schema = documentedAt(path, whole);
  const own = schema?.description;
  return tableText(own ?? (schema === null ? "" : (choicesOf(schema, whole)[0]?.description ?? "")));
}

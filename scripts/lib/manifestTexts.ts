/** A text of the manifest that people see: its key in `package.nls.json`, and the text (or `%key%`) that stands there. */
export interface ManifestText {
  readonly key: string;
  readonly text: string;
  /** Writes another text in its place. */
  set(text: string): void;
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

/** Fields whose strings people see, wherever they stand below `contributes`. */
const SEEN = new Set([
  "title",
  "shortTitle",
  "name",
  "contextualTitle",
  "label",
  "description",
  "markdownDescription",
  "enumDescriptions",
  "markdownEnumDescriptions",
  "enumItemLabels",
  "deprecationMessage",
  "markdownDeprecationMessage",
  "patternErrorMessage",
  "errorMessage",
  "contents",
  "altText",
]);
/** Fields by which the elements of a list are told apart in keys. */
const IDENTITY = ["command", "id", "view"];

/**
 * The texts that people see in a manifest, in the order in which they stand. Keys are made of the place:
 * `commands.ctdb.runEvent.title`, `settings.ctdb.sandbox.enum.isolated`, `rules.crlf`.
 * @param manifest - What `package.json` holds; `set` of a text changes it.
 */
export function manifestTexts(manifest: object): ManifestText[] {
  const { capabilities, contributes } = manifest as JsonObject;
  const found: ManifestText[] = [];
  for (const name of ["displayName", "description"]) add(found, manifest as JsonObject, name, name);
  for (const [name, value] of Object.entries(object(capabilities))) {
    add(found, object(value), "description", `capabilities.${name}.description`);
  }
  const { configuration, ...others } = object(contributes);
  for (const [name, value] of Object.entries(others)) collect(found, value, name);
  for (const section of [configuration ?? []].flat()) collectSettings(found, object(section));
  return found;
}

function collectSettings(found: ManifestText[], section: JsonObject): void {
  const properties = object(section.properties);
  add(found, section, "title", `settings.${Object.keys(properties)[0]}.section`);
  for (const [id, value] of Object.entries(properties)) {
    const { propertyNames, ...rest } = object(value);
    collect(found, object(value), `settings.${id}`, new Set(Object.keys(rest)));
    const names = object(propertyNames);
    if (Array.isArray(names.enum)) collectList(found, names, "markdownEnumDescriptions", "rules");
  }
}

function collect(found: ManifestText[], value: Json, path: string, only?: ReadonlySet<string>): void {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) collect(found, one, `${path}.${identity(one, index)}`);
  } else if (typeof value === "object" && value !== null) {
    for (const name of Object.keys(value)) {
      if (only && !only.has(name)) continue;
      if (name === "aliases" && Array.isArray(value[name])) addAt(found, value[name], 0, `${path}.name`);
      else if (!SEEN.has(name)) collect(found, value[name] ?? null, `${path}.${name}`);
      else if (Array.isArray(value[name])) collectList(found, value, name, `${path}.enum`);
      else add(found, value, name, `${path}.${name}`);
    }
  }
}

/** Texts in a list belong to the values in `enum`. */
function collectList(found: ManifestText[], owner: JsonObject, name: string, path: string): void {
  const list = owner[name];
  if (!Array.isArray(list) || !Array.isArray(owner.enum)) throw new Error(`${path}: texts without values`);
  for (const [index, value] of owner.enum.entries()) {
    addAt(found, list, index, `${path}.${value === "" ? "empty" : value}`);
  }
}

function identity(one: Json, index: number): string {
  const fields = object(one);
  const id = IDENTITY.map((name) => fields[name]).find((value) => typeof value === "string");
  return id === undefined ? String(index + 1) : fields.view ? `${id}.${index + 1}` : String(id);
}

function add(found: ManifestText[], owner: JsonObject, name: string, key: string): void {
  const text = owner[name];
  if (typeof text !== "string") return;
  found.push({ key, text, set: (other) => Object.assign(owner, { [name]: other }) });
}

function addAt(found: ManifestText[], list: Json[], index: number, key: string): void {
  const text = list[index];
  if (typeof text !== "string") throw new Error(`${key}: no text`);
  found.push({ key, text, set: (other) => list.splice(index, 1, other) });
}

function object(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

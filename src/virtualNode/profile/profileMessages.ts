import { t } from "@vscode/l10n";
import type { ErrorObject } from "ajv";
import { quoted } from "../../configFiles/fileProblem.ts";
import type { DocumentWords } from "../../configFiles/yaml/yamlBounds.ts";
import { anyOf } from "../change/changeKind.ts";
import { type ProfilePath, pathText } from "./profilePlaces.ts";
import { choicesOf, type Schema, typesOf } from "./profileSchema.ts";

/** One fault that the schema finds, for a person. */
export interface SchemaFault {
  readonly path: ProfilePath;
  /** Whether the key is wrong, or its value. */
  readonly part: "key" | "value";
  readonly sentence: string;
}

/** Further faults of a file are not told: nobody reads them, and each looks for what was meant. */
export const MOST_FAULTS = 300;

/** In the middle of “x is not …”. */
const TYPE_WORDS: Readonly<Record<string, () => string>> = {
  integer: () => t("a whole number"),
  number: () => t("a number"),
  string: () => t("a text"),
  boolean: () => t("true or false"),
  object: () => t("a map"),
  array: () => t("a list"),
};

/** A node profile in sentences. */
export const PROFILE: DocumentWords = { the: () => t("The profile"), a: () => t("A profile") };

/**
 * Turns ajv's errors into sentences: of a choice only the branch counts whose type the value has.
 * @param all what ajv says; of more than {@link MOST_FAULTS} only the first
 * @param document what the whole is called
 */
export function faultsOf(all: readonly ErrorObject[], document: DocumentWords = PROFILE): SchemaFault[] {
  const errors = all.slice(0, MOST_FAULTS);
  const choices = new Map<string, { accepted: boolean; error: ErrorObject }>();
  for (const error of errors.filter(({ keyword }) => keyword === "anyOf")) {
    const types =
      (error.parentSchema as Schema).anyOf?.flatMap((choice) => choicesOf(choice)).flatMap(typesOf) ?? [];
    choices.set(error.instancePath, { accepted: types.some((type) => isOfType(error.data, type)), error });
  }
  const seen = new Set<string>();
  return errors
    .filter(({ keyword, instancePath, parentSchema, data }) => {
      const choice = choices.get(instancePath);
      if (keyword === "anyOf") {
        return choice?.accepted === false;
      }
      const isOfBranch = typesOf(parentSchema as Schema).some((type) => isOfType(data, type));
      return keyword !== "propertyNames" && (choice === undefined || (choice.accepted && isOfBranch));
    })
    .map((error) => faultOf(error, document))
    .filter((fault) => {
      const key = `${fault.part} ${pathText(fault.path)}`;
      return !seen.has(key) && seen.add(key);
    });
}

function faultOf(error: ErrorObject, document: DocumentWords): SchemaFault {
  const path = pathOf(error);
  const name = pathText(path) || document.the();
  const schema = error.parentSchema as Schema;
  const value = shown(error.data);
  const params = error.params as Record<string, string & number>;
  const about = (sentence: string): SchemaFault => ({ path, part: "value", sentence });
  if (error.propertyName !== undefined) {
    const key = quoted(error.propertyName);
    return {
      path: [...path, error.propertyName],
      part: "key",
      sentence: t("{0}: {1} cannot be a name here.", name, key),
    };
  }
  switch (error.keyword) {
    case "enum":
      return about(enumSentence(name, value, schema.enum ?? []));
    case "type":
      if (schema.enum !== undefined) {
        return about(enumSentence(name, value, schema.enum));
      }
      return about([typeSentence(name, value, typesOf(schema)), ...booleanHint(error)].join(" "));
    case "anyOf":
      return about(
        typeSentence(
          name,
          value,
          schema.anyOf?.flatMap((choice) => choicesOf(choice)).flatMap(typesOf) ?? [],
        ),
      );
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      const keys = Object.keys(schema.properties ?? {});
      const where = path.length === 0 ? document.a() : name;
      const sentence = meant(where, key, keys);
      return { path: [...path, key], part: "key", sentence };
    }
    case "required":
      return {
        path,
        part: "key",
        sentence: t("{0} needs {1}.", name, quoted(String(params.missingProperty))),
      };
    case "minimum":
      return about(t("{0}: {1} is less than {2}.", name, value, String(params.limit)));
    case "maximum":
      return about(t("{0}: {1} is more than {2}.", name, value, String(params.limit)));
    case "minItems":
    case "minLength":
      return about(t("{0} is empty.", name));
    case "pattern":
      return about(formSentence(name, value, schema));
    default:
      return about(t("{0} is not right.", name));
  }
}

/** A pointer's parts; numbers where they are places in a list. */
function pathOf(error: ErrorObject): ProfilePath {
  return error.instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function typeSentence(name: string, value: string, types: readonly string[]): string {
  const words = anyOf([...new Set(types.map((type) => TYPE_WORDS[type]?.() ?? type))]);
  return t("{0}: {1} is not {2}.", name, value, words);
}

function enumSentence(name: string, value: string, words: readonly (string | number)[]): string {
  return words.length === 1
    ? t("{0}: {1} is not {2}.", name, value, String(words[0]))
    : t("{0}: {1} is none of {2}.", name, value, words.join(", "));
}

function booleanHint(error: ErrorObject): string[] {
  const isText = typesOf(error.parentSchema as Schema).includes("string");
  return isText && typeof error.data === "boolean" ? [t("Scripts compare with the words yes and no.")] : [];
}

function formSentence(name: string, value: string, schema: Schema): string {
  const examples = anyOf((schema.examples ?? []).slice(0, 2).map(String));
  return examples === ""
    ? t("{0}: {1} is not the right form.", name, value)
    : t("{0}: {1} is not the right form, such as {2}.", name, value, examples);
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) {
    return Array.isArray(value) ? t("a list") : t("a map");
  }
  return value === null ? t("nothing") : typeof value === "string" ? quoted(value) : String(value);
}

/** The keys that there are, the one that was probably meant first. */
function meant(where: string, key: string, keys: readonly string[]): string {
  const near = keys.find((known) => distance(known.toLowerCase(), key.toLowerCase()) <= 2);
  return near === undefined
    ? t("{0} has no key {1}; it has {2}.", where, quoted(key), keys.join(", "))
    : t("{0} has no key {1}; is {2} meant?", where, quoted(key), quoted(near));
}

/** How many letters differ (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

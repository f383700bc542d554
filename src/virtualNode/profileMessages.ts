import type { ErrorObject } from "ajv";
import { quoted } from "../configFiles/fileProblem.ts";
import { anyOf } from "./changeKind.ts";
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

const TYPE_WORDS: Readonly<Record<string, string>> = {
  integer: "a whole number",
  number: "a number",
  string: "a text",
  boolean: "true or false",
  object: "a map",
  array: "a list",
};

/**
 * Turns ajv's errors into sentences: of a choice only the branch counts whose type the value has.
 * @param all what ajv says; of more than {@link MOST_FAULTS} only the first
 * @param document what the whole is called
 */
export function faultsOf(all: readonly ErrorObject[], document = "profile"): SchemaFault[] {
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

function faultOf(error: ErrorObject, document: string): SchemaFault {
  const path = pathOf(error);
  const name = pathText(path) || `The ${document}`;
  const schema = error.parentSchema as Schema;
  const value = shown(error.data);
  const params = error.params as Record<string, string & number>;
  const about = (sentence: string): SchemaFault => ({ path, part: "value", sentence });
  if (error.propertyName !== undefined) {
    const key = quoted(error.propertyName);
    return {
      path: [...path, error.propertyName],
      part: "key",
      sentence: `${name}: ${key} cannot be a name here.`,
    };
  }
  switch (error.keyword) {
    case "enum":
      return about(`${name}: ${value} is ${enumWords(schema.enum ?? [])}.`);
    case "type":
      if (schema.enum !== undefined) {
        return about(`${name}: ${value} is ${enumWords(schema.enum)}.`);
      }
      return about(`${name}: ${value} is not ${typeWords(typesOf(schema))}.${booleanHint(error)}`);
    case "anyOf":
      return about(
        `${name}: ${value} is not ${typeWords(schema.anyOf?.flatMap((choice) => choicesOf(choice)).flatMap(typesOf) ?? [])}.`,
      );
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      const keys = Object.keys(schema.properties ?? {});
      const where = path.length === 0 ? `A ${document}` : name;
      const sentence = `${where} has no key ${quoted(key)}; ${meant(key, keys)}`;
      return { path: [...path, key], part: "key", sentence };
    }
    case "required":
      return { path, part: "key", sentence: `${name} needs ${quoted(String(params.missingProperty))}.` };
    case "minimum":
      return about(`${name}: ${value} is less than ${params.limit}.`);
    case "maximum":
      return about(`${name}: ${value} is more than ${params.limit}.`);
    case "minItems":
    case "minLength":
      return about(`${name} is empty.`);
    case "pattern":
      return about(`${name}: ${value} is not ${formWords(schema)}.`);
    default:
      return about(`${name} ${error.message ?? "is not right"}.`);
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

function typeWords(types: readonly string[]): string {
  return anyOf([...new Set(types.map((type) => TYPE_WORDS[type] ?? type))]);
}

function enumWords(words: readonly (string | number)[]): string {
  return words.length === 1 ? `not ${words[0]}` : `none of ${words.join(", ")}`;
}

function booleanHint(error: ErrorObject): string {
  const isText = typesOf(error.parentSchema as Schema).includes("string");
  return isText && typeof error.data === "boolean" ? " Scripts compare with the words yes and no." : "";
}

function formWords(schema: Schema): string {
  const title = schema.title?.toLowerCase();
  const examples = (schema.examples ?? []).slice(0, 2).map(String);
  const such = examples.length === 0 ? "" : `, such as ${examples.join(" or ")}`;
  return `the right form${title === undefined ? "" : ` for ${title}`}${such}`;
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
    return Array.isArray(value) ? "a list" : "a map";
  }
  return value === null ? "nothing" : typeof value === "string" ? quoted(value) : String(value);
}

/** The keys that there are, the one that was probably meant first. */
function meant(key: string, keys: readonly string[]): string {
  const near = keys.find((known) => distance(known.toLowerCase(), key.toLowerCase()) <= 2);
  return near === undefined ? `it has ${keys.join(", ")}.` : `is ${quoted(near)} meant?`;
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

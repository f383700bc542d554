/** The words in which the schema of stored runs is written; every field of a type must be named. */

/** What is used of JSON schema. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
}

/** The last millisecond that a date can hold. */
const LAST_TIME = 8.64e15;

export const TEXT: Schema = { type: "string" };
export const YES_OR_NO: Schema = { type: "boolean" };
export const INTEGER: Schema = { type: "integer" };
export const COUNT: Schema = { type: "integer", minimum: 0 };
export const MILLISECONDS: Schema = { type: "number", minimum: -LAST_TIME, maximum: LAST_TIME };
/** Since 1970. */
export const TIME: Schema = { type: "number", minimum: 0, maximum: LAST_TIME };
export const TEXTS: Schema = list(TEXT);

/** An object with all the fields of `T`; those in `optional` may be missing. */
export function object<T>(
  properties: Readonly<Record<keyof T & string, Schema>>,
  optional: readonly (keyof T & string)[] = [],
): Schema {
  const left: readonly string[] = optional;
  return {
    type: "object",
    properties,
    required: Object.keys(properties).filter((name) => !left.includes(name)),
  };
}

export function list(items: Schema): Schema {
  return { type: "array", items };
}

export function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: "null" }] };
}

/** One of the words that are the keys of `T`: a word that is missing here does not compile. */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): Schema {
  return { enum: Object.keys(words) };
}

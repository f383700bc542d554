import { Ajv, type ErrorObject } from "ajv";
import schema from "./profileSchema.json" with { type: "json" };

/** What is used of JSON schema draft-07 in `profileSchema.json`. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  /** What references lead to; at the top alone. */
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The schema of a whole profile. */
export const PROFILE_SCHEMA = schema as unknown as Schema;

let validator: ReturnType<Ajv["compile"]> | undefined;

/** What is wrong with a profile's value, in the words of ajv; empty for a good one. */
export function validate(value: unknown): readonly ErrorObject[] {
  validator ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema);
  return validator(value) === true ? [] : (validator.errors ?? []);
}

/**
 * The schemas that a value may follow: references resolved, choices listed.
 * @param whole the schema of the document, which holds what is referred to
 */
export function choicesOf(given: Schema, whole: Schema = PROFILE_SCHEMA): Schema[] {
  const target =
    given.$ref === undefined ? given : whole.definitions?.[given.$ref.replace("#/definitions/", "")];
  if (target === undefined) {
    return [];
  }
  return target.anyOf === undefined ? [target] : target.anyOf.flatMap((choice) => choicesOf(choice, whole));
}

/**
 * The schemas for the value at a path, whichever of the choices on the way is taken.
 * @param whole the schema of the document
 */
export function schemasAt(path: readonly (string | number)[], whole: Schema = PROFILE_SCHEMA): Schema[] {
  return path.reduce<Schema[]>(
    (schemas, step) => schemas.flatMap((parent) => childSchemas(parent, step, whole)),
    choicesOf(whole, whole),
  );
}

/** What the path itself is called: the schema that holds title and description of all choices, or `null`. */
export function documentedAt(
  path: readonly (string | number)[],
  whole: Schema = PROFILE_SCHEMA,
): Schema | null {
  const last = path.at(-1);
  if (last === undefined) {
    return whole;
  }
  for (const parent of schemasAt(path.slice(0, -1), whole)) {
    const child = typeof last === "number" ? parent.items : childOf(parent, last);
    if (child !== undefined) {
      return child.description === undefined ? (choicesOf(child, whole)[0] ?? child) : child;
    }
  }
  return null;
}

function childOf(parent: Schema, key: string): Schema | undefined {
  if (parent.properties !== undefined && Object.hasOwn(parent.properties, key)) {
    return parent.properties[key];
  }
  return typeof parent.additionalProperties === "object" ? parent.additionalProperties : undefined;
}

function childSchemas(parent: Schema, step: string | number, whole: Schema): Schema[] {
  const child = typeof step === "number" ? parent.items : childOf(parent, step);
  return child === undefined ? [] : choicesOf(child, whole);
}

/** The types that a schema takes. */
export function typesOf(given: Schema): string[] {
  return given.type === undefined ? [] : [given.type].flat();
}

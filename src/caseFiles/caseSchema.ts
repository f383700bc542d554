import profile from "../virtualNode/profile/profileSchema.json" with { type: "json" };
import type { Schema } from "../virtualNode/profile/profileSchema.ts";
import schema from "./caseSchema.json" with { type: "json" };

type Json = Record<string, unknown>;

const { $schema: _, $id: __, definitions: ofProfile, ...node } = profile;
const definitions: Json = {
  ...schema.definitions,
  ...ofProfile,
  node: { ...node, ...schema.definitions.node },
};

/** The schema of a file of cases with that of a node profile in it; every reference is resolved. */
export const CASE_SCHEMA: Schema = (() => {
  const { $id: _, definitions: __, ...rest } = schema;
  return resolved(rest) as Schema;
})();

/** The schema of one case, or of a matrix. */
export function schemaOf(part: "case" | "matrix"): Schema {
  const ofCase = CASE_SCHEMA.properties?.cases?.items ?? {};
  return part === "case" ? ofCase : (ofCase.properties?.matrix ?? {});
}

/** Neither schema refers to itself, so this ends. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(resolved);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const { $ref } = value as Json;
  return typeof $ref === "string"
    ? resolved(definitions[$ref.replace("#/definitions/", "")])
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
}

const PLACEHOLDER = { type: "string", pattern: "\\{[A-Za-z_][\\w-]*\\}" };

/**
 * The schema that YAML extensions get: in a case a placeholder may stand wherever a value does, since they do not know
 * what it stands for.
 */
export function contributedSchema(): object {
  return {
    ...schema,
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, part]) => [name, withPlaceholders(part)]),
    ),
  };
}

function withPlaceholders(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withPlaceholders);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === "examples" || key === "enum"
        ? part
        : key === "propertyNames"
          ? withKeys(part)
          : withPlaceholders(part),
    ]),
  );
  const { type, enum: choice, pattern } = value as Json;
  const isStrict =
    isLeaf(type) && (![type].flat().includes("string") || choice !== undefined || pattern !== undefined);
  if (!isStrict) {
    return inner;
  }
  const { title, description, ...rest } = inner;
  return { title, description, anyOf: [rest, PLACEHOLDER] };
}

/** Not so for a map of properties one of which is called `type`. */
function isLeaf(type: unknown): boolean {
  const words: unknown[] = type === undefined ? [] : [type].flat();
  return (
    words.length > 0 &&
    words.every((word) => typeof word === "string" && word !== "object" && word !== "array")
  );
}

function withKeys(names: unknown): unknown {
  return { anyOf: [names, PLACEHOLDER] };
}

import { Ajv, type ErrorObject } from "ajv";
import type { RunOutcome } from "../runner/report.ts";
import type { Schema } from "../virtualNode/profile/profileSchema.ts";
import type { FailureRule } from "./sequence.ts";
import schema from "./sequenceSchema.json" with { type: "json" };

/** What a sequence's file says, once it fits `sequenceSchema.json`, which describes every key. */
export interface SequenceFile {
  readonly title?: string;
  readonly description?: string;
  readonly addresses?: readonly string[];
  readonly tries?: number;
  readonly steps: readonly (string | FileStep)[];
  readonly finally?: readonly string[];
}

/** A step that is written as a map. */
export interface FileStep {
  readonly event?: string;
  readonly args?: string | number | readonly (string | number)[];
  readonly change?: string | readonly string[];
  readonly sequence?: string;
  readonly repeat?: number;
  readonly wait?: number | "interval" | "recovered";
  readonly expect?: RunOutcome;
  readonly onFailure?: FailureRule;
  readonly note?: string;
}

/** The schema of a sequence's file. */
export const SEQUENCE_SCHEMA = schema as unknown as Schema;

let validator: ReturnType<Ajv["compile"]> | undefined;

/** What is wrong with a file's value, in the words of ajv; empty for a good one. */
export function validateSequence(value: unknown): readonly ErrorObject[] {
  validator ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema);
  return validator(value) === true ? [] : (validator.errors ?? []);
}

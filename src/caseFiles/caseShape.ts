import { Ajv, type ErrorObject } from "ajv";
import type { NodeProfile } from "../virtualNode/profile/profileShape.ts";
import { CASE_SCHEMA, schemaOf } from "./caseSchema.ts";
import type { CaseSandbox, ExpectedStatus } from "./testCase.ts";

/** What may stand in the file and in a case. */
export interface FileDefaults {
  readonly script?: string;
  readonly directory?: string;
  readonly "target-version"?: string;
  readonly sandbox?: CaseSandbox;
  readonly timeout?: number;
  readonly profile?: string | readonly string[];
  readonly given?: FileGiven;
  readonly expect?: FileExpect;
  readonly skip?: string;
  readonly tags?: readonly string[];
}

/** What a file of cases says, once it fits `caseSchema.json`, which describes every key. */
export interface CaseFile extends FileDefaults {
  readonly cases: readonly unknown[];
}

/** One case, its placeholders replaced. */
export interface FileCase extends FileDefaults, FileStep {
  readonly name: string;
  readonly description?: string;
  readonly steps?: readonly (string | FileStep)[];
}

export interface FileStep {
  readonly event?: string;
  readonly args?: string | readonly string[];
  readonly change?: string | readonly string[];
  readonly expect?: FileExpect;
}

export interface FileGiven {
  readonly node?: NodeProfile;
  readonly options?: Named<string>;
  readonly files?: Named<string | FileFile>;
  readonly stubs?: readonly FileStub[];
}

export interface FileFile {
  readonly content?: string;
  readonly mode?: string;
  readonly folder?: true;
  readonly link?: string;
}

export interface FileStub {
  readonly command: string;
  readonly exit?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly delay?: number;
  readonly call?: number;
}

export type FileExpect = ExpectedStatus | FileExpected;

export interface FileExpected {
  readonly status?: ExpectedStatus;
  readonly exit?: number | string;
  readonly output?: string | FileText;
  readonly calls?: readonly FileCall[] | FileCalls;
  readonly files?: Named<string | FileText>;
  readonly node?: Named<string | readonly string[] | Named<string | FileRows>>;
  readonly scripts?: Named<ExpectedStatus>;
  readonly duration?: { readonly under: number };
}

export interface FileText {
  readonly exact?: string;
  readonly contains?: string | readonly string[];
  readonly lacks?: string | readonly string[];
  readonly matches?: string | readonly string[];
}

export type FileCall = string | { readonly call: string; readonly times?: number };

export interface FileCalls {
  readonly made?: readonly FileCall[];
  readonly "in-order"?: boolean;
  readonly "not-made"?: readonly string[];
}

export type FileRows =
  | readonly string[]
  | { readonly has?: readonly string[]; readonly lacks?: readonly string[] };

/** A map by names that its author gave. */
export type Named<T> = Readonly<Record<string, T>>;

type Part = "file" | "case" | "matrix";
const validators = new Map<Part, ReturnType<Ajv["compile"]>>();

/** What is wrong with the value of a part, in the words of ajv. The file's cases are not looked into. */
export function validateCasePart(part: Part, value: unknown): readonly ErrorObject[] {
  let validator = validators.get(part);
  if (validator === undefined) {
    const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
    validator = ajv.compile(part === "file" ? withAnyCases() : schemaOf(part));
    validators.set(part, validator);
  }
  return validator(value) === true ? [] : (validator.errors ?? []);
}

/** Cases are checked one by one, once their placeholders are replaced. */
function withAnyCases(): object {
  const cases = { ...CASE_SCHEMA.properties?.cases, items: {} };
  return { ...CASE_SCHEMA, properties: { ...CASE_SCHEMA.properties, cases } };
}

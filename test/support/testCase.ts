import { basename } from "node:path";
import type {
  CallPattern,
  CaseGiven,
  CasePlace,
  CaseStep,
  Expectation,
  TestCase,
  WhatIsExpected,
} from "../../src/caseFiles/testCase.ts";
import type { CaseResult, CaseRunOptions } from "../../src/cases/caseResult.ts";
import { runCases } from "../../src/cases/runCases.ts";
import { KIT_DIRECTORY } from "./kit.ts";

/** A step, with what is usual left out. */
export interface StepSpec {
  readonly event?: string | null;
  readonly args?: readonly string[];
  /** `link eth0 down` */
  readonly changes?: readonly string[];
  readonly expect?: readonly WhatIsExpected[];
}

/** A case, with what is usual left out: one step, monitor. */
export interface CaseSpec extends StepSpec, Partial<Omit<TestCase, "steps" | "given">> {
  readonly directory: string;
  readonly steps?: readonly StepSpec[];
  readonly given?: Partial<CaseGiven>;
}

/** A place in a case's file. */
export function placeAt(line: number): CasePlace {
  return { start: 10 * line, end: 10 * line + 5, line, endLine: line };
}

/** Makes a case; step N stands in line 10 N, its expectations in the lines behind. */
export function testCase(spec: CaseSpec): TestCase {
  const {
    steps = [spec],
    given = {},
    event: _event,
    args: _args,
    changes: _changes,
    expect: _expect,
    ...own
  } = spec;
  const file = own.file ?? `${spec.directory}/site.ctdb-test.yaml`;
  const name = own.name ?? `${own.script ?? "all"} ${spec.event ?? "monitor"}`;
  return {
    id: `${file}#${name}`,
    name,
    file,
    place: placeAt(1),
    script: null,
    targetVersion: null,
    sandbox: "stubbed",
    timeoutSeconds: 30,
    skip: null,
    tags: [],
    template: null,
    ...own,
    given: { profileFile: null, profiles: [], files: [], stubs: [], ...given },
    steps: steps.map(stepOf),
  };
}

function stepOf({ event, args = [], changes = [], expect = [] }: StepSpec, index: number): CaseStep {
  const line = 10 * (index + 1);
  return {
    place: placeAt(line),
    event: event === undefined ? "monitor" : event,
    args,
    changes: changes.map((change) => change.split(" ")),
    expect: {
      place: placeAt(line),
      expectations: expect.map((one, at): Expectation => ({ ...one, place: placeAt(line + 1 + at) })),
    },
  };
}

/** A call as a case file has it: words apart by blanks. */
export function callPattern(text: string, times: number | null = null, line = 5): CallPattern {
  return { place: placeAt(line), text, words: text.split(" "), times };
}

/** Runs cases as a command line would, one after another. */
export function runOf(
  cases: readonly TestCase[],
  options: Partial<CaseRunOptions> = {},
): Promise<readonly CaseResult[]> {
  return runCases(cases, {
    kitDirectory: KIT_DIRECTORY,
    workspaceFolders: [...new Set(cases.map(({ directory }) => directory))],
    trace: false,
    jobs: 1,
    signal: new AbortController().signal,
    ...options,
  });
}

/** Runs one case. */
export async function resultOf(spec: CaseSpec, options: Partial<CaseRunOptions> = {}): Promise<CaseResult> {
  const [result] = await runOf([testCase(spec)], options);
  if (result === undefined) {
    throw new Error(`no result of ${basename(spec.directory)}`);
  }
  return result;
}

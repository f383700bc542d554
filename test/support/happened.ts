import assert from "node:assert/strict";
import { readCaseFile } from "../../src/caseFiles/readCaseFile.ts";
import type { TestCase } from "../../src/caseFiles/testCase.ts";
import type { CaseFailure, CaseResult } from "../../src/cases/caseResult.ts";
import { compareStep } from "../../src/cases/expect/compareStep.ts";
import type { NodePaths } from "../../src/cases/nodePaths.ts";
import { NO_OUTPUT } from "../../src/runner/output.ts";
import type { RunReport, ScriptStatus } from "../../src/runner/report.ts";
import { defaultModel } from "../../src/virtualNode/model/defaults.ts";
import type { NodeModel } from "../../src/virtualNode/model/nodeModel.ts";
import { type ServiceState, setServiceState } from "../../src/virtualNode/model/serviceState.ts";
import { reportOf, scriptOf, startOf } from "./runReports.ts";

/** Where the files of these tests are said to lie. */
export const CASE_FILE = "/site/events/legacy/a.ctdb-test.yaml";

/** What happened in a run that never was. */
export interface Happened {
  readonly status: ScriptStatus;
  /** An exit status, a signal's name, or `null`: it ran on. */
  readonly exit: number | string | null;
  readonly output: string;
  readonly calls: readonly (readonly string[])[];
  readonly files: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, ServiceState>>;
  readonly seconds: number;
}

/** What happened where all is well. */
export const WELL: Happened = {
  status: "OK",
  exit: 0,
  output: "",
  calls: [],
  files: {},
  services: {},
  seconds: 0.2,
};

/** The case of a file by its name. */
export function caseNamed(text: string, name: string): TestCase {
  const { cases, problems } = readCaseFile(text, CASE_FILE);
  const errors = problems.filter(({ severity }) => severity === "error");
  const found = cases.find((one) => one.name === name);
  assert.ok(found, `${name}: ${JSON.stringify(errors)}\n${text}`);
  return found;
}

/** What becomes of a case whose step (from 0) goes so, those before it having gone well. */
export function resultOf(text: string, name: string, happened: Happened, step = 0): CaseResult {
  const testCase = caseNamed(text, name);
  const failures = failuresOf(testCase, happened, step);
  return {
    testCase,
    verdict: failures.length === 0 ? "passed" : "failed",
    failures,
    sentence: "",
    runs: [{ step, report: reportFor(testCase, happened, step) }],
    remarks: [],
    begin: 0,
    finish: 1000,
  };
}

/** What of a step's expectations is not met. */
export function failuresOf(testCase: TestCase, happened: Happened, step = 0): readonly CaseFailure[] {
  const own = testCase.steps[step];
  assert.ok(own);
  return compareStep(own, step, {
    testCase,
    report: reportFor(testCase, happened, step),
    node: nodeFor(happened),
    paths: pathsFor(happened),
  });
}

/** The report of a step that went so. */
export function reportFor(testCase: TestCase, happened: Happened, step: number): RunReport {
  const { status, exit, output, calls, seconds } = happened;
  const head = Buffer.from(output);
  const end =
    exit === null
      ? null
      : typeof exit === "number"
        ? ({ kind: "exit", status: exit } as const)
        : ({ kind: "signal", signal: exit === "SIGKILL" ? 9 : 15 } as const);
  const name = (testCase.script ?? "50.demo.script").replace(/\.script$/, "");
  const isWell = status === "OK" || status === "DISABLED";
  const base = reportOf(startOf(testCase.directory, testCase.steps[step]?.event ?? "monitor"), [
    scriptOf(name, {
      status,
      end,
      output: { ...NO_OUTPUT, head, totalBytes: head.length },
    }),
  ]);
  return {
    ...base,
    args: testCase.steps[step]?.args ?? [],
    outcome: isWell ? "passed" : "failed",
    consequence: { ...base.consequence, treatedAsSuccess: isWell },
    sandbox: {
      ...base.sandbox,
      calls: calls.map((argv, at) => ({
        at,
        status: 0,
        flag: null,
        caller: { pid: null, script: name },
        argv,
      })),
    },
    begin: 0,
    finish: seconds * 1000,
  };
}

function nodeFor({ services }: Happened): NodeModel {
  const model = defaultModel({ version: [4, 24, 0], component: "legacy", platform: "debian", base: "/site" });
  for (const [name, state] of Object.entries(services)) {
    setServiceState(model, name, state);
  }
  return model;
}

function pathsFor({ files }: Happened): NodePaths {
  const paths: Pick<NodePaths, "asOnNode" | "read"> = {
    asOnNode: (text) => text,
    read: (path) => {
      const text = files[path];
      return text === undefined ? { kind: "absent" } : { kind: "file", text };
    },
  };
  return paths as NodePaths;
}

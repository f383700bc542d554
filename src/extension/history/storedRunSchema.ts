import { Ajv } from "ajv";
import type { EventConsequence } from "../../ctdb/consequence.ts";
import type { RunOutcome, SandboxReport, ScriptStatus } from "../../runner/report.ts";
import type { LeftProcess, SandboxMode, SandboxNote } from "../../sandbox/sandbox.ts";
import type { CallPlace, RecordedCall } from "../../virtualNode/disk/calls.ts";
import {
  COUNT,
  INTEGER,
  list,
  nullable,
  object,
  oneOf,
  type Schema,
  TEXT,
  TEXTS,
  TIME,
  YES_OR_NO,
} from "./schemaParts.ts";
import {
  FORMAT,
  type StoredNotListed,
  type StoredOutput,
  type StoredReport,
  type StoredRun,
  type StoredScript,
} from "./storedRun.ts";
import { TRACE_SCHEMA } from "./traceSchema.ts";

const end: Schema = {
  anyOf: [
    object<{ kind: "exit"; status: number }>({ kind: { const: "exit" }, status: INTEGER }),
    object<{ kind: "signal"; signal: number }>({ kind: { const: "signal" }, signal: INTEGER }),
    object<{ kind: "start-failed"; errno: number }>({ kind: { const: "start-failed" }, errno: INTEGER }),
  ],
};

const output = object<StoredOutput>({
  head: TEXT,
  tail: TEXT,
  totalBytes: COUNT,
  omittedBytes: COUNT,
  lostAfterNul: COUNT,
  file: { type: "null" },
  spillError: nullable(TEXT),
});

const script = object<StoredScript>(
  {
    fileName: TEXT,
    name: TEXT,
    status: oneOf<ScriptStatus>({
      OK: true,
      DISABLED: true,
      "CANNOT RUN": true,
      ERROR: true,
      TIMEDOUT: true,
      CANCELLED: true,
      "NO DATA": true,
      "NOT RUN": true,
    }),
    result: INTEGER,
    end: nullable(end),
    explanation: nullable(TEXT),
    isDisabled: { const: true },
    begin: nullable(TIME),
    finish: nullable(TIME),
    output,
    trace: nullable(TRACE_SCHEMA),
  },
  ["isDisabled"],
);

const call = object<RecordedCall>(
  {
    at: TIME,
    status: nullable(INTEGER),
    flag: nullable(TEXT),
    caller: object<RecordedCall["caller"]>({ pid: nullable(INTEGER), script: nullable(TEXT) }),
    argv: TEXTS,
    place: object<CallPlace>({ file: TEXT, line: COUNT }),
  },
  ["place"],
);

const sandbox = object<SandboxReport>({
  mode: oneOf<SandboxMode>({ host: true, stubbed: true, isolated: true }),
  reason: TEXT,
  environment: { type: "object", additionalProperties: TEXT },
  calls: list(call),
  notes: list(
    object<SandboxNote>(
      {
        level: oneOf<SandboxNote["level"]>({ info: true, warning: true }),
        sentence: TEXT,
        remadeBecause: TEXT,
      },
      ["remadeBecause"],
    ),
  ),
});

const report = object<StoredReport>(
  {
    directory: TEXT,
    version: { type: "array", items: COUNT, minItems: 1, maxItems: 4 },
    event: TEXT,
    args: TEXTS,
    only: TEXT,
    sandbox,
    timeoutSeconds: { type: "number", minimum: 0 },
    outcome: oneOf<RunOutcome>({
      passed: true,
      failed: true,
      "timed-out": true,
      cancelled: true,
      refused: true,
    }),
    summary: INTEGER,
    problem: nullable(TEXT),
    canRunAnyway: YES_OR_NO,
    scripts: list(script),
    notListed: list(object<StoredNotListed>({ fileName: TEXT, sentence: TEXT })),
    consequence: object<EventConsequence>({ treatedAsSuccess: YES_OR_NO, sentence: TEXT }),
    warnings: TEXTS,
    leftRunning: list(object<LeftProcess>({ pid: INTEGER, command: TEXT })),
    debugOutput: nullable(TEXT),
    requested: TIME,
    begin: TIME,
    finish: TIME,
  },
  ["only"],
);

/** The schema of a stored run. */
const RUN_SCHEMA = object<StoredRun>({ format: { const: FORMAT }, args: TEXTS, trace: YES_OR_NO, report });

let validator: ReturnType<Ajv["compile"]> | undefined;

/**
 * Checks what was read from a file.
 * @returns the run, or `null` where it is none of this format
 */
export function checkStoredRun(value: unknown): StoredRun | null {
  validator ??= new Ajv({ strict: false }).compile(RUN_SCHEMA);
  return validator(value) === true ? (value as StoredRun) : null;
}

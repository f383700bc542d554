import type { CoveredFile, TracedCoverage } from "../../runner/trace/coverage/tracedCoverage.ts";
import type {
  FailureKind,
  ScriptTrace,
  TracedFailure,
  TracedFile,
  TracedLine,
  TracedStep,
  TracedValue,
  TraceFrame,
} from "../../runner/trace/scriptTrace.ts";
import { COUNT, INTEGER, list, MILLISECONDS, nullable, object, oneOf, TEXT, TEXTS } from "./schemaParts.ts";

const frame = object<TraceFrame>({
  file: TEXT,
  line: COUNT,
  endLine: COUNT,
  functionName: nullable(TEXT),
  statement: TEXT,
});

const failure = object<TracedFailure>({
  kind: oneOf<FailureKind>({
    exit: true,
    "last-command": true,
    errexit: true,
    signal: true,
    "timed-out": true,
    "shell-error": true,
  }),
  frames: list(frame),
  scriptFrame: INTEGER,
  command: TEXT,
  cause: nullable(frame),
  values: list(object<TracedValue>({ name: TEXT, value: TEXT })),
  sentence: TEXT,
});

const file = object<TracedFile>({
  path: TEXT,
  lines: list(object<TracedLine>({ line: COUNT, count: COUNT, milliseconds: MILLISECONDS })),
});

const step = object<TracedStep>({
  file: COUNT,
  line: COUNT,
  after: MILLISECONDS,
  milliseconds: MILLISECONDS,
  depth: COUNT,
  command: TEXT,
});

const coverage = object<TracedCoverage>({
  files: list(
    object<CoveredFile>({
      path: TEXT,
      hash: TEXT,
      statements: list(COUNT),
      branches: list(COUNT),
      functions: list(COUNT),
    }),
  ),
});

/** The schema of a {@link ScriptTrace}. */
export const TRACE_SCHEMA = object<ScriptTrace>(
  {
    obstacle: nullable(TEXT),
    notes: TEXTS,
    failure: nullable(failure),
    files: list(file),
    steps: list(step),
    totalSteps: COUNT,
    coverage,
  },
  ["coverage"],
);

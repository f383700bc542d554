import fc from "fast-check";
import { conventionFor, STEPS } from "../../src/ctdb/conventions.ts";
import type { CapturedOutput } from "../../src/runner/output.ts";
import type { RunReport, ScriptReport } from "../../src/runner/report.ts";
import type { ScriptTrace } from "../../src/runner/trace/scriptTrace.ts";
import { fileName } from "../../src/scripts/fileNames.ts";

/** Plain objects, as the code makes them. */
function record<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(fields, { noNullPrototype: true });
}

/** Any text: controls, markup, characters beyond 16 bits, halves of such characters. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("\ud800", "__proto__", "</script>", "\u0000"),
);
const bytes = fc.uint8Array({ maxLength: 64 }).map((array) => Buffer.from(array));
const name = bytes.map(fileName);
const count = fc.nat();
const time = fc.double({ min: 0, max: 4e12, noNaN: true });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const output: fc.Arbitrary<CapturedOutput> = record({
  head: bytes,
  tail: bytes,
  totalBytes: count,
  omittedBytes: count,
  lostAfterNul: count,
  file: fc.constant(null),
  spillError: maybe(text),
});

const frame = record({
  file: text,
  line: count,
  endLine: count,
  functionName: maybe(text),
  statement: text,
});

const note = { level: fc.constantFrom(...(["info", "warning"] as const)), sentence: text };

const trace: fc.Arbitrary<ScriptTrace> = record({
  obstacle: maybe(text),
  notes: fc.array(text),
  failure: maybe(
    record({
      kind: fc.constantFrom(
        ...(["exit", "last-command", "errexit", "signal", "timed-out", "shell-error"] as const),
      ),
      frames: fc.array(frame, { maxLength: 3 }),
      scriptFrame: count,
      command: text,
      cause: maybe(frame),
      values: fc.array(record({ name: text, value: text }), { maxLength: 3 }),
      sentence: text,
    }),
  ),
  files: fc.array(
    record({ path: text, lines: fc.array(record({ line: count, count, milliseconds: time })) }),
    { maxLength: 2 },
  ),
  steps: fc.array(
    record({ file: count, line: count, after: time, milliseconds: time, depth: count, command: text }),
  ),
  totalSteps: count,
});

const wholeScript: fc.Arbitrary<ScriptReport> = record({
  fileName: name,
  name,
  status: fc.constantFrom(
    ...(["OK", "ERROR", "TIMEDOUT", "DISABLED", "CANNOT RUN", "CANCELLED", "NO DATA", "NOT RUN"] as const),
  ),
  result: fc.integer(),
  end: maybe(
    fc.oneof(
      record({ kind: fc.constant("exit" as const), status: count }),
      record({ kind: fc.constant("signal" as const), signal: count }),
      record({ kind: fc.constant("start-failed" as const), errno: count }),
    ),
  ),
  explanation: maybe(text),
  begin: maybe(time),
  finish: maybe(time),
  output,
  trace: maybe(trace),
});

const script: fc.Arbitrary<ScriptReport> = fc
  .tuple(wholeScript, fc.constantFrom({}, { isDisabled: true as const }))
  .map(([whole, disabled]) => ({ ...whole, ...disabled }));

const wholeReport: fc.Arbitrary<RunReport> = record({
  directory: text,
  convention: fc.constantFrom(...STEPS).map(({ version }) => conventionFor(version)),
  event: text,
  args: fc.array(text),
  sandbox: record({
    mode: fc.constantFrom(...(["host", "stubbed", "isolated"] as const)),
    reason: text,
    environment: fc.dictionary(fc.string(), text, { maxKeys: 4, noNullPrototype: true }),
    calls: fc.array(
      record({
        at: time,
        status: maybe(count),
        flag: maybe(text),
        caller: record({ pid: maybe(count), script: maybe(text) }),
        argv: fc.array(text),
      }),
      { maxLength: 4 },
    ),
    notes: fc.array(fc.oneof(record(note), record({ ...note, remadeBecause: text })), { maxLength: 3 }),
  }),
  timeoutSeconds: count,
  outcome: fc.constantFrom(...(["passed", "failed", "timed-out", "cancelled", "refused"] as const)),
  summary: fc.integer(),
  problem: maybe(text),
  canRunAnyway: fc.boolean(),
  scripts: fc.array(script, { maxLength: 4 }),
  notListed: fc.array(record({ fileName: name, sentence: text }), { maxLength: 3 }),
  consequence: record({ treatedAsSuccess: fc.boolean(), sentence: text }),
  warnings: fc.array(text, { maxLength: 3 }),
  leftRunning: fc.array(record({ pid: count, command: text }), { maxLength: 3 }),
  debugOutput: maybe(text),
  requested: time,
  begin: time,
  finish: time,
});

/** Any report that a run may leave. */
export const anyReport: fc.Arbitrary<RunReport> = fc
  .tuple(wholeReport, maybe(text))
  .map(([report, only]) => (only === null ? report : { ...report, only }));

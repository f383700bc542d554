import { basename, dirname } from "node:path";
import type { ScriptTrace, TracedFailure, TraceFrame } from "../../runner/trace/scriptTrace.ts";
import type {
  FailureView,
  FrameView,
  LineView,
  PlaceView,
  StepView,
  TraceView,
} from "../../webview/detailView.ts";
import { printable, printableLine } from "../printable.ts";
import { shortLine } from "./callViews.ts";

/** How many steps and lines the page gets; the rest of a long trace is in the middle, and left out. */
const MOST_STEPS = 5000;
const MOST_LINES = 5000;

/**
 * What a trace says, ready to show.
 * @param directory the event directory: files in it are named without it
 */
export function traceView(trace: ScriptTrace, directory: string): TraceView {
  const placeOf = (file: string, line: number): PlaceView => ({
    file,
    line,
    label: `${printableLine(dirname(file) === directory ? basename(file) : file)}:${line}`,
  });
  const lines = trace.files.flatMap(({ path, lines }) =>
    lines.map(({ line, count, milliseconds }): LineView => ({ ...placeOf(path, line), count, milliseconds })),
  );
  const steps = trace.steps.map(
    ({ file, line, after, milliseconds, depth, command }): StepView => ({
      ...placeOf(trace.files[file]?.path ?? "", line),
      after,
      milliseconds,
      depth,
      command: shortLine(command),
    }),
  );
  return {
    obstacle: trace.obstacle,
    notes: trace.notes.map(printable),
    failure: trace.failure === null ? null : failureView(trace.failure, placeOf),
    lines: lines.slice(0, MOST_LINES),
    steps:
      steps.length > MOST_STEPS
        ? [...steps.slice(0, MOST_STEPS / 2), ...steps.slice(-MOST_STEPS / 2)]
        : steps,
    totalSteps: trace.totalSteps,
  };
}

function failureView(
  failure: TracedFailure,
  placeOf: (file: string, line: number) => PlaceView,
): FailureView {
  const frame = ({ file, line, functionName, statement }: TraceFrame): FrameView => ({
    ...placeOf(file, line),
    functionName: functionName === null ? null : printableLine(functionName),
    statement: shortLine(statement),
  });
  return {
    sentence: printable(failure.sentence),
    command: shortLine(failure.command),
    frames: failure.frames.map(frame),
    scriptFrame: failure.scriptFrame,
    cause: failure.cause === null ? null : frame(failure.cause),
    values: failure.values.map(({ name, value }) => ({ name: printableLine(name), value: shortLine(value) })),
  };
}

/** Whether a trace names a file: only such files are opened from the page. */
export function namesFile(trace: ScriptTrace, file: string): boolean {
  const { files, failure } = trace;
  const frames = failure === null ? [] : [...failure.frames, ...(failure.cause ? [failure.cause] : [])];
  return files.some(({ path }) => path === file) || frames.some((frame) => frame.file === file);
}

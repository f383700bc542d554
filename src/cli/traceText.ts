import type { RunReport } from "../runner/report.ts";
import type { TracedFailure, TraceFrame } from "../runner/trace/scriptTrace.ts";
import { printable } from "../scripts/fileNames.ts";

/** For people: the statements that scripts failed at, and what the trace has to say; empty where that is nothing. */
export function traceText({ scripts }: RunReport): string {
  const lines = scripts.flatMap(({ name, status, trace }) => {
    if (trace === null) {
      return [];
    }
    const { failure, obstacle, notes } = trace;
    const failing = failure === null ? [] : failureLines(failure);
    const said = [...(status === "OK" || obstacle === null ? [] : [obstacle]), ...notes];
    return [...failing, ...said.map((sentence) => `ctdb-events: ${name.text}: ${sentence}`)];
  });
  return lines.map((line) => `${printable(line)}\n`).join("");
}

/** Innermost first, as the frames are. */
function failureLines({ frames, cause, sentence }: TracedFailure): string[] {
  const [innermost, ...callers] = frames.map(place);
  return [
    innermost ?? "",
    ...callers.map((caller) => `    called from ${caller}`),
    ...(cause === null ? [] : [`    because of ${place(cause)}`]),
    `    ${sentence}`,
  ];
}

/** As compilers write it, so that terminals make it a link. */
function place({ file, line, statement }: TraceFrame): string {
  return `${file}:${line}: ${statement}`;
}

import { type DetailView, EVENT_INDEX } from "../../webview/detailView.ts";
import { CALL_LIMIT } from "../../webview/messages.ts";
import type { LiveRun } from "../run/liveRun.ts";
import { callViews } from "./callViews.ts";
import { outputView } from "./outputView.ts";
import { statusTextView } from "./statusTextView.ts";
import { traceView } from "./traceView.ts";

/**
 * Everything about a script of a run that is not in its row; about the event as a whole for {@link EVENT_INDEX}.
 * `null` where the run has no such script (yet).
 */
export function detailView(run: LiveRun, index: number): DetailView | null {
  const { report } = run;
  if (index === EVENT_INDEX) {
    const calls = report === null ? null : callViews(report, null);
    return {
      index,
      output: null,
      ...statusTextView(report, null),
      trace: null,
      calls: calls?.slice(0, CALL_LIMIT) ?? null,
      totalCalls: calls?.length ?? 0,
    };
  }
  const script = run.scripts[index];
  if (script === undefined) {
    return null;
  }
  const trace = script.report?.trace ?? null;
  const calls = report === null ? null : callViews(report, script);
  return {
    index,
    output: outputView(script),
    ...statusTextView(report, script.report),
    trace: trace === null ? null : traceView(trace, run.start.directory),
    calls: calls?.slice(0, CALL_LIMIT) ?? null,
    totalCalls: calls?.length ?? 0,
  };
}

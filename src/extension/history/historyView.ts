import type { HistoryEntry, HistoryResult, HistoryView } from "../../webview/history/messages.ts";
import { formatCommand } from "../formats.ts";
import type { LiveRun } from "../liveRun.ts";
import { decidingScript } from "../outcome.ts";
import { printableLine } from "../printable.ts";
import type { RunStore } from "../runStore.ts";

const WORDS: Readonly<Record<HistoryResult, string>> = {
  running: "running",
  passed: "passed",
  failed: "failed",
  "timed-out": "timed out",
  cancelled: "cancelled",
  refused: "not run",
};

/** Everything that the page shows of the history. */
export function historyView(store: RunStore): HistoryView {
  return { entries: store.history.map(historyEntry), shown: store.shown?.id ?? null };
}

/** One run as an entry of the history. */
export function historyEntry(run: LiveRun): HistoryEntry {
  const { start, report } = run;
  const result = report?.outcome ?? "running";
  return {
    id: run.id,
    directory: printableLine(start.directory),
    event: printableLine(start.event),
    command: printableLine(formatCommand(start.event, report?.args ?? start.args, start.only)),
    result,
    words: `${WORDS[result]}${placeOf(run)}`,
    begin: run.begin,
    milliseconds: report === null ? null : Math.max(0, report.finish - report.begin),
    mode: start.sandbox.mode,
    traced: start.trace ?? start.settings.trace,
    earlier: run.earlier,
  };
}

/** In which script an event failed: ` in 50.samba`. */
function placeOf({ report }: LiveRun): string {
  const failed = report?.outcome === "failed" || report?.outcome === "timed-out";
  const script = failed ? decidingScript(report) : null;
  return script === null ? "" : ` in ${printableLine(script.name.text)}`;
}

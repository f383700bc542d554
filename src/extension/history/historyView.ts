import { t } from "@vscode/l10n";
import type { HistoryEntry, HistoryResult, HistoryView } from "../../webview/history/messages.ts";
import { formatCommand } from "../panel/formats.ts";
import { printableLine } from "../printable.ts";
import type { LiveRun } from "../run/liveRun.ts";
import { decidingScript } from "../run/outcome.ts";
import type { RunStore } from "../run/runStore.ts";

function resultNames(): Readonly<Record<HistoryResult, string>> {
  return {
    running: t("running"),
    passed: t("passed"),
    failed: t("failed"),
    "timed-out": t("timed out"),
    cancelled: t("cancelled"),
    refused: t("not run"),
  };
}

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
    words: resultWords(run, result),
    begin: run.begin,
    milliseconds: report === null ? null : Math.max(0, report.finish - report.begin),
    mode: start.sandbox.mode,
    traced: start.trace ?? start.settings.trace,
    earlier: run.earlier,
  };
}

/** What became of a run, and in which script it failed: `failed in 50.samba`. */
function resultWords({ report }: LiveRun, result: HistoryResult): string {
  const failed = report?.outcome === "failed" || report?.outcome === "timed-out";
  const script = failed ? decidingScript(report) : null;
  const words = resultNames()[result];
  return script === null ? words : t("{0} in {1}", words, printableLine(script.name.text));
}

import { t } from "@vscode/l10n";
import { consequenceOf } from "../../ctdb/consequence.ts";
import type { RunReport } from "../../runner/report.ts";
import { cancelledVerdict } from "../../runner/verdict.ts";
import { NO_FINDINGS } from "../../sandbox/sandbox.ts";
import type { LiveRun } from "../run/liveRun.ts";
import type { EarlierRun } from "../run/runStore.ts";

/**
 * A run that goes on, as the history is to have it where nobody lives to tell its end.
 * @param now milliseconds since 1970.
 */
export function interruptedRun({ start, begin }: LiveRun, now: number): EarlierRun {
  const { directory, convention, event, args, only, settings, sandbox } = start;
  const verdict = cancelledVerdict(convention, true, begin ?? now);
  const report: RunReport = {
    ...verdict,
    finish: now,
    problem: t(
      "VS Code or its extension host was ended in the middle of this event, and its scripts with it. How far they came is not known.",
    ),
    directory,
    convention,
    event,
    args,
    ...(only === undefined ? {} : { only }),
    sandbox: { ...sandbox, environment: {}, ...NO_FINDINGS },
    timeoutSeconds: settings.eventTimeout,
    notListed: [],
    consequence: consequenceOf(event, verdict.outcome, convention),
    leftRunning: [],
    debugOutput: null,
    requested: begin ?? now,
  };
  return { start, report };
}

/** A run that was over because its window ended: nobody cancelled it. */
export function closedRun({ start, report }: EarlierRun): EarlierRun {
  const problem = t("The window was closed or loaded anew in the middle of this event, which cancelled it.");
  return { start, report: report.outcome === "cancelled" ? { ...report, problem } : report };
}

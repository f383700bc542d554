import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { ECANCELED } from "../ctdb/endReading.ts";
import type { RunOutcome, RunReport } from "./report.ts";
import type { LoopResult } from "./scriptLoop.ts";

/** How a run ended, before the rest of the report is known. */
export type Verdict = Pick<
  RunReport,
  "outcome" | "summary" | "scripts" | "warnings" | "problem" | "canRunAnyway" | "begin" | "finish"
>;

const NOTHING_RUN = { scripts: [], warnings: [], canRunAnyway: false } as const;

/** @param begin, finish milliseconds since 1970. */
export function verdictOf(loop: LoopResult, convention: Convention, begin: number, finish: number): Verdict {
  const { scripts, warnings, problem } = loop;
  const failed = loop.summary === -convention.deadline.errno ? "timed-out" : "failed";
  const outcome: RunOutcome = loop.cancelled ? "cancelled" : loop.summary === 0 ? "passed" : failed;
  const summary = loop.cancelled ? cancelledSummary(convention) : loop.summary;
  return { outcome, summary, scripts, warnings, problem, canRunAnyway: false, begin, finish };
}

/**
 * A run that was cancelled before any script began.
 * @param now milliseconds since 1970.
 */
export function cancelledVerdict(convention: Convention, isByUser: boolean, now: number): Verdict {
  return {
    ...NOTHING_RUN,
    outcome: "cancelled",
    summary: cancelledSummary(convention),
    problem: isByUser ? null : t("Another event is running; CTDB answers “cancelled” to a monitor event."),
    begin: now,
    finish: now,
  };
}

/**
 * A run that cannot be.
 * @param summary a negative errno, or -1.
 * @param now milliseconds since 1970.
 */
export function refusedVerdict(problem: string, summary: number, now: number): Verdict {
  return { ...NOTHING_RUN, outcome: "refused", summary, problem, begin: now, finish: now };
}

function cancelledSummary(convention: Convention): number {
  return convention.cancelledResult === 0 ? 0 : -ECANCELED;
}

/** Of a directory that is missing where CTDB takes that for an empty one. */
export function emptyVerdict(problem: string, finish: number): Omit<Verdict, "begin"> {
  return { ...NOTHING_RUN, outcome: "passed", summary: 0, problem, finish };
}

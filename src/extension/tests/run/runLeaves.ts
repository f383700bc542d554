import { availableParallelism } from "node:os";
import type { CaseResult } from "../../../cases/caseResult.ts";
import { doJobs } from "./jobs.ts";
import { groupLeaves } from "./leafGroups.ts";
import { planEvents } from "./planEvents.ts";
import { readyCases } from "./readyCases.ts";
import { runCaseLeaves } from "./runCaseLeaves.ts";
import { runEventLeaves } from "./runEventLeaves.ts";
import { providedJobs } from "./runProvided.ts";
import type { RunningServices, TestRunMode } from "./runTests.ts";
import { ShownTrace } from "./shownTrace.ts";
import type { RunCoverage } from "./testCoverage.ts";
import type { LeafReport } from "./verdictBook.ts";

/**
 * Runs what leaves stand for: events, cases, and what providers brought along.
 * @param signal ends it; leaves that did not begin have no verdict then
 * @throws {UserError} where settings make no sense, and `SandboxError` where the sandbox that is set does not work
 */
export async function runLeaves(
  services: RunningServices,
  leaves: readonly LeafReport[],
  signal: AbortSignal,
  mode: TestRunMode,
  coverage: RunCoverage | null,
): Promise<void> {
  const { events, cases, provided } = groupLeaves(leaves);
  const { plans, jobs } = await planEvents(services, events, mode);
  await readyCases(services, cases);
  const place = { kitDirectory: services.kitDirectory, workspaceFolders: services.workspacePaths() };
  const shown = mode.showsTrace ? new ShownTrace(services.panel) : null;
  await doJobs(
    plans.map(({ plan, group }) => () => {
      const follower = services.kept.follow(shown, coverage);
      return runEventLeaves(plan, place, group.leaves, signal, follower);
    }),
    jobs,
    signal,
  );
  await runCaseLeaves(
    cases,
    {
      ...place,
      jobs: availableParallelism(),
      trace: mode.trace,
      settingsFor: services.settingsFor,
      finished: (result, leaf) => finishCase(result, leaf, services, shown, coverage),
    },
    signal,
  );
  // They start many short programs and wait for them.
  await doJobs(providedJobs(provided, signal), 2 * availableParallelism(), signal);
  await shown?.show();
}

/** Remembers what became of a case, and shows what its scripts executed. */
function finishCase(
  result: CaseResult,
  leaf: LeafReport,
  { kept, settingsFor }: RunningServices,
  shown: ShownTrace | null,
  coverage: RunCoverage | null,
): void {
  const run = kept.keepCase(result, leaf);
  for (const { report: one } of result.runs) {
    coverage?.add(one, new Map([[null, leaf.leaf.item]]));
    shown?.printAll(one, leaf);
  }
  for (const [index, script] of (run?.report.scripts ?? []).entries()) {
    if (run !== null) {
      shown?.note(script, index, () => kept.shownId(run, settingsFor(run.report.directory)));
    }
  }
}

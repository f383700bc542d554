import type { TestCase } from "../caseFiles/testCase.ts";
import { RunClock } from "../runner/clock.ts";
import { sentenceOf } from "../sandbox/sandbox.ts";
import { mapBounded } from "../scripts/mapBounded.ts";
import { CaseFolders } from "./caseFolders.ts";
import type { CaseEvent, CaseResult, CaseRunOptions, CaseVerdict } from "./caseResult.ts";
import { CaseScripts } from "./caseScript.ts";
import { caseConvention, openCaseSite } from "./caseSite.ts";
import { runSteps } from "./runSteps.ts";

/** What the cases of one call share. */
interface Shared {
  readonly options: CaseRunOptions;
  readonly folders: CaseFolders;
  readonly scripts: CaseScripts;
}

/**
 * Runs cases, each on a virtual node of its own, several at once.
 * @returns a result for each case, in their order, once nothing of any run is left: no process, no folder, no namespace.
 *   Whatever a case does becomes its verdict.
 * @throws the first error of `options.listener`, after all cases are over.
 */
export async function runCases(
  cases: readonly TestCase[],
  options: CaseRunOptions,
): Promise<readonly CaseResult[]> {
  const errors: unknown[] = [];
  const listener = (event: CaseEvent): void => {
    try {
      options.listener?.(event);
    } catch (error) {
      errors.push(error);
    }
  };
  const shared = {
    options: { ...options, listener },
    folders: new CaseFolders(),
    scripts: new CaseScripts(),
  };
  const results = await mapBounded(cases, Math.max(1, options.jobs), async (testCase) => {
    const result = await runCase(testCase, shared);
    listener({ kind: "finished", result });
    return result;
  });
  await shared.folders.close();
  if (errors.length > 0) {
    throw errors[0];
  }
  return results;
}

async function runCase(testCase: TestCase, shared: Shared): Promise<CaseResult> {
  const clock = new RunClock();
  const begin = clock.now();
  const notRun = (verdict: CaseVerdict, sentence = ""): CaseResult => ({
    testCase,
    verdict,
    failures: [],
    sentence,
    runs: [],
    remarks: [],
    begin,
    finish: clock.now(),
  });
  const { options, scripts } = shared;
  if (options.signal.aborted) {
    return notRun("cancelled");
  }
  if (testCase.skip !== null) {
    return notRun("skipped", testCase.skip);
  }
  try {
    const settings = options.settings?.(testCase.directory) ?? {};
    const convention = await caseConvention(testCase, settings);
    const whyNot = await scripts.whyNotRun(testCase, convention);
    if (whyNot !== null) {
      return notRun(whyNot.verdict, whyNot.sentence);
    }
    options.listener?.({ kind: "started", testCase });
    const end = await runOnNode(testCase, convention, settings, shared);
    return { ...notRun(end.verdict, end.sentence), ...end, remarks: remarksOf(end.runs) };
  } catch (error) {
    return notRun("errored", sentenceOf(error));
  }
}

async function runOnNode(
  testCase: TestCase,
  convention: Awaited<ReturnType<typeof caseConvention>>,
  settings: Parameters<typeof caseConvention>[1],
  { options, folders }: Shared,
): ReturnType<typeof runSteps> {
  const stateDirectory = folders.make();
  try {
    const place = { stateDirectory, sharedFolder: folders.shared };
    const site = await openCaseSite(testCase, convention, settings, place, options);
    try {
      return await runSteps(testCase, site, options);
    } finally {
      await site.close();
    }
  } finally {
    folders.drop(stateDirectory);
  }
}

function remarksOf(runs: CaseResult["runs"]): readonly string[] {
  const notes = runs.flatMap(({ report }) => report.sandbox.notes);
  return [...new Set(notes.filter(({ level }) => level === "warning").map(({ sentence }) => sentence))];
}

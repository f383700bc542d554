import type { TestCase } from "../../../caseFiles/testCase.ts";
import type { CaseEvent, CaseResult } from "../../../cases/caseResult.ts";
import type { CaseSettings } from "../../../cases/caseSettings.ts";
import { runCases } from "../../../cases/runCases.ts";
import type { TraceMode } from "../../../runner/run.ts";
import type { RunSettings } from "../../settings/settings.ts";
import { caseFinding } from "./caseFindings.ts";
import type { FreshPlace } from "./fresh/freshRun.ts";
import type { LeafReport } from "./verdictBook.ts";

/** How cases are run here. */
export interface CaseRunPlan extends FreshPlace {
  /** `null`: as the settings of their directories say. */
  readonly trace: TraceMode | null;
  readonly jobs: number;
  readonly settingsFor: (directory: string) => RunSettings;
  /** Is told what became of a case before its leaf gets its verdict. */
  readonly finished: (result: CaseResult, leaf: LeafReport) => void;
}

/** Runs cases, several at once; each leaf gets its verdict when its case is over. */
export async function runCaseLeaves(
  leaves: readonly LeafReport[],
  plan: CaseRunPlan,
  signal: AbortSignal,
): Promise<void> {
  const { settingsFor, finished, trace, ...options } = plan;
  const cases: TestCase[] = [];
  const leafOf = new Map<TestCase, LeafReport>();
  for (const report of leaves) {
    const { subject } = report.leaf;
    if (subject.kind === "case") {
      cases.push(subject.testCase);
      leafOf.set(subject.testCase, report);
    }
  }
  const listener = (event: CaseEvent): void => {
    const testCase = event.kind === "finished" ? event.result.testCase : event.testCase;
    const leaf = leafOf.get(testCase);
    switch (event.kind) {
      case "started":
        leaf?.started();
        break;
      case "output":
        leaf?.outputText(event.text);
        break;
      case "finished":
        if (leaf !== undefined) {
          tellRemarks(event.result, leaf);
          finished(event.result, leaf);
          leaf.settle(caseFinding(event.result));
        }
        break;
    }
  };
  const settings = (path: string): CaseSettings => caseSettings(settingsFor(path));
  for (const mode of [true, false, "coverage"] as const) {
    const some = cases.filter((testCase) => (trace ?? tracesBySettings(testCase, settingsFor)) === mode);
    if (some.length > 0) {
      await runCases(some, { ...options, trace: mode, signal, listener, settings });
    }
  }
}

/** Whether runs of the case's directory find out which statement fails; settings that are wrong are the case's error. */
function tracesBySettings({ directory }: TestCase, settingsFor: CaseRunPlan["settingsFor"]): boolean {
  try {
    return settingsFor(directory).trace;
  } catch {
    return true;
  }
}

/** What holds for a case as for any other run of its directory. */
export function caseSettings(settings: RunSettings): CaseSettings {
  const { generation, targetVersion, eventTimeout, debugHungScript } = settings;
  const { profilePath, ownStubs, realCommands } = settings.sandbox;
  return {
    profilePath,
    ownStubs,
    realCommands,
    convention: { generation: generation ?? undefined, version: targetVersion ?? undefined },
    timeoutSeconds: eventTimeout,
    ...(debugHungScript === null ? {} : { debugProgram: debugHungScript }),
  };
}

/** What the sandbox had to warn of, behind what the scripts printed: it may be why the case failed. */
function tellRemarks({ remarks, verdict }: CaseResult, leaf: LeafReport): void {
  if (verdict === "failed" || verdict === "errored") {
    leaf.outputText(remarks.map((remark) => `${remark}\n`).join(""));
  }
}

import { StringDecoder } from "node:string_decoder";
import { t } from "@vscode/l10n";
import type { CaseStep, TestCase } from "../caseFiles/testCase.ts";
import { cancelledBy } from "../runner/cancelledBy.ts";
import type { RunReport } from "../runner/report.ts";
import type { EventRun } from "../runner/run.ts";
import { sentenceOf } from "../sandbox/sandbox.ts";
import { applyChanges } from "../sequences/sequenceNode.ts";
import { ChangeError } from "../virtualNode/change/change.ts";
import type { CaseResult, CaseRunOptions } from "./caseResult.ts";
import type { CaseSite } from "./caseSite.ts";
import { compareStep } from "./expect/compareStep.ts";

/** What the steps of a case came to. */
export interface StepsEnd extends Pick<CaseResult, "verdict" | "failures" | "sentence" | "runs"> {}

/** Runs the steps of a case in order; one that is not as expected ends it, since later ones would lie. */
export async function runSteps(
  testCase: TestCase,
  site: CaseSite,
  options: CaseRunOptions,
): Promise<StepsEnd> {
  const runs: { step: number; report: RunReport }[] = [];
  const ended = (verdict: StepsEnd["verdict"], sentence = ""): StepsEnd => ({
    verdict,
    failures: [],
    sentence,
    runs,
  });
  for (const [number, step] of testCase.steps.entries()) {
    if (options.signal.aborted) {
      return ended("cancelled");
    }
    const wrongChange = await makeChanges(step, site);
    if (wrongChange !== null) {
      return ended("errored", wrongChange);
    }
    const report = step.event === null ? null : await runEvent(step.event, step, testCase, site, options);
    if (report !== null) {
      runs.push({ step: number, report });
      if (report.outcome === "cancelled" && options.signal.aborted) {
        return ended("cancelled");
      }
      const whyNotRun = sandboxProblem(report, site);
      if (whyNotRun !== null) {
        return ended("errored", whyNotRun);
      }
    }
    const node = await site.node.read();
    const failures = compareStep(step, number, { testCase, report, node, paths: site.paths });
    if (failures.length > 0) {
      return { ...ended("failed"), failures };
    }
  }
  return ended("passed");
}

/** Changes the virtual node, all of it or nothing. @returns what is wrong with the changes, or `null`. */
async function makeChanges({ changes, place }: CaseStep, { node }: CaseSite): Promise<string | null> {
  if (changes.length === 0) {
    return null;
  }
  try {
    await node.change((model) => applyChanges(model, changes));
    return null;
  } catch (error) {
    if (!(error instanceof ChangeError)) {
      throw error;
    }
    const words = changes.map((change) => change.join(" ")).join("; ");
    return t("The change “{0}” in line {1} cannot be made: {2}", words, place.line, error.message);
  }
}

/** Where it was no script's and no convention's doing that the event did not run, or not to its end. */
function sandboxProblem({ outcome, problem }: RunReport, site: CaseSite): string | null {
  const failure = site.sandboxFailure();
  return failure !== null ? sentenceOf(failure) : outcome === "failed" ? problem : null;
}

async function runEvent(
  event: string,
  { args }: CaseStep,
  testCase: TestCase,
  { engine, timeoutSeconds }: CaseSite,
  { signal, trace, listener }: CaseRunOptions,
): Promise<RunReport> {
  const only = testCase.script === null ? {} : { only: testCase.script };
  const run = engine.run({ event, args, timeoutSeconds, trace, ...only });
  return cancelledBy(signal, run, async () => {
    if (listener !== undefined) {
      await tellOutput(run, (text) => listener({ kind: "output", testCase, text }));
    }
    return run.report;
  });
}

/** Tells what scripts print as it comes, in whole characters. */
async function tellOutput(run: EventRun, tell: (text: string) => void): Promise<void> {
  let decoder = new StringDecoder();
  const tellText = (text: string): void => {
    if (text !== "") {
      tell(text);
    }
  };
  for await (const event of run) {
    if (event.kind === "output") {
      if (event.omitted > 0) {
        tellText(`${decoder.end()}\n[… ${event.omitted} bytes left out …]\n`);
      }
      tellText(decoder.write(event.data));
    } else if (event.kind === "scriptFinished") {
      tellText(decoder.end());
      decoder = new StringDecoder();
    }
  }
}

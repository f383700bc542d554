import { t } from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Convention } from "../../../ctdb/convention.ts";
import type { TraceMode } from "../../../runner/run.ts";
import { report } from "../../commands.ts";
import { UserError } from "../../userError.ts";
import { requireTrust } from "../../workspace/guards.ts";
import { erroredFinding, skippedFinding } from "./findings.ts";
import type { GoingTests } from "./goingTests.ts";
import { joinTokens } from "./joinedSignal.ts";
import type { KeptRuns } from "./keptRuns.ts";
import { OutputForwarder } from "./outputForwarder.ts";
import type { CoverageAdapter } from "./testCoverage.ts";
import { testMessages } from "./testMessages.ts";
import type { TestRunServices } from "./testRunServices.ts";
import type { TestTree } from "./testTree.ts";
import { VerdictBook } from "./verdictBook.ts";

/** How leaves are run. */
export interface TestRunMode {
  /** Whether to find out which statement fails, and what is executed; `null`: as the settings say. */
  readonly trace: TraceMode | null;
  /** Whether what was executed is shown. */
  readonly showsTrace: boolean;
  /** Whether to tell what was executed of the files. */
  readonly covers: boolean;
}

/** What one run works with. */
export interface RunningServices extends TestRunServices {
  readonly kept: KeptRuns;
  readonly going: GoingTests;
  /** By directory: what its scripts were last run by. */
  readonly conventions: Map<string, Convention>;
  readonly coverage: CoverageAdapter | null;
}

/** What a run came to. */
export interface TestRunEnd {
  /** The verdicts by the items' ids, in the order in which they came. */
  readonly findings: VerdictBook["findings"];
  readonly wasStopped: boolean;
}

/**
 * Does what a request of the Test Explorer says. Never rejects; every leaf that it means gets exactly one verdict.
 * @param token of the request; the run's own Stop ends it, too
 * @param ending of the extension
 */
export async function runTests(
  services: RunningServices,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  mode: TestRunMode,
  ending: AbortSignal,
): Promise<TestRunEnd> {
  // Before anything is waited for, or VS Code cannot repeat the run.
  const run = services.tree.controller.createTestRun(request);
  const joined = joinTokens([token, run.token], ending);
  const book = new VerdictBook(run, testMessages, (id) => services.going.start(id));
  try {
    requireTrust();
    const leaves = book.enqueue(await services.tree.leavesOf(request, token));
    services.going.enqueue(leaves.map(({ leaf }) => leaf.item.id));
    const coverage = mode.covers ? ((await services.coverage?.begin(run)) ?? null) : null;
    const { runLeaves } = await import("./runLeaves.ts"); // with the runner
    await runLeaves(services, leaves, joined.signal, mode, coverage);
    await coverage?.finish();
  } catch (error) {
    report(services.log, "Test Explorer", error);
    const sentence = sentenceFor(error);
    book.settleRest(() => erroredFinding(sentence));
    say(run, sentence);
  } finally {
    joined.dispose();
    book.settleRest(() =>
      joined.signal.aborted
        ? skippedFinding(t("Cancelled before it began."))
        : erroredFinding(t("The run ended without a result for this test.")),
    );
    run.end();
    invalidate(services.tree, services.going.end([...book.findings.keys()]));
  }
  return { findings: book.findings, wasStopped: joined.signal.aborted };
}

function invalidate(tree: TestTree, ids: readonly string[]): void {
  const items = ids.flatMap((id) => tree.find(id) ?? []);
  if (items.length > 0) {
    tree.controller.invalidateTestResults(items);
  }
}

function sentenceFor(error: unknown): string {
  return error instanceof UserError
    ? error.message
    : t("Something went wrong in the CTDB Event Scripts extension. The log has the details.");
}

function say(run: vscode.TestRun, sentence: string): void {
  const forwarder = new OutputForwarder((text) => run.appendOutput(text));
  forwarder.writeText(`${sentence}\n`);
  forwarder.end();
}

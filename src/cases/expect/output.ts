import { t } from "@vscode/l10n";
import { type CapturedOutput, outputChunks, outputText } from "../../runner/output.ts";
import type { RunReport } from "../../runner/report.ts";
import { type Expected, foundText, type Mismatch, type RunFacts } from "./mismatch.ts";
import { scriptOf } from "./runWords.ts";
import { testText } from "./textTest.ts";

/** More is not read back from disk: the two ends and a note stand for it. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The output of the case's script, or of all scripts in order where the directory runs. */
export function compareOutput(expected: Expected<"output">, facts: RunFacts): Mismatch[] {
  const output = shownOutput(facts);
  const mismatch = testText(expected.test, output, t("The output"));
  return mismatch === null ? [] : [{ ...mismatch, place: expected.place, found: foundText(output) }];
}

/** The output that is compared: paths in the virtual node's folder stand as a node has them. */
export function shownOutput({
  testCase,
  report,
  paths,
}: Pick<RunFacts, "testCase" | "report" | "paths">): string {
  return paths.asOnNode(wholeOutput(report, testCase.script));
}

function wholeOutput(report: RunReport, name: string | null): string {
  const script = name === null ? null : scriptOf(report, name);
  const scripts = script === null ? report.scripts : [script];
  return scripts.map(({ output }) => textOf(output)).join("");
}

function textOf(output: CapturedOutput): string {
  return output.totalBytes > MOST_BYTES
    ? outputText(output)
    : Buffer.concat([...outputChunks(output)]).toString();
}

import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { sentences } from "../../../text/sentences.ts";
import { failedCall } from "../../../upstream/failedCall.ts";
import type { HarnessCheck } from "../../../upstream/harnessOutput.ts";
import type { UpstreamResult } from "../../../upstream/upstreamResult.ts";
import type { FindingMessage, FindingPlace, TestFinding } from "../run/finding.ts";
import { frameOf, skippedFinding } from "../run/findings.ts";

/**
 * What upstream's harness made of a test, for the Test Explorer.
 * @param text of the test's file; `""` where it cannot be read
 */
export function upstreamFinding(result: UpstreamResult, text: string): TestFinding {
  const { verdict, milliseconds, sentence } = result;
  switch (verdict) {
    case "passed":
      return { verdict, milliseconds, messages: [], sentence: "" };
    case "skipped":
    case "cancelled":
      return { ...skippedFinding(sentence), milliseconds };
    default: {
      const messages = [failureMessage(result, text)];
      return { verdict: verdict === "failed" ? "failed" : "errored", milliseconds, messages, sentence: "" };
    }
  }
}

function failureMessage(result: UpstreamResult, text: string): FindingMessage {
  const { check, sentence, test } = result;
  const base = { kind: "ctdb.problem", place: null, expected: null, actual: null, frames: [] } as const;
  if (check === null) {
    return { ...base, text: sentence };
  }
  const call = failedCall(text, result.output, check);
  const place: FindingPlace | null =
    call === null ? null : { path: test.file, line: call.first + 1, endLine: call.last + 1 };
  const differs = check.actual.output !== check.required.output;
  const inTest = { label: basename(test.file), path: test.file, line: place?.line ?? test.line + 1 };
  const inScript = (result.scriptFailure?.frames ?? []).map(frameOf);
  const frames = place === null && inScript.length === 0 ? [] : [...inScript, inTest];
  return {
    ...base,
    text: [checkSentence(check), result.scriptFailure?.sentence ?? ""].filter(Boolean).join("\n"),
    place,
    expected: differs ? check.required.output : null,
    actual: differs ? check.actual.output : null,
    frames,
  };
}

/** What differs, in sentences. */
export function checkSentence({ command, actual, required }: HarnessCheck): string {
  const what = command === null ? t("The test") : `\`${command}\``;
  const status =
    actual.status === required.status
      ? ""
      : t("{0} ended with exit status {1}, and the test requires {2}.", what, actual.status, required.status);
  const output =
    actual.output === required.output ? "" : t("{0} printed something else than the test requires.", what);
  return sentences(status, output) || t("{0} did not do what the test requires.", what);
}

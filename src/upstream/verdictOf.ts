import { t } from "@vscode/l10n";
import type { HarnessOutput, HarnessWord } from "./harnessOutput.ts";
import type { UpstreamResult, UpstreamVerdict } from "./upstreamResult.ts";

/** How the harness itself ended. */
export type HarnessFate = "ended" | "timed-out" | "cancelled";

const VERDICTS: Readonly<Record<HarnessWord, UpstreamVerdict>> = {
  PASSED: "passed",
  FAILED: "failed",
  SKIPPED: "skipped",
  ERROR: "errored",
  TIMEDOUT: "timed-out",
};

/**
 * The verdict over a test: the harness's own word, unless a program was missing that it called. Such a test may fail or pass
 * for nothing, so it is skipped.
 * @param limit seconds that the test had
 */
export function verdictOf(
  { end, text, check }: HarnessOutput,
  fate: HarnessFate,
  missing: readonly string[],
  limit: number,
): Pick<UpstreamResult, "verdict" | "status" | "check" | "sentence"> {
  const status = end?.status ?? null;
  if (fate === "cancelled") {
    return { verdict: "cancelled", status, check: null, sentence: t("Cancelled.") };
  }
  if (fate === "timed-out" || end?.word === "TIMEDOUT") {
    const sentence = t("The test did not end within {0} s and was ended.", limit);
    return { verdict: "timed-out", status, check: null, sentence };
  }
  if (missing.length > 0) {
    return { verdict: "skipped", status, check: null, sentence: missingSentence(missing) };
  }
  if (end === null) {
    const sentence = withLastLine(t("Upstream's harness ended without a verdict"), text);
    return { verdict: "errored", status, check: null, sentence };
  }
  const verdict = VERDICTS[end.word];
  switch (verdict) {
    case "skipped":
      return {
        verdict,
        status,
        check: null,
        sentence: withLastLine(t("The test says that it cannot run here"), text),
      };
    case "errored":
      return {
        verdict,
        status,
        check: null,
        sentence: withLastLine(t("The test could not run as it should"), text),
      };
    case "failed": {
      const sentence =
        check === null ? withLastLine(t("The test failed with status {0}", end.status), text) : "";
      return { verdict, status, check, sentence };
    }
    default:
      return { verdict, status, check: null, sentence: "" };
  }
}

function missingSentence(missing: readonly string[]): string {
  const names = missing.map((name) => `\`${name}\``).join(", ");
  const needs =
    missing.length === 1
      ? t("Needs {0}, which is not built.", names)
      : t("Needs {0}, which are not built.", names);
  return `${needs} ${t("Build the tree with its tests (`./configure --enable-developer && make` in its `ctdb` folder, or in Samba's with `--with-cluster-support`) and run it again.")}`;
}

/** The sentence without its end, and behind it what the test said last. */
function withLastLine(start: string, text: string): string {
  const line = text
    .split("\n")
    .map((one) => one.trim())
    .findLast((one) => /\w/.test(one) && one !== "FAILED");
  return line === undefined ? `${start}.` : `${start}: ${line.replace(/\.$/, "")}.`;
}

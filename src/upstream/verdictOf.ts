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
    return { verdict: "cancelled", status, check: null, sentence: "Cancelled." };
  }
  if (fate === "timed-out" || end?.word === "TIMEDOUT") {
    const sentence = `The test did not end within ${limit} s and was ended.`;
    return { verdict: "timed-out", status, check: null, sentence };
  }
  if (missing.length > 0) {
    return { verdict: "skipped", status, check: null, sentence: missingSentence(missing) };
  }
  if (end === null) {
    const sentence = `Upstream's harness ended without a verdict${lastLine(text)}`;
    return { verdict: "errored", status, check: null, sentence };
  }
  const verdict = VERDICTS[end.word];
  switch (verdict) {
    case "skipped":
      return {
        verdict,
        status,
        check: null,
        sentence: `The test says that it cannot run here${lastLine(text)}`,
      };
    case "errored":
      return {
        verdict,
        status,
        check: null,
        sentence: `The test could not run as it should${lastLine(text)}`,
      };
    case "failed": {
      const sentence = check === null ? `The test failed with status ${end.status}${lastLine(text)}` : "";
      return { verdict, status, check, sentence };
    }
    default:
      return { verdict, status, check: null, sentence: "" };
  }
}

function missingSentence(missing: readonly string[]): string {
  const names = missing.map((name) => `\`${name}\``).join(", ");
  const verb = missing.length === 1 ? "is" : "are";
  return (
    `Needs ${names}, which ${verb} not built. Build the tree with its tests ` +
    "(`./configure --enable-developer && make` in its `ctdb` folder, or in Samba's with `--with-cluster-support`) and run it again."
  );
}

function lastLine(text: string): string {
  const line = text
    .split("\n")
    .map((one) => one.trim())
    .findLast((one) => /\w/.test(one) && one !== "FAILED");
  return line === undefined ? "." : `: ${line.replace(/\.$/, "")}.`;
}

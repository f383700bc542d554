import { t } from "@vscode/l10n";
import type { ExpectedStatus, TestCase } from "../caseFiles/testCase.ts";
import type { Convention } from "../ctdb/convention.ts";
import { scanDirectory } from "../scripts/scanDirectory.ts";
import { ScanError } from "../scripts/scanError.ts";
import type { ScriptFile } from "../scripts/scriptFile.ts";
import { printableLine } from "../text/printable.ts";

/** Why a case is not run, or `null` where it is. */
export type WhyNotRun = { readonly verdict: "skipped" | "errored"; readonly sentence: string } | null;

/** Looks whether the scripts of cases are there to run; each directory is read once. */
export class CaseScripts {
  readonly #scans = new Map<string, Promise<readonly ScriptFile[] | ScanError>>();

  async whyNotRun(testCase: TestCase, convention: Convention): Promise<WhyNotRun> {
    const { directory, script } = testCase;
    const files = await this.#filesOf(directory, convention);
    if (files instanceof ScanError) {
      return {
        verdict: "errored",
        sentence: `${files.message} ${t("Name another directory in the case's file.")}`,
      };
    }
    if (script === null) {
      return null;
    }
    const name = printableLine(script);
    const file = files.find(({ fileName }) => fileName.text === script);
    if (file === undefined) {
      const sentence = t(
        "There is no script {0} in {1}. Make it, or name another one in the case's file.",
        name,
        directory,
      );
      return { verdict: "errored", sentence };
    }
    if (file.state === "ignored") {
      return { verdict: "errored", sentence: t("CTDB does not list {0}: {1}", name, file.reason.sentence) };
    }
    return file.state === "enabled" || expectsDisabled(testCase)
      ? null
      : { verdict: "skipped", sentence: t("{0} is not run by CTDB: {1}", name, file.reason.sentence) };
  }

  #filesOf(directory: string, convention: Convention): Promise<readonly ScriptFile[] | ScanError> {
    const key = JSON.stringify([directory, convention.version]);
    const known = this.#scans.get(key) ?? scanned(directory, convention);
    this.#scans.set(key, known);
    return known;
  }
}

async function scanned(
  directory: string,
  convention: Convention,
): Promise<readonly ScriptFile[] | ScanError> {
  try {
    return (await scanDirectory(directory, convention, { startProblems: false })).files;
  } catch (error) {
    if (error instanceof ScanError) {
      return error;
    }
    throw error;
  }
}

/** What CTDB says of scripts that it lists and cannot start. */
const NOT_STARTED: readonly ExpectedStatus[] = ["DISABLED", "CANNOT RUN"];

/** A case may be about a script that is disabled. */
function expectsDisabled({ steps }: TestCase): boolean {
  const expectations = steps.flatMap(({ expect }) => expect.expectations);
  return expectations.some(
    (one) => (one.kind === "status" || one.kind === "script") && NOT_STARTED.includes(one.status),
  );
}

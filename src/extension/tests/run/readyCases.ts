import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { ctdbBaseOf } from "../../../scripts/ctdbBase.ts";
import { saveBeforeRun } from "../../run/saveBeforeRun.ts";
import { saveDocument } from "../../run/saveDocument.ts";
import { chooseConvention } from "../../settings/conventionChoice.ts";
import { UserError } from "../../userError.ts";
import type { RunningServices } from "./runTests.ts";
import { requireConsent, testMode } from "./testMode.ts";
import type { LeafReport } from "./verdictBook.ts";

/**
 * Makes ready what cases are run with: the user's consent, and files that are saved.
 * @throws {UserError} where the user does not want them to run, or a file cannot be saved
 */
export async function readyCases(services: RunningServices, leaves: readonly LeafReport[]): Promise<void> {
  const cases = leaves.flatMap(({ leaf: { subject } }) =>
    subject.kind === "case" ? [subject.testCase] : [],
  );
  const choices = new Set(cases.map(({ sandbox }) => sandbox));
  await requireConsent(
    services,
    await Promise.all([...choices].map((choice) => testMode(choice, services.kitDirectory))),
  );
  for (const directory of new Set(cases.map((one) => one.directory))) {
    await saveDirectory(services, directory);
  }
  const files = new Set(cases.map(({ file }) => file));
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && files.has(document.uri.fsPath) && !(await saveDocument(document))) {
      const name = vscode.workspace.asRelativePath(document.uri);
      throw new UserError(t("{0} could not be saved, so its cases were not run.", name));
    }
  }
}

async function saveDirectory(
  { settingsFor, conventions }: RunningServices,
  directory: string,
): Promise<void> {
  const convention = await chooseConvention(directory, settingsFor(directory)).catch((error: unknown) => {
    // What is wrong with the settings is said case by case: one may name its own release.
    if (error instanceof UserError) {
      return null;
    }
    throw error;
  });
  if (convention !== null) {
    conventions.set(directory, convention);
    await saveBeforeRun(directory, ctdbBaseOf(directory, convention.generation));
  }
}

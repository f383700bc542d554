import { join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { UserError } from "../userError.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import { openNewFile } from "../workspace/newFile.ts";
import { SEQUENCE_TEMPLATE } from "./sequenceTemplate.ts";

/**
 * Asks for a name, writes a commented sequence into a folder and opens it.
 * @param base CTDB_BASE of an event directory, where its profile is, too
 * @throws {UserError} where it cannot be written.
 */
export async function createSequence(base: string): Promise<void> {
  const name = await vscode.window.showInputBox({
    title: t("Create CTDB sequence"),
    prompt: t("The file is written to {0}.", shortPath(base)),
    value: "link-failure",
    validateInput: (text) =>
      /^[A-Za-z0-9][\w.-]{0,60}$/.test(text.trim())
        ? null
        : t("A name has letters, digits, dots, dashes and underscores."),
  });
  if (name === undefined) {
    return;
  }
  const path = join(base, `${name.trim()}.ctdb-sequence.yaml`);
  await openNewFile(
    path,
    SEQUENCE_TEMPLATE,
    (why, error) =>
      new UserError(t("The sequence {0} cannot be written: {1}.", shortPath(path), why), [], error),
  );
}

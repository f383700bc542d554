import type { TextDocument } from "vscode";

const TRIES = 3;

/**
 * Saves a document.
 * @returns whether what was typed is on disk: where an automatic save comes at the same moment, VS Code says that nothing
 *   was saved.
 */
export async function saveDocument(document: TextDocument): Promise<boolean> {
  for (let count = 0; count < TRIES; count++) {
    if ((await document.save()) || !document.isDirty) {
      return true;
    }
  }
  return false;
}

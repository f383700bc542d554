import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as vscode from "vscode";
import { errnoText, systemFailure } from "../../scripts/systemError.ts";
import type { UserError } from "../userError.ts";

/**
 * Writes a file with the folders above it and opens it; one that is there is only opened.
 * @param refused what to say where it cannot be written. Its `why`: the words of the errno
 * @throws what `refused` says
 */
export async function openNewFile(
  path: string,
  text: string,
  refused: (why: string, error: unknown) => UserError,
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: "wx" });
  } catch (error) {
    const failure = systemFailure(error);
    if (failure?.code !== "EEXIST") {
      throw refused(failure === null ? String(error) : errnoText(failure.errno), error);
    }
  }
  await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
}

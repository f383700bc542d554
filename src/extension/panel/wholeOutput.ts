import { open } from "node:fs/promises";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { outputText } from "../../runner/output.ts";
import { OUTPUT_SCHEME } from "../ids.ts";
import type { RunStore } from "../run/runStore.ts";
import { UserError } from "../userError.ts";
import { formatBytes } from "./formats.ts";

/** More than an editor takes comfortably; the rest is in the file that the document names. */
const MOST_BYTES = 16 * 1024 * 1024;

/** In place of a script's index: a run that did not have it. */
const EMPTY = "none";

/** Whole outputs as read-only documents: `ctdb-output:/50.samba.script?RUN.SCRIPT`. */
export class WholeOutput implements vscode.TextDocumentContentProvider {
  readonly #store: RunStore;

  constructor(store: RunStore) {
    this.#store = store;
  }

  /** Opens a script's output beside nothing: as a preview in the active group. */
  async open(runId: number, index: number): Promise<void> {
    const script = this.#store.find(runId)?.scripts[index];
    if (script === undefined) {
      throw new UserError(t("This run is no longer kept, so its output cannot be opened."));
    }
    await vscode.window.showTextDocument(this.uriOf(runId, index, script.name.text), { preview: true });
  }

  /**
   * The document of a script's output.
   * @param index of the script in its run; `null`: an empty document
   */
  uriOf(runId: number, index: number | null, name: string): vscode.Uri {
    return vscode.Uri.from({
      scheme: OUTPUT_SCHEME,
      path: `/${t("{0} output", name.replaceAll("/", "_"))}`,
      query: `${runId}.${index ?? EMPTY}`,
    });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    if (uri.query.endsWith(`.${EMPTY}`)) {
      return "";
    }
    const [runId, index] = uri.query.split(".").map(Number);
    const output = this.#store.find(runId ?? 0)?.scripts[index ?? 0]?.report?.output;
    if (output === undefined) {
      return t("This run is no longer kept.");
    }
    if (output.file === null) {
      return outputText(output);
    }
    const start = await readStart(output.file).catch(() => null);
    if (start === null) {
      return outputText(output); // somebody has cleared the folder for temporary files
    }
    const { bytes, left } = start;
    const note = `\n[${t("{0} more in {1}", formatBytes(left), output.file)}]\n`;
    return left > 0 ? bytes.toString("utf8") + note : bytes.toString("utf8");
  }
}

/** The first bytes of a file and how many are left. */
async function readStart(path: string): Promise<{ bytes: Buffer; left: number }> {
  await using file = await open(path);
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.min(size, MOST_BYTES));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return { bytes: bytes.subarray(0, bytesRead), left: size - bytesRead };
}

import { stat } from "node:fs/promises";
import { t } from "@vscode/l10n";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver/node";
import { readSource } from "../../scripts/sourceText.ts";
import type { ParseLimitError } from "../../shell/shellParser.ts";
import { sentences } from "../../text/sentences.ts";
import { SOURCE } from "./toDiagnostic.ts";

/** The longest file that is checked, in bytes, or in UTF-16 units while it is open: far beyond any script. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** How large a file on disk is; 0 where that cannot be found out or where it is no file. */
export async function sizeOnDisk(path: string): Promise<number> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : 0;
  } catch {
    return 0; // gone, or a link that leads nowhere
  }
}

/** What an editor would show of a file on disk; `null` where it is no file, is too large or cannot be read. */
export async function readText(path: string): Promise<string | null> {
  try {
    return (await readSource(path)).text; // without waiting: files of /proc do, and a pipe may have taken its place
  } catch {
    return null;
  }
}

/** What is shown in place of findings for a file that is too large. */
export function tooLarge(size: number): Diagnostic {
  const mebibytes = (size / 1024 / 1024).toFixed(1);
  return notChecked(
    "file-too-large",
    t("This file has {0} MiB, and files of more than 2 MiB are not checked.", mebibytes),
  );
}

/** What is shown in place of findings for a script that takes too long to read. */
export function tooSlow({ message }: ParseLimitError): Diagnostic {
  return notChecked("script-too-slow", sentences(message, t("It is not checked.")));
}

function notChecked(code: string, message: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Hint,
    source: SOURCE,
    code,
    message,
  };
}

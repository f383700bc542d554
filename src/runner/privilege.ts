import { t } from "@vscode/l10n";
import { EACCES } from "../ctdb/endReading.ts";
import type { ScriptFile } from "../scripts/scriptFile.ts";
import type { ScriptReport } from "./report.ts";

const OWNER_EXECUTE = 0o100;

/**
 * What to tell of a script that its owner may execute and this user may not: it is shown DISABLED and
 * the event goes on without it, whereas CTDB, being root, most likely runs it.
 * @returns `null` where there is nothing to tell, always so for root.
 */
export function privilegeWarning(
  file: Pick<ScriptFile, "fileName" | "mode">,
  script: Pick<ScriptReport, "end">,
  isRoot = process.getuid?.() === 0,
): string | null {
  const { end } = script;
  const refused = end?.kind === "start-failed" && end.errno === EACCES;
  if (isRoot || !refused || ((file.mode ?? 0) & OWNER_EXECUTE) === 0) {
    return null;
  }
  return t(
    "This user may not run {0} (Permission denied). CTDB runs as root and most likely may.",
    file.fileName.text,
  );
}

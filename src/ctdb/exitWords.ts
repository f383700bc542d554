import { t } from "@vscode/l10n";
import { signalName } from "./signals.ts";

/**
 * What an exit status usually tells when a shell script ends with it: `127 (a command was not found)`.
 * POSIX shells: 126, 127, and 128 + n for a last command that a signal ended.
 */
export function exitWords(status: number): string {
  const meaning = exitMeaning(status);
  return meaning === null ? String(status) : `${status} (${meaning})`;
}

function exitMeaning(status: number): string | null {
  if (status === 126) {
    return t("a command could not be executed");
  }
  if (status === 127) {
    return t("a command was not found");
  }
  if (status > 128 && status <= 128 + 31) {
    return t("a command died of {0}", signalName(status - 128));
  }
  return null;
}

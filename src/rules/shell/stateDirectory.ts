import { t } from "@vscode/l10n";
import { atLeast, type Version } from "../../ctdb/version.ts";

/** Where a script of the release keeps its files, in words: `CTDB_SCRIPT_VARDIR` came with 4.4 (3aa11b175ac). */
export function stateDirectory(version: Version): string {
  return atLeast(version, [4, 4]) ? "`$CTDB_SCRIPT_VARDIR`" : t("a directory such as `/var/lib/ctdb`");
}

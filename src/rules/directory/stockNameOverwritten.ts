import { t } from "@vscode/l10n";
import { printable } from "../../scripts/fileNames.ts";
import type { FileRule } from "../rule.ts";
import { directoryRole, isLikeInstalled } from "./directoryRole.ts";
import { firstLineRange } from "./entryRange.ts";
import { isStockScript } from "./stockScripts.ts";

/**
 * Since 6742bf6cf65 (4.9) a link in the etc directory enables a stock script. `ctdb event script enable` finds a file
 * of that name first, changes its mode and makes no link (`event/event_tool.c`).
 */
export const stockNameOverwritten: FileRule = {
  code: "stock-name-overwritten",
  title: "A file takes the place of one of CTDB's own scripts",
  severity: "information",
  *check(file, directory) {
    const { entry } = file;
    if (
      directory.convention.enable === "link-or-chmod" &&
      directoryRole(directory) === "events" &&
      isLikeInstalled(directory) &&
      entry.type === "file" &&
      entry.position !== null &&
      isStockScript(entry.name.text)
    ) {
      const name = printable(entry.name.text);
      yield {
        range: firstLineRange(file),
        message: t(
          "This is a file and no link to CTDB's own `{0}`: CTDB runs it in place of that one, and updates of CTDB do not reach it. Give a script of your own another name, or remove the file and enable the stock script with `ctdb event script enable legacy {0}`.",
          name,
        ),
      };
    }
  },
};

import { t } from "@vscode/l10n";
import type { Command } from "../../../shell/command.ts";
import { statusText } from "../facts/statusText.ts";
import { paragraphs } from "../facts/versionText.ts";
import type { ScriptModel } from "../model/documentModel.ts";

/** What CTDB makes of the number behind `exit`, `return` or the message of `die`. */
export function statusHover({ script, convention }: ScriptModel, status: number, command: Command): string {
  const text = statusText(status, script.eventsAt(command.node), convention);
  if (command.name === "return" && command.place.function !== null) {
    return paragraphs(
      status === 0
        ? t("The function returns 0: success. CTDB sees it only where the script ends with it:")
        : t("The function returns {0}: failure. CTDB sees it only where the script ends with it:", status),
      text,
    );
  }
  return command.place.inSubshell
    ? paragraphs(t("This ends the subshell only, with {0}. Where the script ends with it:", status), text)
    : text;
}

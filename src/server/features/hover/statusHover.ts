import type { Command } from "../../../shell/command.ts";
import { statusText } from "../facts/statusText.ts";
import { paragraphs } from "../facts/versionText.ts";
import type { ScriptModel } from "../model/documentModel.ts";

/** What CTDB makes of the number behind `exit`, `return` or the message of `die`. */
export function statusHover({ script, convention }: ScriptModel, status: number, command: Command): string {
  const text = statusText(status, script.eventsAt(command.node), convention);
  if (command.name === "return" && command.place.function !== null) {
    return paragraphs(
      `The function returns ${status}: ${status === 0 ? "success" : "failure"}. CTDB sees it only where the script ends with it:`,
      text,
    );
  }
  return command.place.inSubshell
    ? paragraphs(`This ends the subshell only, with ${status}. Where the script ends with it:`, text)
    : text;
}

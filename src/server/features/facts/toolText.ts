import { t } from "@vscode/l10n";
import type { Convention } from "../../../ctdb/convention.ts";
import type { ToolCommand, ToolReach } from "../../../ctdb/tool/toolCommand.ts";
import { hasToolCommand, reachOf } from "../../../ctdb/tool/toolCommands.ts";
import { sentences } from "../../../text/sentences.ts";
import { tableText } from "../../../text/tableText.ts";
import { paragraphs, versionText } from "./versionText.ts";

const REACHES: Readonly<Record<ToolReach, () => string>> = {
  none: () => t("Asks nothing of ctdbd, so it works in every event."),
  local: () => t("Asks the ctdbd of this node: it hangs in `init` and works from `setup` on."),
  cluster: () => t("Asks databases or other nodes: it blocks or fails before the first recovery is over."),
};

/** A call with its arguments: `ctdb setvar <name> <value>`. */
export function toolSignature({ name, usage }: ToolCommand): string {
  return ["ctdb", name, usage].filter((part) => part !== "").join(" ");
}

/** What an author should know of a sub-command of `ctdb` in the target release: Markdown. */
export function toolText(command: ToolCommand, { version }: Convention): string {
  const title = `**\`${toolSignature(command)}\`** (${t("command of `ctdb`")})`;
  const versions = versionText(command.since, command.removed, version);
  return hasToolCommand(command, version)
    ? paragraphs(title, tableText(command.summary), REACHES[reachOf(command, version)](), versions)
    : paragraphs(title, sentences(versions, tableText(command.instead ?? "")), tableText(command.summary));
}

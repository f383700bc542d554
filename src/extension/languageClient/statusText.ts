import { t } from "@vscode/l10n";
import type { Command } from "vscode";
import { Commands, SETTINGS_SECTION, Settings } from "../ids.ts";
import { entryStatus, plain } from "./entryLook.ts";
import type { ShownDescription } from "./readMessages.ts";
import type { ServerState } from "./serverState.ts";

/** What the status item says. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly isError: boolean;
  readonly busy: boolean;
  readonly command: Command;
}

function restartCommand(): Command {
  return { title: t("Restart"), command: Commands.restartServer };
}
function showLogCommand(): Command {
  return { title: t("Show log"), command: Commands.showLog };
}
function targetCommand(): Command {
  return {
    title: t("Target version…"),
    command: "workbench.action.openSettings",
    arguments: [`${SETTINGS_SECTION}.${Settings.targetVersion}`],
  };
}

/** The words for a state of the server and the event directory of the file that is shown. */
export function statusText(
  state: ServerState,
  description: ShownDescription | null,
  shellcheckMissing: boolean,
): StatusText {
  switch (state.kind) {
    case "failed":
      return {
        text: t("CTDB: no language server"),
        detail: state.reason,
        isError: true,
        busy: false,
        command: restartCommand(),
      };
    case "stopped":
      return {
        text: t("CTDB: stopped"),
        detail: t("The language server is stopped."),
        isError: false,
        busy: false,
        command: restartCommand(),
      };
    case "starting":
      return {
        text: "CTDB",
        detail: t("Language server starts"),
        isError: false,
        busy: true,
        command: showLogCommand(),
      };
    case "running": {
      const { text, found } = words(description);
      const detail = shellcheckMissing ? t("{0}; ShellCheck is not installed", found) : found;
      return { text, detail, isError: false, busy: false, command: targetCommand() };
    }
  }
}

/** What CTDB makes of the file, else what it is checked as. */
function words(description: ShownDescription | null): { readonly text: string; readonly found: string } {
  if (description === null) {
    return { text: "CTDB", found: t("No event directory") };
  }
  const { version, generation, entry, count } = description;
  const release = t("CTDB {0} ({1})", version, generation);
  if (entry === null || entry.isOther) {
    return { text: release, found: t("Target version and convention") };
  }
  const why = entry.state === "enabled" ? entry.startProblem : entry.sentence;
  return { text: entryStatus(entry, count), found: why === null ? release : `${plain(why)} ${release}` };
}

import type { Command } from "vscode";
import { Commands, SETTINGS_SECTION, Settings } from "../ids.ts";
import { entryStatus, plain } from "./entryLook.ts";
import type { DirectoryDescription } from "./serverMessages.ts";
import type { ServerState } from "./serverState.ts";

/** What the status item says. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly isError: boolean;
  readonly busy: boolean;
  readonly command: Command;
}

const RESTART: Command = { title: "Restart", command: Commands.restartServer };
const SHOW_LOG: Command = { title: "Show log", command: Commands.showLog };
const TARGET: Command = {
  title: "Target version…",
  command: "workbench.action.openSettings",
  arguments: [`${SETTINGS_SECTION}.${Settings.targetVersion}`],
};

/** The words for a state of the server and the event directory of the file that is shown. */
export function statusText(
  state: ServerState,
  description: DirectoryDescription | null,
  shellcheckMissing: boolean,
): StatusText {
  switch (state.kind) {
    case "failed":
      return {
        text: "CTDB: no language server",
        detail: state.reason,
        isError: true,
        busy: false,
        command: RESTART,
      };
    case "stopped":
      return {
        text: "CTDB: stopped",
        detail: "The language server is stopped.",
        isError: false,
        busy: false,
        command: RESTART,
      };
    case "starting":
      return {
        text: "CTDB",
        detail: "Language server starts",
        isError: false,
        busy: true,
        command: SHOW_LOG,
      };
    case "running": {
      const { text, found } = words(description);
      const detail = shellcheckMissing ? `${found}; ShellCheck is not installed` : found;
      return { text, detail, isError: false, busy: false, command: TARGET };
    }
  }
}

/** What CTDB makes of the file, else what it is checked as. */
function words(description: DirectoryDescription | null): { readonly text: string; readonly found: string } {
  if (description === null) {
    return { text: "CTDB", found: "No event directory" };
  }
  const { version, generation, entry, count } = description;
  const release = `CTDB ${version} (${generation})`;
  if (entry === null || entry.isOther) {
    return { text: release, found: "Target version and convention" };
  }
  const why = entry.state === "enabled" ? entry.startProblem : entry.sentence;
  return { text: entryStatus(entry, count), found: why === null ? release : `${plain(why)} ${release}` };
}

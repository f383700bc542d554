import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import { registerProfile } from "../profile/registerProfile.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import type { RunStore } from "../run/runStore.ts";
import { sandboxChoiceNow, workspacePaths } from "../settings/settingsReader.ts";
import { eventDirectories } from "../workspace/eventDirectories.ts";
import type { NodeCommands } from "./nodeCommands.ts";
import { NodePanel } from "./nodePanel.ts";
import { NodeSource } from "./nodeSource.ts";
import { registerRowCommands } from "./rowCommands.ts";

const COMMANDS: Readonly<Record<string, (commands: NodeCommands) => Promise<void>>> = {
  [Commands.showNode]: (commands) => commands.show(),
  [Commands.chooseNode]: (commands) => commands.choose(),
  [Commands.resetNode]: (commands) => commands.reset(),
  [Commands.changeNode]: (commands) => commands.changeAny(),
  [Commands.setLink]: (commands) => commands.setLink(),
  [Commands.stopService]: (commands) => commands.stopService(),
  [Commands.startService]: (commands) => commands.startService(),
};

/** What the virtual node's view and commands need. */
export interface NodeServices {
  readonly kitDirectory: string;
  readonly log: vscode.LogOutputChannel;
  readonly store: RunStore;
  readonly settingsFor: SettingsReader;
}

/** Registers the view of the virtual node and all that is about nodes and their profiles. Nothing is read or made yet. */
export function registerNode({ kitDirectory, log, store, settingsFor }: NodeServices): vscode.Disposable {
  const source = new NodeSource(kitDirectory, workspacePaths, settingsFor);
  const near = {
    source,
    firstDirectory: async () => (await eventDirectories())[0]?.path ?? null,
    isBusy: (directory: string) =>
      store.runs.some((run) => run.report === null && run.start.directory === directory),
  };
  const panel = new NodePanel(near, store, hint);
  const commands = async (): Promise<NodeCommands> =>
    new (await import("./nodeCommands.ts")).NodeCommands(panel, store);
  return vscode.Disposable.from(
    panel,
    ...Object.entries(COMMANDS).map(([id, run]) =>
      registerCommand(log, id, async () => run(await commands())),
    ),
    registerRowCommands(log, panel, commands),
    registerProfile(log, settingsFor, async () => (await commands()).place()),
  );
}

/** In the mode host the view would mislead. */
function hint(): string {
  try {
    return sandboxChoiceNow() === "host"
      ? t("Events run on this machine as it is (setting ctdb.sandbox), not on this node.")
      : "";
  } catch {
    return ""; // the setting makes no sense, which its own messages say
  }
}

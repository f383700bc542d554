import { join } from "node:path";
import * as vscode from "vscode";
import { report } from "./commands.ts";
import { Commands } from "./ids.ts";
import type { PageHandler } from "./panel.ts";
import type { RunStore } from "./runStore.ts";
import { UserError } from "./userError.ts";
import type { WholeOutput } from "./wholeOutput.ts";

/** What the buttons of the page do. */
export function pageActions(store: RunStore, output: WholeOutput, log: vscode.LogOutputChannel): PageHandler {
  return (message) => {
    act(message, store, output).then(undefined, (error: unknown) =>
      report(log, `page ${message.kind}`, error),
    );
  };
}

async function act(message: Parameters<PageHandler>[0], store: RunStore, output: WholeOutput): Promise<void> {
  switch (message.kind) {
    case "run":
      await vscode.commands.executeCommand(Commands.runEvent);
      return;
    case "runAgain":
      await vscode.commands.executeCommand(Commands.runEventAgain);
      return;
    case "copyStatus":
      await vscode.commands.executeCommand(Commands.copyStatus);
      return;
    case "cancel":
      store.find(message.id)?.cancel();
      return;
    case "openScript":
      await openScript(store, message.id, message.index);
      return;
    case "openOutput":
      await output.open(message.id, message.index);
      return;
  }
}

async function openScript(store: RunStore, id: number, index: number): Promise<void> {
  const run = store.find(id);
  const script = run?.scripts[index];
  if (run === null || script === undefined) {
    throw new UserError("This run is no longer kept, so its script cannot be opened.");
  }
  await vscode.window.showTextDocument(vscode.Uri.file(join(run.start.directory, script.fileName.text)));
}

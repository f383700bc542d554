import { join } from "node:path";
import * as vscode from "vscode";
import { report } from "./commands.ts";
import { requireTrust } from "./guards.ts";
import { Commands } from "./ids.ts";
import type { LiveRun } from "./liveRun.ts";
import type { PageParts } from "./pageParts.ts";
import type { PageAction, PageHandler } from "./panel.ts";
import type { RunStore } from "./runStore.ts";
import { UserError } from "./userError.ts";
import type { WholeOutput } from "./wholeOutput.ts";

/** What the buttons of the page do. */
export function pageActions(
  store: RunStore,
  output: WholeOutput,
  parts: PageParts,
  runAnyway: (run: LiveRun) => Promise<void>,
  log: vscode.LogOutputChannel,
): PageHandler {
  return (message) => {
    act(message, store, output, parts, runAnyway).then(undefined, (error: unknown) =>
      report(log, `page ${message.kind}`, error),
    );
  };
}

async function act(
  message: PageAction,
  store: RunStore,
  output: WholeOutput,
  parts: PageParts,
  runAnyway: (run: LiveRun) => Promise<void>,
): Promise<void> {
  switch (message.kind) {
    case "run":
      await vscode.commands.executeCommand(Commands.runEvent);
      return;
    case "runAgain":
      await vscode.commands.executeCommand(Commands.runEventAgain);
      return;
    case "runAnyway":
      requireTrust();
      await runAnyway(keptRun(store, message.id));
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
    case "part":
      await parts.receive(message);
      return;
  }
}

async function openScript(store: RunStore, id: number, index: number): Promise<void> {
  const run = keptRun(store, id);
  const script = run.scripts[index];
  if (script !== undefined) {
    await vscode.window.showTextDocument(vscode.Uri.file(join(run.start.directory, script.fileName.text)));
  }
}

function keptRun(store: RunStore, id: number): LiveRun {
  const run = store.find(id);
  if (run === null) {
    throw new UserError("This run is no longer kept. Run the event again.");
  }
  return run;
}

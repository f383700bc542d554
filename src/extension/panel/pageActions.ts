import { join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { scriptStatusStart } from "../../runner/status/scriptStatus.ts";
import type { FormInput, ToPage } from "../../webview/messages.ts";
import { report } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { LiveRun } from "../run/liveRun.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import type { RunStarter } from "../run/runStarter.ts";
import type { RunStore } from "../run/runStore.ts";
import { UserError } from "../userError.ts";
import { requireTrust } from "../workspace/guards.ts";
import type { PageParts } from "./pageParts.ts";
import type { PageAction, PageHandler } from "./panel.ts";
import { formProblem, planForm } from "./runForm.ts";
import { namesFile } from "./traceView.ts";
import type { WholeOutput } from "./wholeOutput.ts";

/** Larger texts are not for a clipboard. */
const MOST_CLIPBOARD_BYTES = 4 * 1024 * 1024;

/** What the buttons of the page work with. */
export interface PageServices {
  readonly store: RunStore;
  readonly output: WholeOutput;
  readonly parts: PageParts;
  readonly settingsFor: SettingsReader;
  readonly log: vscode.LogOutputChannel;
  /** Asked for when it is needed: it needs the panel itself. */
  readonly starter: () => RunStarter;
}

/** What the buttons of the page do. */
export function pageActions(services: PageServices): PageHandler {
  return (message, answer) => {
    act(message, services, answer).then(undefined, (error: unknown) =>
      report(services.log, `page ${message.kind}`, error),
    );
  };
}

async function act(
  message: PageAction,
  services: PageServices,
  answer: (message: ToPage) => void,
): Promise<void> {
  const { store, output, parts, starter } = services;
  switch (message.kind) {
    case "run":
      await vscode.commands.executeCommand(Commands.runEvent);
      return;
    case "check": {
      const { convention } = keptRun(store, message.input.id).start;
      answer({
        kind: "formProblem",
        input: message.input,
        problem: formProblem(message.input, convention),
      });
      return;
    }
    case "runForm":
      await runForm(message.input, services, answer);
      return;
    case "runAnyway":
      requireTrust();
      await starter().startAnyway(keptRun(store, message.id));
      return;
    case "copyStatus":
      await vscode.commands.executeCommand(Commands.copyStatus);
      return;
    case "recordCase":
      await vscode.commands.executeCommand(Commands.recordCase);
      return;
    case "copyScriptStatus":
      await copyScriptStatus(keptRun(store, message.id), message.index);
      return;
    case "chooseSandbox":
      await vscode.commands.executeCommand(Commands.chooseSandbox);
      return;
    case "toggleTrace":
      await vscode.commands.executeCommand(Commands.toggleTrace, store.find(message.id)?.start.directory);
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
    case "openPlace":
      await openPlace(keptRun(store, message.id), message);
      return;
    case "part":
      await parts.receive(message);
      return;
  }
}

async function runForm(
  input: FormInput,
  services: PageServices,
  answer: (message: ToPage) => void,
): Promise<void> {
  requireTrust();
  const planned = await planForm(keptRun(services.store, input.id), input, services.settingsFor);
  if ("field" in planned) {
    answer({ kind: "formProblem", input, problem: planned });
  } else {
    await services.starter().start(planned);
  }
}

/** The page names a file; only what the trace of that script names is opened. */
async function openPlace(
  run: LiveRun,
  { index, file, line }: Extract<PageAction, { kind: "openPlace" }>,
): Promise<void> {
  const trace = run.scripts[index]?.report?.trace ?? null;
  if (trace === null || !namesFile(trace, file)) {
    return;
  }
  const place = new vscode.Position(Math.max(0, line - 1), 0);
  await vscode.window.showTextDocument(vscode.Uri.file(file), { selection: new vscode.Range(place, place) });
}

async function copyScriptStatus(run: LiveRun, index: number): Promise<void> {
  const script = run.scripts[index]?.report ?? null;
  if (run.report === null || script === null) {
    throw new UserError(t("The CTDB event is not over yet, so there is no status text."));
  }
  const bytes = scriptStatusStart(run.report, script.fileName, MOST_CLIPBOARD_BYTES);
  await vscode.env.clipboard.writeText(bytes.subarray(0, MOST_CLIPBOARD_BYTES).toString("utf8"));
  vscode.window.setStatusBarMessage(t("CTDB status text copied"), 3000);
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
    throw new UserError(t("This run is no longer kept. Run the event again."));
  }
  return run;
}

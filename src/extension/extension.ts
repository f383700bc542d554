import { join } from "node:path";
import * as vscode from "vscode";
import { createEngine } from "../runner/engine.ts";
import { scriptEnvironment } from "../runner/environment.ts";
import { createHostSandbox } from "../sandbox/hostSandbox.ts";
import { DisposableStore } from "./disposables.ts";
import { EngineRegistry } from "./engines.ts";
import { registerEventCommands } from "./eventCommands.ts";
import { HostConsent } from "./guards.ts";
import { LOG_NAME, OUTPUT_SCHEME, PANEL_VIEW, SETTINGS_SECTION } from "./ids.ts";
import { pageActions } from "./pageActions.ts";
import { EventsPanel } from "./panel.ts";
import type { SettingsReader } from "./plannedRun.ts";
import { RunController } from "./runController.ts";
import { RunMemory } from "./runMemory.ts";
import { RunStore } from "./runStore.ts";
import { readSettings } from "./settings.ts";
import { WholeOutput } from "./wholeOutput.ts";

/** Ends everything that still runs; set while the extension is active. */
let stop: (() => Promise<void>) | null = null;

/** Puts the parts together; nothing is read or started before a command asks for it. */
export function activate(context: vscode.ExtensionContext): void {
  const disposables = new DisposableStore();
  context.subscriptions.push(disposables);
  const log = disposables.add(vscode.window.createOutputChannel(LOG_NAME, { log: true }));
  const store = new RunStore();
  const engines = createEngines(context.extensionPath);
  const memory = new RunMemory(context.workspaceState);
  const consent = new HostConsent(context.workspaceState);
  const output = new WholeOutput(store);
  const bundle = vscode.Uri.joinPath(context.extensionUri, "dist");
  const panel = disposables.add(new EventsPanel(store, bundle, pageActions(store, output, log)));
  const controller = new RunController(store, engines, consent, log, () => panel.visible);
  disposables.add(vscode.workspace.registerTextDocumentContentProvider(OUTPUT_SCHEME, output));
  disposables.add(vscode.window.registerWebviewViewProvider(PANEL_VIEW, panel));
  const services = { log, store, memory, consent, controller, panel, settingsFor };
  for (const command of registerEventCommands(services)) {
    disposables.add(command);
  }
  stop = () => engines.close();
}

/** Resolves when no script of ours runs any more. */
export async function deactivate(): Promise<void> {
  await stop?.();
  stop = null;
}

const settingsFor: SettingsReader = (directory) => {
  const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION, vscode.Uri.file(directory));
  return readSettings((name) => configuration.get<unknown>(name));
};

function createEngines(extensionPath: string): EngineRegistry {
  const sandbox = createHostSandbox({ kitDirectory: join(extensionPath, "dist", "kit") });
  return new EngineRegistry(({ directory, convention, debugProgram }) =>
    createEngine({
      directory,
      convention,
      sandbox,
      environment: scriptEnvironment(directory, convention),
      workingDirectory: "/",
      ...(debugProgram === null ? {} : { debugProgram }),
    }),
  );
}

import { join } from "node:path";
import * as vscode from "vscode";
import { removeOrphanedFolders } from "../sandbox/ownedFolder.ts";
import { registerCases } from "./cases/registerCases.ts";
import { DisposableStore } from "./disposables.ts";
import { registerExample } from "./example/registerExample.ts";
import { registerHistory } from "./history/registerHistory.ts";
import { LOG_NAME, OUTPUT_SCHEME, PANEL_VIEW } from "./ids.ts";
import { registerInline } from "./inline/registerInline.ts";
import { useLanguage } from "./language.ts";
import { registerLanguageServer } from "./languageClient/registerLanguageServer.ts";
import { registerHandlerCommands } from "./lenses/handlerCommands.ts";
import { ScriptLenses } from "./lenses/scriptLenses.ts";
import { pageActions } from "./panel/pageActions.ts";
import { PageParts } from "./panel/pageParts.ts";
import { EventsPanel } from "./panel/panel.ts";
import { WholeOutput } from "./panel/wholeOutput.ts";
import { KeepingLog } from "./problemReport/keepingLog.ts";
import { KeptLines } from "./problemReport/keptLines.ts";
import { registerProblemReport } from "./problemReport/registerProblemReport.ts";
import { EngineRegistry } from "./run/engines.ts";
import { registerEventCommands } from "./run/eventCommands.ts";
import { LastResults } from "./run/lastResults.ts";
import { LastRunStatus } from "./run/lastRunStatus.ts";
import { RunController } from "./run/runController.ts";
import { RunMemory } from "./run/runMemory.ts";
import { RunStarter } from "./run/runStarter.ts";
import { RunStore } from "./run/runStore.ts";
import { SandboxConsent } from "./sandbox/consent.ts";
import { registerSandboxStatus } from "./sandbox/sandboxCommands.ts";
import { sandboxSource } from "./sandbox/sandboxSource.ts";
import { registerSequence } from "./sequence/registerSequence.ts";
import { settingsFor, workspacePaths } from "./settings/settingsReader.ts";
import { testCoverage } from "./tests/coverage/testCoverage.ts";
import { registerTests } from "./tests/registerTests.ts";
import { registerTestRuns } from "./tests/run/registerTestRuns.ts";
import { registerTree } from "./tree/registerTree.ts";
import { registerNode } from "./virtualNode/registerNode.ts";
import { EditorTexts } from "./workspace/editorTexts.ts";
import { memoryOf } from "./workspace/memoryOf.ts";
import { limitToWorkspace } from "./workspace/workspaceReach.ts";

/** Ends everything that still runs; set while the extension is active. */
let stop: (() => Promise<void>) | null = null;

/** Puts the parts together; no script is started before a command asks for it. */
export function activate(context: vscode.ExtensionContext): void {
  useLanguage();
  const disposables = new DisposableStore();
  context.subscriptions.push(disposables);
  disposables.add(limitToWorkspace());
  const kitDirectory = join(context.extensionPath, "dist", "kit");
  const kept = new KeptLines();
  const channel = vscode.window.createOutputChannel(LOG_NAME, { log: true });
  const log = disposables.add(new KeepingLog(channel, kept));
  const store = new RunStore();
  const texts = disposables.add(new EditorTexts());
  const results = disposables.add(new LastResults(store, texts));
  const engines = createEngines();
  const remembered = memoryOf(context, (line) => log.warn(line));
  const memory = new RunMemory(remembered);
  const consent = new SandboxConsent(remembered);
  const output = new WholeOutput(store);
  const bundle = vscode.Uri.joinPath(context.extensionUri, "dist");
  const parts = new PageParts();
  const actions = pageActions({ store, output, parts, settingsFor, log, starter: () => starter });
  const panel = disposables.add(new EventsPanel(store, bundle, parts, actions));
  const sandboxOf = sandboxSource(kitDirectory, workspacePaths);
  const controller = new RunController(store, engines, sandboxOf, consent, log, () => panel.visible);
  const starter = new RunStarter(controller, memory, panel, log);
  disposables.add(vscode.workspace.registerTextDocumentContentProvider(OUTPUT_SCHEME, output));
  disposables.add(vscode.window.registerWebviewViewProvider(PANEL_VIEW, panel));
  disposables.add(registerSandboxStatus(kitDirectory, store, log));
  disposables.add(registerNode({ kitDirectory, log, store, settingsFor }));
  const sequences = disposables.add(
    registerSequence({ kitDirectory, log, store, controller, panel, parts, settingsFor }),
  );
  const history = disposables.add(
    registerHistory({ storage: context.storageUri, store, log, output, parts }),
  );
  const services = { log, store, results, memory, consent, controller, starter, panel, settingsFor };
  for (const command of registerEventCommands(services)) {
    disposables.add(command);
  }
  const lenses = disposables.add(new ScriptLenses(services));
  const server = disposables.add(registerLanguageServer(context, log, lenses));
  disposables.add(registerHandlerCommands(services, server.servedIn));
  disposables.add(registerInline({ ...services, texts }, server, context.extensionUri));
  disposables.add(new LastRunStatus(store));
  const { extensionUri } = context;
  const caseWorker = join(context.extensionPath, "dist", "caseWorker.js");
  disposables.add(registerTree({ log, results, server, settingsFor, remembered }, extensionUri));
  const { tree } = disposables.add(
    registerTests({ log, memory, server, settingsFor, remembered, caseWorker }, kitDirectory),
  );
  const tests = disposables.add(
    registerTestRuns({ ...services, tree, kitDirectory, workspacePaths }, testCoverage(kitDirectory)),
  );
  disposables.add(registerCases({ kitDirectory, log, server, settingsFor, store }));
  disposables.add(registerExample({ context, log }));
  disposables.add(registerProblemReport({ context, kept, kitDirectory, log, store, settingsFor }));
  void removeOrphanedFolders(); // of an extension host that was killed; never rejects
  stop = async () => {
    // What cannot be ended must not keep the rest from its end.
    const ended = [tests.close(), sequences.close(), engines.close(), server.stop()];
    await history.close(Promise.allSettled(ended));
    await Promise.all(ended);
  };
}

/** Resolves when no script of ours runs any more. */
export async function deactivate(): Promise<void> {
  await stop?.();
  stop = null;
}

function createEngines(): EngineRegistry {
  return new EngineRegistry(async ({ directory, convention, debugProgram, chosen }) => {
    const { createCtdbEngine } = await import("../runner/ctdbEngine.ts");
    return createCtdbEngine({ directory, convention, sandbox: chosen.sandbox, debugProgram });
  });
}

import { join } from "node:path";
import * as vscode from "vscode";
import type { CodeLens } from "vscode-languageclient/node";
import { type HandlerPlace, ServerMessages } from "../../protocol/serverMessages.ts";
import { registerCommand } from "../commands.ts";
import { DisposableStore } from "../disposables.ts";
import { Commands, FIX_FILE } from "../ids.ts";
import { readServedEvent, type ServedEvent } from "../lenses/servedEvent.ts";
import { isYamlCovered } from "../yaml/yamlExtension.ts";
import { CODE_LENS, type LensExtender } from "./codeLenses.ts";
import { DirectoryStates } from "./directoryStates.ts";
import { DocumentLanguages } from "./documentLanguages.ts";
import { DOCUMENT_SELECTOR } from "./documentSelector.ts";
import { EntryDecorations } from "./entryDecorations.ts";
import { fixAll } from "./fixAll.ts";
import { LanguageServer } from "./languageServer.ts";
import { openRule } from "./openRule.ts";
import { readDescription, readHandlers, type ShownDescription } from "./readMessages.ts";
import type { ServerState } from "./serverState.ts";
import { ServerStatus } from "./serverStatus.ts";
import { isShellcheckCovered } from "./shellcheckExtensions.ts";
import { statusText } from "./statusText.ts";

/** The language server of the window, as the extension holds it. */
export interface RegisteredServer extends vscode.Disposable {
  /** The event directories as the server told of them last. */
  readonly directories: DirectoryStates;
  /** Tells the path of a directory of which the server says something new; `null`: it ended and knows none. */
  readonly onDidTell: vscode.Event<string | null>;
  /** Whether it can be asked. */
  isRunning(): boolean;
  /** Ends the server; resolves when it has ended. */
  stop(): Promise<void>;
  /** The events that the handlers of a script serve; none where the server does not run. */
  servedIn(document: vscode.TextDocument): Promise<readonly ServedEvent[]>;
  /**
   * Asks for the label of the handler that an event gets to, or of all handlers; empty where the script has none.
   * @returns `null` where the server does not run or does not read the file as a script
   */
  handlers(path: string, event: string | null): Promise<readonly HandlerPlace[] | null>;
  /** Told whenever the server has started. */
  readonly onDidStart: vscode.Event<void>;
}

/** Starts the language server and keeps it in step with the window: trust, other extensions, the file that is shown. */
export function registerLanguageServer(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  lenses: LensExtender,
): RegisteredServer {
  const disposables = new DisposableStore();
  const status = disposables.add(new ServerStatus());
  const module = join(context.extensionPath, "dist", "server.js");
  let description: ShownDescription | null = null;
  let covered = coveredByOthers();
  const show = (): void => status.show(statusText(server.state, description, server.shellcheckMissing));
  const started = disposables.add(new vscode.EventEmitter<void>());
  const states = new DirectoryStates();
  const decorations = disposables.add(new EntryDecorations(states));
  const languages = disposables.add(new DocumentLanguages(states, log));
  const told = disposables.add(new vscode.EventEmitter<string | null>());
  const server = new LanguageServer(module, log, lenses, stateChanged, (state) => {
    decorations.update(states.take(state));
    languages.lookAtAll();
    follow();
    told.fire(state.directory);
  });

  function stateChanged({ kind }: ServerState): void {
    if (kind !== "running" && states.paths().length > 0) {
      states.clear();
      decorations.update();
      told.fire(null);
    }
    show();
    follow();
    if (kind === "running") {
      started.fire();
    }
  }

  async function handlers(path: string, event: string | null): Promise<readonly HandlerPlace[] | null> {
    try {
      if (server.state.kind === "starting") {
        await server.start(); // resolves when it has started
      }
      const uri = vscode.Uri.file(path).toString();
      return readHandlers(await server.request(ServerMessages.handlers, { uri, event }));
    } catch (error) {
      log.debug("Handlers of a script:", String(error)); // it ended meanwhile, and is asked again when it is back
      return null;
    }
  }

  /** Asks what the file that is shown is checked as. */
  function follow(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.uri.scheme !== "file" || server.state.kind !== "running") {
      return;
    }
    describe(document).catch((error: unknown) =>
      log.debug("Event directory of the open file:", String(error)),
    );
  }

  async function describe(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    if (vscode.languages.match([...DOCUMENT_SELECTOR], document) === 0) {
      await server.notify(ServerMessages.fileShown, { uri });
    }
    const found = readDescription(await server.request(ServerMessages.describe, { uri }));
    if (vscode.window.activeTextEditor?.document === document) {
      description = found;
      show();
    }
  }

  async function servedIn(document: vscode.TextDocument): Promise<readonly ServedEvent[]> {
    if (server.state.kind === "starting") {
      await server.start(); // resolves when it has started
    }
    const textDocument = { uri: document.uri.toString() };
    const found = await server.request(CODE_LENS, { textDocument });
    return (Array.isArray(found) ? (found as readonly CodeLens[]) : []).flatMap(
      ({ command, data }) => readServedEvent(command?.arguments, data) ?? [],
    );
  }

  disposables.add(lenses.onDidChange(() => server.refreshLenses()));
  disposables.add(registerCommand(log, Commands.restartServer, () => server.restart()));
  disposables.add(registerCommand(log, Commands.openRule, (code) => openRule(context.extensionUri, code)));
  disposables.add(
    registerCommand(log, Commands.fixAll, (target, extent) => fixAll(server, target, extent === FIX_FILE)),
  );
  disposables.add(vscode.window.onDidChangeActiveTextEditor(follow));
  disposables.add(vscode.workspace.onDidSaveTextDocument(follow));
  disposables.add(vscode.workspace.onDidGrantWorkspaceTrust(() => server.restart()));
  disposables.add(
    vscode.extensions.onDidChange(() => {
      if (covered !== coveredByOthers()) {
        covered = coveredByOthers();
        void server.restart(); // never rejects
      }
    }),
  );
  show();
  void server.start(); // never rejects
  return {
    stop: () => server.stop(),
    dispose: () => disposables.dispose(),
    servedIn,
    handlers,
    onDidStart: started.event,
    directories: states,
    onDidTell: told.event,
    isRunning: () => server.state.kind === "running",
  };
}

/** What the server leaves to other extensions, so that it starts anew where that changes. */
function coveredByOthers(): string {
  return JSON.stringify([isShellcheckCovered(), isYamlCovered()]);
}

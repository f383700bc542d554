import { dirname } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
import { Commands } from "../ids.ts";
import { translations } from "../language.ts";
import { saveDocument } from "../run/saveDocument.ts";
import { isYamlCovered } from "../yaml/yamlExtension.ts";
import type { LensExtender } from "./codeLenses.ts";
import { DOCUMENT_SELECTOR } from "./documentSelector.ts";
import type { RestartBudget } from "./restartBudget.ts";
import { followServerTrace } from "./serverTrace.ts";
import { isShellcheckCovered } from "./shellcheckExtensions.ts";

export { State } from "vscode-languageclient/node";

/** Enough for thousands of scripts; a server that wants more has gone wrong. */
const MEMORY_MEGABYTES = 512;

/** What a client is made with. */
export interface ClientContext {
  /** Absolute path of `server.js`. */
  readonly module: string;
  readonly log: vscode.LogOutputChannel;
  readonly budget: RestartBudget;
  /** Whether the client has been running; before that an end of the server is a failed start. */
  readonly hasStarted: () => boolean;
  readonly lenses: LensExtender;
  /** Told when the server has ended too often. */
  readonly gaveUp: (reason: string) => void;
}

/** Makes a client with a server of its own, which runs on the extension host's Node. */
export function createClient(context: ClientContext): LanguageClient {
  const { module, log } = context;
  const run = {
    module,
    transport: TransportKind.ipc,
    options: { execArgv: [`--max-old-space-size=${MEMORY_MEGABYTES}`], cwd: dirname(module) },
  };
  const server: ServerOptions = { run, debug: run };
  return new LogClient(server, clientOptions(context, log), log);
}

/** Writes its errors to the log alone: what the user should know of the server is its entry of the language status. */
class LogClient extends LanguageClient {
  readonly #trace: vscode.Disposable;

  constructor(server: ServerOptions, options: LanguageClientOptions, log: vscode.LogOutputChannel) {
    super("ctdb", t("CTDB language server"), server, options);
    this.#trace = followServerTrace(this, log);
  }

  override async dispose(timeout?: number): Promise<void> {
    this.#trace.dispose();
    await super.dispose(timeout);
  }

  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function clientOptions(context: ClientContext, log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...DOCUMENT_SELECTOR],
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => ({
      trusted: vscode.workspace.isTrusted,
      shellcheckCovered: isShellcheckCovered(),
      yamlCovered: isYamlCovered(),
      suggestCommand: "editor.action.triggerSuggest",
      openRuleCommand: Commands.openRule,
      takesFolders: true,
      takesDirectoryStates: true,
      texts: translations(),
      // Nothing is run in a workspace that is not trusted, nor on Windows.
      ...(vscode.workspace.isTrusted && process.platform !== "win32"
        ? { runEventCommand: Commands.runHandler }
        : {}),
    }),
    initializationFailedHandler: (error) => {
      log.error(`The CTDB language server refused to start: ${error}`);
      return false;
    },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        if (context.hasStarted() && context.budget.spend(performance.now())) {
          return { action: CloseAction.Restart, handled: true };
        }
        if (context.hasStarted()) {
          context.gaveUp(t("It has ended six times within three minutes."));
        }
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true, onTabs: false },
    middleware: createMiddleware(context.lenses),
  };
}

/**
 * A fix on disk is done to what is on disk, so what was typed goes there first. The language client gives no answer
 * where the server ends meanwhile: the user is told.
 */
function createMiddleware(lenses: LensExtender): Middleware {
  return {
    async executeCommand(command, args, next) {
      const files = filesOf(args[0]);
      for (const document of vscode.workspace.textDocuments) {
        if (document.isDirty && files.includes(document.uri.fsPath)) {
          await saveBefore(document);
        }
      }
      const answer: unknown = await next(command, args);
      if (answer === undefined) {
        throw new Error(t("The CTDB language server ended before the fix was done. Choose it again."));
      }
      return answer;
    },
    async provideCodeLenses(document, token, next) {
      const found = await next(document, token);
      return found === null || found === undefined ? found : lenses.extend(document, found);
    },
  };
}

/** An editor that is busy may give up a save at the first call; a fix must not be done to older text. */
async function saveBefore(document: vscode.TextDocument): Promise<void> {
  if (!(await saveDocument(document))) {
    throw new Error(
      t("{0} could not be saved, so nothing was changed on disk. Save it first.", document.uri.fsPath),
    );
  }
}

function filesOf(argument: unknown): readonly string[] {
  const steps: unknown =
    typeof argument === "object" && argument !== null && "steps" in argument ? argument.steps : [];
  if (!Array.isArray(steps)) {
    return [];
  }
  return steps
    .map((step: unknown) =>
      typeof step === "object" && step !== null && "file" in step ? step.file : undefined,
    )
    .filter((file) => typeof file === "string");
}

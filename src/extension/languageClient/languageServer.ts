import { setImmediate } from "node:timers/promises";
import { t } from "@vscode/l10n";
import type * as vscode from "vscode";
import type { LogOutputChannel } from "vscode";
import type { LanguageClient, WorkspaceEdit } from "vscode-languageclient/node";
import { type DirectoryState, ServerMessages } from "../../protocol/serverMessages.ts";
import { type LensExtender, refreshLenses } from "./codeLenses.ts";
import { isShellcheckMissing, readDirectoryState } from "./readMessages.ts";
import { RestartBudget } from "./restartBudget.ts";
import type { ServerState } from "./serverState.ts";

/** How long the server may take to end. */
const STOP_MILLISECONDS = 2000;

/** The one language server of the window: started once at a time, with a new client after each failure. */
export class LanguageServer {
  readonly #module: string;
  readonly #log: LogOutputChannel;
  readonly #lenses: LensExtender;
  readonly #changed: (state: ServerState) => void;
  readonly #directoryTold: (state: DirectoryState) => void;
  #client: LanguageClient | null = null;
  #state: ServerState = { kind: "stopped" };
  #shellcheckMissing = false;
  /** Starts and stops, one after another. */
  #work: Promise<void> = Promise.resolve();
  #restart: Promise<void> | null = null;

  /**
   * @param module absolute path of `server.js`
   * @param lenses what the editor shows of the server's lenses
   * @param changed told of each new state
   * @param directoryTold told what the server says of an event directory
   */
  constructor(
    module: string,
    log: LogOutputChannel,
    lenses: LensExtender,
    changed: (state: ServerState) => void,
    directoryTold: (state: DirectoryState) => void = () => undefined,
  ) {
    this.#module = module;
    this.#log = log;
    this.#lenses = lenses;
    this.#changed = changed;
    this.#directoryTold = directoryTold;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Whether the server looked for ShellCheck in vain. */
  get shellcheckMissing(): boolean {
    return this.#shellcheckMissing;
  }

  /** Starts the server where none runs. Never rejects: what went wrong is its state. */
  start(): Promise<void> {
    return this.#queue(async () => {
      if (this.#client === null) {
        await this.#begin();
      }
    });
  }

  /** Ends the server and starts another; who asks again before that begins shares it. */
  restart(): Promise<void> {
    this.#restart ??= this.#queue(async () => {
      this.#restart = null;
      await this.#end();
      await this.#begin();
    });
    return this.#restart;
  }

  /** Ends the server. */
  stop(): Promise<void> {
    return this.#queue(() => this.#end());
  }

  /** Asks the server. @returns `undefined` where it does not run */
  async request(method: string, params: unknown): Promise<unknown> {
    return this.#client?.isRunning() ? this.#client.sendRequest<unknown>(method, params) : undefined;
  }

  /** An edit of the server as VS Code takes it; `null` where the server does not run. */
  async toEdit(edit: WorkspaceEdit): Promise<vscode.WorkspaceEdit | null> {
    return (await this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit)) ?? null;
  }

  /** Tells the server something, where it runs. */
  async notify(method: string, params: unknown): Promise<void> {
    if (this.#client?.isRunning()) {
      await this.#client.sendNotification(method, params);
    }
  }

  /** Has the editor ask again for lenses, where the server runs. */
  refreshLenses(): void {
    if (this.#client?.isRunning()) {
      refreshLenses(this.#client);
    }
  }

  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work, work);
    return this.#work;
  }

  async #begin(): Promise<void> {
    this.#set({ kind: "starting" });
    let started = false;
    // The library is large: it is loaded when VS Code has gone on to the next extension.
    await setImmediate();
    const { createClient, State } = await import("./createClient.ts");
    const client = createClient({
      module: this.#module,
      log: this.#log,
      lenses: this.#lenses,
      budget: new RestartBudget(),
      hasStarted: () => started,
      gaveUp: (reason) => this.#set({ kind: "failed", reason }),
    });
    this.#client = client;
    client.onNotification(ServerMessages.status, (status: unknown) => {
      this.#shellcheckMissing = isShellcheckMissing(status);
      this.#changed(this.#state);
    });
    client.onNotification(ServerMessages.directoryState, (value: unknown) => {
      const state = readDirectoryState(value);
      if (state !== null && this.#client === client) {
        this.#directoryTold(state);
      }
    });
    client.onDidChangeState(({ newState }) => {
      // After the first start only: the server ended by itself and is started again.
      if (started && this.#client === client && newState !== State.Stopped) {
        this.#set({ kind: newState === State.Running ? "running" : "starting" });
      }
    });
    try {
      await client.start();
      started = true;
      this.#set({ kind: "running" });
    } catch (error) {
      this.#log.error(
        "The CTDB language server did not start:",
        error instanceof Error ? error : String(error),
      );
      this.#client = null; // a client whose start failed never starts again
      await this.#dispose(client);
      this.#set({ kind: "failed", reason: t("It did not start.") });
    }
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (client !== null) {
      await this.#dispose(client);
    }
    this.#set({ kind: "stopped" });
  }

  async #dispose(client: LanguageClient): Promise<void> {
    try {
      await client.dispose(STOP_MILLISECONDS);
    } catch (error) {
      this.#log.debug("The CTDB language server did not end as asked:", String(error));
    }
  }

  #set(state: ServerState): void {
    this.#state = state;
    this.#changed(state);
  }
}

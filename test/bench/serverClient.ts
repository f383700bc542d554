import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createMessageConnection, type MessageConnection } from "vscode-languageserver/node";

/** A language server to compare. */
export interface BenchServer {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Whether diagnostics are asked for (`textDocument/diagnostic`) instead of waited for. */
  readonly pulls: boolean;
}

/** A running server, spoken to as an editor does. */
export class ServerClient {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #pulls: boolean;
  readonly #waiting = new Map<string, () => void>();

  private constructor(child: ChildProcess, connection: MessageConnection, pulls: boolean) {
    this.#child = child;
    this.#connection = connection;
    this.#pulls = pulls;
    connection.onNotification("textDocument/publishDiagnostics", ({ uri }: { uri: string }) => {
      this.#waiting.get(uri)?.();
    });
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      items.map(() => null),
    );
    connection.onRequest("client/registerCapability", () => null);
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.onRequest("workspace/diagnostic/refresh", () => null);
    connection.listen();
  }

  /** Starts a server; resolves when it has answered `initialize`. */
  static async start({ program, args, pulls }: BenchServer, folder: string): Promise<ServerClient> {
    const child = spawn(process.execPath, [program, ...args], { stdio: ["pipe", "pipe", "ignore"] });
    const connection = createMessageConnection(child.stdout, child.stdin);
    const client = new ServerClient(child, connection, pulls);
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "bench" }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
        textDocument: {
          publishDiagnostics: { versionSupport: true },
          hover: { contentFormat: ["markdown"] },
          completion: { completionItem: { snippetSupport: true } },
          ...(pulls && { diagnostic: { dynamicRegistration: false } }),
        },
      },
    });
    await connection.sendNotification("initialized", {});
    return client;
  }

  /** Opens a file; resolves with its first diagnostics. */
  async open(path: string): Promise<void> {
    const uri = pathToFileURL(path).href;
    const published = new Promise<void>((resolve) => this.#waiting.set(uri, resolve));
    const text = readFileSync(path, "utf8");
    await this.#connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "shellscript", version: 1, text },
    });
    if (this.#pulls) {
      await this.#connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    } else {
      await published;
    }
  }

  /** Asks something about a place; resolves with the answer. */
  ask(method: string, path: string, line: number, character: number): Promise<unknown> {
    const textDocument = { uri: pathToFileURL(path).href };
    return this.#connection.sendRequest(`textDocument/${method}`, {
      textDocument,
      position: { line, character },
    });
  }

  /** Resident memory in MB, that of its children included (ShellCheck is one). */
  get memory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    await this.#connection.sendRequest("shutdown");
    await this.#connection.sendNotification("exit");
    await ended;
    this.#connection.dispose();
  }
}

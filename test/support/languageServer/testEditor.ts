import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  UnregistrationRequest,
} from "vscode-languageserver/node";
import { FAKE_SERVER, LANGUAGE_SERVER } from "../programs.ts";

const ENTRIES = { real: LANGUAGE_SERVER, fake: FAKE_SERVER };

/** How a test's editor is. */
export interface EditorOptions {
  /** The server with our rules, or with those of `fakeChecker.ts`; or the path of another. */
  readonly server?: "real" | "fake" | { readonly path: string };
  readonly folders?: readonly string[];
  /** Whether it asks for diagnostics. */
  readonly pull?: boolean;
  /** The section `ctdb`; asked for by the server where it is given as a function. */
  readonly settings?: (() => unknown) | Record<string, unknown>;
  readonly options?: Record<string, unknown>;
  readonly capabilities?: ClientCapabilities;
  readonly processId?: number | null;
  readonly environment?: NodeJS.ProcessEnv;
}

/** A scripted editor with a server of its own, over standard input and output. */
export class TestEditor {
  readonly child: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  readonly messages: string[] = [];
  readonly logged: string[] = [];
  readonly registrations = new Map<string, unknown>();
  readonly published = new Map<string, readonly Diagnostic[]>();
  refreshes = 0;
  stderr = "";
  answer: InitializeResult = { capabilities: {} };
  readonly #waiting = new Set<() => void>();
  readonly #ended: Promise<unknown[]>;

  private constructor({ server = "fake", environment }: EditorOptions) {
    const path = typeof server === "string" ? ENTRIES[server] : server.path;
    this.child = spawn(process.execPath, [path, "--stdio"], { env: { ...process.env, ...environment } });
    this.#ended = once(this.child, "close");
    this.child.stdin.on("error", () => {}); // the server has ended
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
    const reader = new StreamMessageReader(this.child.stdout);
    // What waits for the rest of a message would go on where a server was killed in the middle of one.
    reader.partialMessageTimeout = 0;
    this.connection = createProtocolConnection(reader, new StreamMessageWriter(this.child.stdin));
  }

  /** Starts a server and says hello. */
  static async start(options: EditorOptions = {}): Promise<TestEditor> {
    const editor = new TestEditor(options);
    editor.#listen(options);
    editor.answer = await editor.connection.sendRequest(InitializeRequest.type, helloOf(options));
    await editor.connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  open(path: string, text: string, languageId = "shellscript"): Promise<void> {
    const textDocument = { uri: uri(path), languageId, version: 1, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  change(path: string, version: number, range: Range, text: string): Promise<void> {
    const textDocument = { uri: uri(path), version };
    const contentChanges = [{ range, text }];
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges,
    });
  }

  close(path: string): Promise<void> {
    const textDocument = { uri: uri(path) };
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  /** Asks for the diagnostics of a file. */
  pull(path: string, previousResultId?: string) {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: uri(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** Asks for what can be done in a range. */
  async actions(path: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const found = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: uri(path) },
      range,
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
    return (found ?? []).filter((one): one is CodeAction => "kind" in one);
  }

  /** The codes that were sent for a file; `null` where nothing was sent yet. */
  codes(path: string): readonly unknown[] | null {
    return this.published.get(uri(path))?.map(({ code }) => code) ?? null;
  }

  /** Resolves when something is so, which is looked at whenever the server says something. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      await promise;
      this.#waiting.delete(resolve);
    }
  }

  /** Resolves with the status that the server ends with. */
  async ended(): Promise<number | null> {
    const [status] = await this.#ended;
    return typeof status === "number" ? status : null;
  }

  /** Ends the server as editors do. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await this.connection.sendRequest(ShutdownRequest.type);
      await this.connection.sendNotification(ExitNotification.type);
    }
    const status = await this.ended();
    this.connection.dispose();
    return status;
  }

  #listen({ settings }: EditorOptions): void {
    const { connection } = this;
    const heard = (): void => {
      for (const wake of [...this.#waiting]) {
        wake();
      }
    };
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri: of, diagnostics }) => {
      this.published.set(of, diagnostics);
      heard();
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
      heard();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
      heard();
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      heard();
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { id, registerOptions } of registrations) {
        this.registrations.set(id, registerOptions);
      }
      heard();
    });
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      for (const { id } of unregisterations) {
        this.registrations.delete(id);
      }
      heard();
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(() => (typeof settings === "function" ? settings() : null)),
    );
    connection.listen();
  }
}

/** The URI of a file. */
export function uri(path: string): string {
  return pathToFileURL(path).href;
}

function helloOf({
  folders = [],
  pull,
  settings,
  options,
  capabilities,
  processId,
}: EditorOptions): InitializeParams {
  return {
    processId: processId === undefined ? process.pid : processId,
    rootUri: null,
    workspaceFolders: folders.map((folder) => ({ uri: uri(folder), name: folder })),
    capabilities: {
      ...capabilities,
      textDocument: {
        synchronization: { dynamicRegistration: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        publishDiagnostics: { versionSupport: true },
        ...capabilities?.textDocument,
        ...(pull === true ? { diagnostic: { dynamicRegistration: true } } : {}),
      },
      workspace: {
        configuration: typeof settings === "function",
        workspaceFolders: true,
        workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
        ...(pull === true ? { diagnostics: { refreshSupport: true } } : {}),
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
    initializationOptions: { ...options, ...(typeof settings === "object" ? { settings } : {}) },
  };
}

/** Starts editors for tests and ends their servers afterwards, whatever became of the test. */
export function useEditors(): (options?: EditorOptions) => Promise<TestEditor> {
  const started: TestEditor[] = [];
  afterEach(async () => {
    for (const { child, connection } of started.splice(0)) {
      connection.dispose();
      child.kill("SIGKILL");
    }
  });
  return async (options) => {
    const editor = await TestEditor.start(options);
    started.push(editor);
    return editor;
  };
}

import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import type { EventDirectories } from "../directories/eventDirectories.ts";
import type { EventDirectory } from "../directories/eventDirectory.ts";
import { pathOf, uriOf } from "../fileUri.ts";
import { errorText, type Log } from "../log.ts";
import type { FileReports, FileState } from "./fileReports.ts";
import { OpenRequest } from "./openRequest.ts";

/** How many reports are collected before they are sent. */
const CHUNK = 32;
/** How long after an answer about an open file the same is said here. */
const RESEND_MILLISECONDS = 50;

/** What the answers to `workspace/diagnostic` are made of. */
export interface WorkspaceServices {
  readonly directories: EventDirectories;
  readonly reports: FileReports;
  readonly log: Log;
}

type Progress = Pick<ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>, "report">;

/**
 * Answers `workspace/diagnostic`: what is found in all files of all event directories, open ones included, since an
 * editor may have a file open that it does not show and does not ask for. A request stays open until something changes,
 * and where the editor takes partial results until it is cancelled.
 */
export class WorkspaceDiagnostics {
  readonly #services: WorkspaceServices;
  readonly #requests = new Set<OpenRequest>();
  readonly #soon = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(services: WorkspaceServices) {
    this.#services = services;
  }

  /** Lets open requests look at everything again. */
  lookAtAll(): void {
    for (const request of this.#requests) {
      request.lookAtAll();
    }
  }

  /** Lets open requests look at one file again. */
  lookAt(path: string): void {
    for (const request of this.#requests) {
      request.lookAt(path);
    }
  }

  /** Sends a file again although nothing has changed: the editor has let go, or will have, of what it knew. */
  resend(path: string): void {
    this.#soon.add(path);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      for (const one of this.#soon) {
        for (const request of this.#requests) {
          request.resend(one);
        }
      }
      this.#soon.clear();
    }, RESEND_MILLISECONDS);
  }

  close(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }

  /**
   * @param progress takes partial results; `undefined` where the editor takes none
   * @throws {ResponseError} when the request is cancelled
   */
  async answer(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: Progress | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const request = new OpenRequest();
    for (const { uri, value } of previousResultIds) {
      const path = pathOf(uri);
      if (path !== null) {
        request.sent.set(path, value);
      }
    }
    this.#requests.add(request);
    const cancelled = token.onCancellationRequested(() => request.wake());
    try {
      await this.#services.directories.searched();
      while (true) {
        throwIfCancelled(token); // while it was searched: nothing wakes it any more
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        for await (const item of this.#look(request, token)) {
          items.push(item);
          if (progress !== undefined && items.length >= CHUNK) {
            progress.report({ items: items.splice(0) });
          }
        }
        if (items.length > 0) {
          if (progress === undefined) {
            return { items };
          }
          progress.report({ items });
        }
        await request.woken();
        throwIfCancelled(token);
      }
    } finally {
      cancelled.dispose();
      this.#requests.delete(request);
    }
  }

  /** What has changed since it was sent last, among what is to be looked at. */
  async *#look(
    request: OpenRequest,
    token: CancellationToken,
  ): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
    const { directories } = this.#services;
    const wanted = request.take();
    const seen = new Set<string>();
    for (const directory of directories.all()) {
      const paths = directory.current?.paths ?? [];
      for (const path of wanted === "all" ? paths : [...wanted].filter((one) => directory.has(one))) {
        if (!seen.has(path)) {
          seen.add(path);
          throwIfCancelled(token);
          yield* this.#changed(path, directory, request);
          await nextTurn(); // what the user waits for goes first
        }
      }
    }
    for (const path of wanted === "all" ? [...request.sent.keys()] : wanted) {
      if (!seen.has(path) && request.sent.delete(path)) {
        const lone = await this.#services.reports.ofOpen(path);
        if (lone !== null) {
          yield* this.#sendIfChanged(lone, request); // a configuration file that no directory lies near
          continue;
        }
        yield { kind: DocumentDiagnosticReportKind.Full, uri: uriOf(path), version: null, items: [] };
      }
    }
  }

  /** One file that cannot be checked keeps nothing from the others. */
  async *#changed(
    path: string,
    directory: EventDirectory,
    request: OpenRequest,
  ): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
    try {
      const state = await this.#services.reports.of(path, directory);
      if (state !== null) {
        yield* this.#sendIfChanged(state, request);
      }
    } catch (error) {
      this.#services.log.error(`Checking ${path}: ${errorText(error)}`);
    }
  }

  *#sendIfChanged(
    { path, uri, version, resultId, items }: FileState,
    { sent }: OpenRequest,
  ): Generator<WorkspaceDocumentDiagnosticReport> {
    if (sent.get(path) !== resultId) {
      sent.set(path, resultId);
      yield { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...items] };
    }
  }
}

/** @throws {ResponseError} as the protocol asks of a cancelled request */
export function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
  }
}

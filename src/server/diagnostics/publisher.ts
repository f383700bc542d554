import { setImmediate as nextTurn } from "node:timers/promises";
import type { PublishDiagnosticsParams } from "vscode-languageserver/node";
import { inBackground } from "../background.ts";
import type { EventDirectories } from "../directories/eventDirectories.ts";
import type { EventDirectory } from "../directories/eventDirectory.ts";
import { errorText, type Log } from "../log.ts";
import type { OpenDocuments } from "../openDocuments.ts";
import { SingleFlight } from "../singleFlight.ts";
import type { FileReports, FileState } from "./fileReports.ts";

/** How long typing must rest before a document is checked again. */
const REST_MILLISECONDS = 120;

/** What the publisher needs of the server. */
export interface PublisherServices {
  readonly directories: EventDirectories;
  readonly documents: OpenDocuments;
  readonly reports: FileReports;
  readonly log: Log;
  readonly send: (params: PublishDiagnosticsParams) => Promise<void>;
  /** Whether open files are published, too: not where the editor asks for them. */
  readonly openFiles: boolean;
}

interface Published {
  readonly uri: string;
  readonly resultId: string;
  readonly version: number | null;
}

/** Sends diagnostics to editors that do not ask for them, of open files and of all others in event directories. */
export class Publisher {
  readonly #services: PublisherServices;
  readonly #published = new Map<string, Published>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #flight = new SingleFlight(() => this.#publishAll());
  #stopped = false;

  constructor(services: PublisherServices) {
    this.#services = services;
  }

  /** Looks at everything; sends what has changed. */
  updateAll(): void {
    if (!this.#stopped) {
      inBackground(this.#services.log, "Publishing diagnostics", this.#flight.run());
    }
  }

  /** Looks at an open file: at once, or after a rest from typing. */
  update(path: string, when: "now" | "after-rest"): void {
    clearTimeout(this.#timers.get(path));
    this.#timers.delete(path);
    if (this.#stopped || !this.#services.openFiles) {
      return;
    }
    const publish = (): void => {
      this.#timers.delete(path);
      inBackground(this.#services.log, `Publishing diagnostics of ${path}`, this.#publishOpen(path));
    };
    if (when === "now") {
      publish();
    } else {
      this.#timers.set(path, setTimeout(publish, REST_MILLISECONDS));
    }
  }

  /** Takes back everything that was sent, and sends no more: the editor asks from now on. */
  stop(): void {
    this.close();
    for (const path of [...this.#published.keys()]) {
      inBackground(this.#services.log, "Clearing diagnostics", this.#clear(path));
    }
  }

  close(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }

  async #publishAll(): Promise<void> {
    const { directories, documents, openFiles } = this.#services;
    await directories.searched();
    const seen = new Set<string>();
    for (const directory of directories.all()) {
      for (const path of directory.current?.paths ?? []) {
        if (this.#stopped) {
          return;
        }
        if (!seen.has(path) && (openFiles || documents.at(path) === null)) {
          seen.add(path);
          await this.#publish(path, await this.#stateOf(path, directory));
          await nextTurn(); // what the user waits for goes first
        }
      }
    }
    for (const path of [...this.#published.keys()]) {
      if (!seen.has(path) && openFiles && documents.at(path) !== null) {
        await this.#publishOpen(path); // no file of a directory, but perhaps a configuration file
      } else if (!seen.has(path)) {
        await this.#clear(path);
      }
    }
  }

  /** One file that cannot be checked keeps the others from nothing. */
  async #stateOf(path: string, directory: EventDirectory): Promise<FileState | null> {
    try {
      return await this.#services.reports.of(path, directory);
    } catch (error) {
      this.#services.log.error(`Checking ${path}: ${errorText(error)}`);
      return null;
    }
  }

  async #publishOpen(path: string): Promise<void> {
    const state = await this.#services.reports.ofOpen(path);
    if (state === null) {
      await this.#clear(path);
    } else {
      await this.#publish(path, state);
    }
  }

  async #publish(path: string, state: FileState | null): Promise<void> {
    const { documents, send } = this.#services;
    if (state === null || this.#stopped || (documents.at(path)?.version ?? null) !== state.version) {
      return; // typed meanwhile: the next check sends it
    }
    const { uri, resultId, version } = state;
    const before = this.#published.get(path);
    if (before?.uri === uri && before.resultId === resultId && before.version === version) {
      return;
    }
    if (before !== undefined && before.uri !== uri) {
      await this.#clear(path);
    }
    this.#published.set(path, { uri, resultId, version });
    if (before === undefined && state.items.length === 0 && version === null) {
      return; // nothing was ever shown
    }
    await send({ uri, diagnostics: [...state.items], ...(version === null ? {} : { version }) });
  }

  async #clear(path: string): Promise<void> {
    const before = this.#published.get(path);
    if (before !== undefined) {
      this.#published.delete(path);
      await this.#services.send({ uri: before.uri, diagnostics: [] });
    }
  }
}

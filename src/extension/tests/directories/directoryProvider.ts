import { basename, dirname, join } from "node:path";
import { isUtf8 } from "../../../scripts/fileNames.ts";
import { mapBounded } from "../../../scripts/mapBounded.ts";
import { listedFiles } from "../../../scripts/scriptDirectory.ts";
import type { Disposable } from "../../disposables.ts";
import { Listeners } from "../../listeners.ts";
import type { DirectoryView } from "../../tree/treeNode.ts";
import { FreshReads } from "../model/freshReads.ts";
import type { TestNode } from "../model/testNode.ts";
import type { TestProvider } from "../model/testProvider.ts";
import type { DirectorySources } from "./directorySources.ts";
import { directoryId, directoryTests, unreadDirectory } from "./directoryTests.ts";
import type { ScriptHandlers } from "./handlerTests.ts";

/** How many scripts the language server is asked of at once. */
const PARALLEL = 8;

/** What was read of a directory. */
interface ReadDirectory {
  readonly view: DirectoryView;
  readonly handlers: ReadonlyMap<string, ScriptHandlers>;
}

/** The event directories among the tests: found when somebody looks, each read when it is opened. */
export class DirectoryProvider implements TestProvider {
  readonly #sources: DirectorySources;
  readonly #listeners = new Listeners();
  /** By path; `null`: not read yet. */
  readonly #read = new Map<string, ReadDirectory | null>();
  readonly #roots = new Map<string, TestNode>();
  readonly #reads = new FreshReads();
  #search: Promise<void> | null = null;
  /** Whether the next search looks at the disk once more. */
  #isAnew = false;
  /** Directories that were taken up without a search. */
  readonly #taken = new Set<string>();

  constructor(sources: DirectorySources) {
    this.#sources = sources;
  }

  get roots(): readonly TestNode[] {
    return [...this.#roots.keys()].sort().flatMap((path) => this.#roots.get(path) ?? []);
  }

  async resolve(id: string | null): Promise<void> {
    if (id === null) {
      this.#search ??= this.#searchOnce(false);
      await this.#search;
      return;
    }
    const path = [...this.#read.keys()].find((one) => directoryId(one) === id);
    if (path !== undefined && this.#read.get(path) === null) {
      await this.read(path);
    }
  }

  async refresh(): Promise<void> {
    await this.searchAgain();
    await this.allChanged();
  }

  /** Searches the workspace anew where somebody asked for all directories. */
  async searchAgain(): Promise<void> {
    await this.#searchMore(true);
  }

  /** Whether a directory was read. */
  knows(path: string): boolean {
    return (this.#read.get(path) ?? null) !== null;
  }

  /** The language server says something new of a directory, which need not be known yet. */
  async told(path: string): Promise<void> {
    if (!this.#read.has(path)) {
      await this.#searchMore(false);
    }
    await this.changed(path);
  }

  /** Reads the handlers of one script anew. */
  async scriptChanged(path: string): Promise<void> {
    const directory = dirname(path);
    const handlers = this.knows(directory) ? await this.#sources.handlersOf(path) : undefined;
    const read = this.#read.get(directory) ?? null;
    if (handlers !== undefined && read !== null) {
      this.#read.set(directory, {
        ...read,
        handlers: new Map([...read.handlers, [basename(path), handlers]]),
      });
      this.#show(directory);
      this.#tell();
    }
  }

  /** Takes up a directory whose script was opened, and reads it. */
  async take(path: string): Promise<void> {
    this.#taken.add(path);
    if (!this.knows(path)) {
      this.#read.set(path, null);
      this.#sources.looked([...this.#read.keys()]);
      await this.read(path);
    }
  }

  /** Something in a directory changed: it is read anew where it was read before, and one that is gone goes. */
  async changed(path: string): Promise<void> {
    if (this.knows(path)) {
      await this.read(path);
    } else if (this.#read.has(path) && !(await this.#sources.isThere(path)) && !this.knows(path)) {
      this.#taken.delete(path);
      this.#drop(path);
      this.#tell();
    }
  }

  /** Reads every directory anew that was read: what all depend on changed. */
  async allChanged(): Promise<void> {
    await Promise.all(this.#known().map((path) => this.read(path)));
  }

  /** The arguments of handlers changed: nothing has to be read. */
  renew(): void {
    for (const path of this.#known()) {
      this.#show(path);
    }
    this.#tell();
  }

  /** Reads a directory; one that is being read is read once more then. */
  read(path: string): Promise<void> {
    return this.#reads.run(path, () => this.#readOnce(path));
  }

  onDidChange(listener: () => void): Disposable {
    return { dispose: this.#listeners.add(listener) };
  }

  dispose(): void {
    this.#listeners.clear();
    this.#sources.looked([]);
  }

  #known(): readonly string[] {
    return [...this.#read].flatMap(([path, read]) => (read === null ? [] : [path]));
  }

  async #searchMore(anew: boolean): Promise<void> {
    if (this.#search !== null) {
      this.#search = this.#searchOnce(anew);
      await this.#search;
    }
  }

  /** One search at a time: an older one would take away what a newer one found. */
  #searchOnce(anew: boolean): Promise<void> {
    this.#isAnew ||= anew;
    return this.#reads.run("", () => this.#searchNow());
  }

  async #searchNow(): Promise<void> {
    const anew = this.#isAnew;
    this.#isAnew = false;
    const named = [...new Set([...(await this.#sources.paths(anew)), ...this.#taken])];
    const there = await mapBounded(named, PARALLEL, (path) => this.#sources.isThere(path));
    const found = new Set(named.filter((_, index) => there[index]));
    for (const path of [...this.#read.keys()].filter((one) => !found.has(one))) {
      this.#drop(path);
    }
    for (const path of found) {
      if (!this.#read.has(path)) {
        this.#read.set(path, null);
        this.#roots.set(path, unreadDirectory(path, this.#sources.nameOf(path)));
      }
    }
    this.#sources.looked([...found]);
    this.#tell();
  }

  async #readOnce(path: string): Promise<void> {
    const view = await this.#view(path);
    if (view.kind === "failed" && view.isGone) {
      this.#taken.delete(path);
      this.#drop(path);
      this.#tell();
      return;
    }
    this.#read.set(path, { view, handlers: await this.#handlers(view) });
    this.#show(path);
    this.#tell();
  }

  async #view(path: string): Promise<DirectoryView> {
    try {
      return await this.#sources.view(path);
    } catch (error) {
      return { kind: "failed", path, sentence: String(error), isGone: false };
    }
  }

  /** What nobody can tell now stays as it was. */
  async #handlers(view: DirectoryView): Promise<ReadonlyMap<string, ScriptHandlers>> {
    if (view.kind === "failed") {
      return new Map();
    }
    const before = this.#read.get(view.path)?.handlers;
    const names = listedFiles(view.scan)
      .filter(({ fileName, state }) => isUtf8(fileName.bytes) && state !== "dangling")
      .map(({ fileName }) => fileName.text);
    const found = await mapBounded(names, PARALLEL, async (name) => {
      const handlers = await this.#sources.handlersOf(join(view.path, name));
      return [name, handlers === undefined ? before?.get(name) : handlers] as const;
    });
    return new Map(found.flatMap(([name, handlers]) => (handlers === undefined ? [] : [[name, handlers]])));
  }

  #show(path: string): void {
    const read = this.#read.get(path) ?? null;
    if (read === null) {
      return;
    }
    const argumentsOf = (script: string, event: string) => this.#sources.argumentsOf(path, script, event);
    const name = this.#sources.nameOf(path);
    this.#roots.set(path, directoryTests({ ...read, name, argumentsOf }));
  }

  #drop(path: string): void {
    this.#read.delete(path);
    this.#roots.delete(path);
  }

  #tell(): void {
    this.#listeners.tell();
  }
}

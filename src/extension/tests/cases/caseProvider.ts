import { createHash } from "node:crypto";
import { sep } from "node:path";
import { mapBounded } from "../../../scripts/mapBounded.ts";
import type { Disposable } from "../../disposables.ts";
import { Listeners } from "../../listeners.ts";
import { FreshReads } from "../model/freshReads.ts";
import type { TestNode } from "../model/testNode.ts";
import type { TestProvider } from "../model/testProvider.ts";
import type { CaseSources } from "./caseSources.ts";
import { caseFileId, caseFileTests, type ReadCases, unreadCaseFile } from "./caseTests.ts";

/** How many files are read at once. */
const PARALLEL = 4;

/** What is known of a case file. */
interface KnownFile {
  /** Of the text that was read; `null`: it was not read yet. */
  digest: string | null;
  root: TestNode;
  /** The event directories of its cases. */
  directories: ReadonlySet<string>;
}

/** The case files among the tests: found when somebody looks, each read when it is opened. */
export class CaseProvider implements TestProvider {
  readonly #sources: CaseSources;
  readonly #listeners = new Listeners();
  readonly #files = new Map<string, KnownFile>();
  readonly #reads = new FreshReads();
  #roots: readonly TestNode[] | null = null;
  #search: Promise<void> | null = null;

  constructor(sources: CaseSources) {
    this.#sources = sources;
  }

  get roots(): readonly TestNode[] {
    this.#roots ??= [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { root }]) => root);
    return this.#roots;
  }

  async resolve(id: string | null): Promise<void> {
    if (id === null) {
      this.#search ??= this.#searchOnce();
      await this.#search;
      return;
    }
    const path = id.startsWith(caseFileId("")) ? id.slice(caseFileId("").length) : null;
    if (path !== null && this.#files.get(path)?.digest === null) {
      await this.read([path]);
    }
  }

  async refresh(): Promise<void> {
    await this.searchAgain();
  }

  /**
   * Searches the workspace anew where somebody asked for all case files, and reads those anew that were read: one in a new
   * folder may have changed before that was watched.
   */
  async searchAgain(): Promise<void> {
    if (this.#search !== null) {
      this.#search = this.#searchOnce();
      await this.#search;
    }
    await this.read(this.#known());
  }

  /** Takes up a file that was opened or that appeared, and reads it where `isOpen` or it was read before. */
  async take(path: string, isOpen: boolean): Promise<void> {
    const known = this.#files.get(path);
    if (known === undefined) {
      const file = this.#add(path);
      if (!isOpen && (await this.#isGone(path))) {
        // It went before anybody looked, and of that nobody tells once more.
        if (this.#files.get(path) === file) {
          this.#files.delete(path);
        }
        return;
      }
      this.#tell();
    }
    if (isOpen || (known !== undefined && known.digest !== null)) {
      await this.read([path]);
    }
  }

  /** Whether somebody asked for all case files of the workspace. */
  get isSearched(): boolean {
    return this.#search !== null;
  }

  /** Drops a file, or all below a folder that is gone. */
  drop(path: string): void {
    const gone = [...this.#files.keys()].filter((one) => one === path || one.startsWith(path + sep));
    for (const one of gone) {
      this.#files.delete(one);
    }
    if (gone.length > 0) {
      this.#tell();
    }
  }

  /** Reads files anew that have to do with an event directory, or have mistakes: a script may have come or gone there. */
  async directoryChanged(directory: string | null): Promise<void> {
    const concerned = [...this.#files].filter(
      ([, { digest, root, directories }]) =>
        digest !== null && (directory === null || directories.has(directory) || root.errors.length > 0),
    );
    for (const [, file] of concerned) {
      file.digest = "";
    }
    await this.read(concerned.map(([path]) => path));
  }

  /** Reads files, unless they are what they were. Never rejects. */
  async read(paths: readonly string[]): Promise<void> {
    await mapBounded(paths, PARALLEL, (path) => this.#reads.run(path, () => this.#readOne(path)));
  }

  async settle(): Promise<void> {
    await this.read(this.#known().filter((path) => this.#sources.textInEditor(path) !== null));
  }

  onDidChange(listener: () => void): Disposable {
    return { dispose: this.#listeners.add(listener) };
  }

  dispose(): void {
    this.#listeners.clear();
  }

  #known(): readonly string[] {
    return [...this.#files].flatMap(([path, { digest }]) => (digest === null ? [] : [path]));
  }

  /** One search at a time: an older one would take away what a newer one found. */
  #searchOnce(): Promise<void> {
    return this.#reads.run("", () => this.#searchNow());
  }

  async #searchNow(): Promise<void> {
    const before = [...this.#files.keys()]; // what comes while it goes on may be newer than what it finds
    const found = await this.#sources.find();
    const wanted = new Set(found);
    for (const path of before) {
      if (!wanted.has(path) && this.#sources.textInEditor(path) === null) {
        this.#files.delete(path);
      }
    }
    for (const path of found) {
      if (!this.#files.has(path)) {
        this.#add(path);
      }
    }
    this.#tell();
  }

  #add(path: string): KnownFile {
    const root = unreadCaseFile(path, this.#sources.nameOf(path));
    const file = { digest: null, root, directories: new Set<string>() };
    this.#files.set(path, file);
    return file;
  }

  async #isGone(path: string): Promise<boolean> {
    try {
      return (await this.#sources.textOnDisk(path)) === null;
    } catch {
      return false; // it is there, and why it cannot be read is shown when somebody reads it
    }
  }

  async #readOne(path: string): Promise<void> {
    const file = this.#files.get(path);
    if (file === undefined) {
      return;
    }
    const read = await this.#content(path, file.digest);
    if (read === "same") {
      return;
    }
    const root = read === null ? null : await caseFileTests(path, this.#sources.nameOf(path), read.cases);
    if (this.#files.get(path) !== file) {
      return;
    }
    if (read === null || root === null) {
      this.#files.delete(path);
    } else {
      file.digest = read.digest;
      file.directories = new Set(read.cases.cases.map(({ directory }) => directory));
      file.root = root;
    }
    this.#tell();
  }

  /** @returns `null`: the file is gone */
  async #content(
    path: string,
    before: string | null,
  ): Promise<{ readonly digest: string; readonly cases: ReadCases } | "same" | null> {
    try {
      const text = this.#sources.textInEditor(path) ?? (await this.#sources.textOnDisk(path));
      if (text === null) {
        return null;
      }
      const digest = createHash("sha256").update(text).digest("hex");
      return digest === before ? "same" : { digest, cases: await this.#sources.read(text, path) };
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      return { digest: "", cases: { cases: [], problems: [{ sentence, line: 0 }] } };
    }
  }

  #tell(): void {
    this.#roots = null;
    this.#listeners.tell();
  }
}

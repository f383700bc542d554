import type { LastResult, LastResults } from "../run/lastResults.ts";
import { hasFailed } from "./failureMessage.ts";
import { DocumentMarks, MarkBook, type PlacedMark } from "./markBook.ts";
import { linesOnDisk, type MarkSources, makeMarks, realPathOf } from "./markMaker.ts";
import { hasMarks } from "./resultMarks.ts";

/** Keeps the marks in step with the last results: failures at once, what succeeded when its file is looked at. */
export class ResultShelf {
  readonly book = new MarkBook();
  readonly #results: LastResults;
  readonly #sources: MarkSources;
  readonly #isShown: (realPath: string) => boolean;
  readonly #changed: () => void;
  readonly #listening: { dispose(): void };
  readonly #stopListening: () => void;
  /** Results of which everything is known, or whose marks the user has edited away. */
  readonly #settled = new WeakSet<LastResult>();
  readonly #realPaths = new WeakMap<LastResult, Promise<string>>();
  #work: Promise<void> = Promise.resolve();

  /**
   * @param isShown whether a file is in a visible editor
   * @param changed told whenever marks came or went
   */
  constructor(
    results: LastResults,
    sources: MarkSources,
    isShown: (realPath: string) => boolean,
    changed: () => void,
  ) {
    this.#results = results;
    this.#sources = sources;
    this.#isShown = isShown;
    this.#changed = changed;
    this.#stopListening = sources.texts.listen((path) => {
      this.#work = this.#work.then(() => this.#verify(path));
    });
    this.#listening = results.onDidChange(({ directory, event }) => {
      if (event === null) {
        return; // how a text changed is followed line by line
      }
      if (this.book.retain(directory, event, results.ofEvent(directory, event))) {
        this.#changed();
      }
      this.look();
    });
  }

  /** Resolves when what was looked at is marked. */
  get idle(): Promise<void> {
    return this.#work;
  }

  /** Makes the marks that are missing: after a run, and when another file is shown. Never rejects. */
  look(): void {
    this.#work = this.#work.then(() => this.#makeMissing());
  }

  /** Takes marks away whose line was changed; they do not come back. */
  drop(marks: readonly PlacedMark[]): void {
    for (const { mark } of marks) {
      this.#settled.add(mark.result);
    }
    this.book.remove(marks);
    this.#changed();
  }

  dispose(): void {
    this.#stopListening();
    this.#listening.dispose();
  }

  /** Looks for the lines of marks in a file that was changed on disk. In open documents edits are followed instead. */
  async #verify(path: string): Promise<void> {
    const marks = this.book.all.filter(({ mark }) => mark.path === path);
    if (marks.length === 0 || this.#sources.documentAt(path) !== null) {
      return;
    }
    const found = new DocumentMarks();
    const lines = await linesOnDisk(path);
    const lost = lines === null ? marks : found.update(marks, lines);
    for (const placed of marks) {
      placed.line = found.lineOf(placed) ?? placed.line;
    }
    this.drop(lost);
  }

  async #makeMissing(): Promise<void> {
    const open = this.#results.all.filter((result) => !this.#settled.has(result) && hasMarks(result));
    await Promise.all(open.map((result) => this.#make(result)));
  }

  async #make(result: LastResult): Promise<void> {
    const failed = hasFailed(result.report);
    if (!failed && !this.#isShown(await this.#realPath(result))) {
      return;
    }
    const { marks, isFinal } = await makeMarks(result, this.#sources);
    const { directory, event, fileName } = result;
    if (this.#settled.has(result) || this.#results.of(directory, event, fileName) !== result) {
      return; // edited, or run again meanwhile
    }
    if (isFinal) {
      this.#settled.add(result);
    }
    this.book.replace(result, marks);
    this.#changed();
  }

  #realPath(result: LastResult): Promise<string> {
    const path = this.#realPaths.get(result) ?? realPathOf(result.path);
    this.#realPaths.set(result, path);
    return path;
  }
}

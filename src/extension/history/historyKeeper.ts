import type { LiveRun } from "../run/liveRun.ts";
import type { RunStore } from "../run/runStore.ts";
import { closedRun, interruptedRun } from "./interruptedRun.ts";
import type { RunArchive } from "./runArchive.ts";

/** Runs that are over by then need no note that they go on. */
const NOTED_AFTER_MILLISECONDS = 500;

/** Holds the store and the archive together: what is over is saved, what was saved is in the store. */
export class HistoryKeeper {
  readonly #store: RunStore;
  readonly #archive: RunArchive;
  readonly #stopListening: () => void;
  readonly #saved = new WeakSet<LiveRun>();
  /** Runs that go on, until they are noted. */
  readonly #going = new Map<LiveRun, NodeJS.Timeout>();
  readonly #notedAfter: number;
  #isClosing = false;
  /** What earlier sessions left, before this one adds to it. */
  readonly #files: Promise<readonly string[]>;
  #loaded: Promise<void> | null = null;

  /** Looks what there is, and reads none of it before {@link load} asks for it. */
  constructor(store: RunStore, archive: RunArchive, notedAfter = NOTED_AFTER_MILLISECONDS) {
    this.#store = store;
    this.#notedAfter = notedAfter;
    this.#archive = archive;
    this.#stopListening = store.listen((run) => this.#follow(run));
    this.#files = archive.list();
  }

  /** Puts the runs of earlier sessions into the store, the first time that it is called. */
  async load(): Promise<void> {
    this.#loaded ??= this.#files
      .then((files) => this.#archive.load(files))
      .then((runs) => this.#store.addEarlier(runs));
    await this.#loaded;
  }

  /** Forgets every run that is over, here and on disk. */
  async clear(): Promise<void> {
    this.#store.clear();
    await this.#archive.clear();
  }

  /** Resolves when every run that is over is on disk. */
  async settled(): Promise<void> {
    await this.#archive.settled();
  }

  /** The window ends: what is cancelled from now on was cancelled by that. */
  beginClose(): void {
    this.#isClosing = true;
  }

  dispose(): void {
    this.#stopListening();
    for (const timer of this.#going.values()) {
      clearTimeout(timer);
    }
    this.#going.clear();
  }

  #follow(run: LiveRun): void {
    if (run.isTest || this.#saved.has(run)) {
      return;
    }
    if (run.report === null) {
      this.#noteLater(run);
      return;
    }
    this.#saved.add(run);
    clearTimeout(this.#going.get(run));
    this.#going.delete(run);
    const over = { start: run.start, report: run.report };
    void this.#archive.save(this.#isClosing ? closedRun(over) : over, run);
  }

  #noteLater(run: LiveRun): void {
    if (!this.#going.has(run)) {
      const note = () => void this.#archive.begin(interruptedRun(run, Date.now()), run);
      this.#going.set(run, setTimeout(note, this.#notedAfter));
    }
  }
}

import type { LiveRun } from "../liveRun.ts";
import type { RunStore } from "../runStore.ts";
import type { RunArchive } from "./runArchive.ts";

/** Holds the store and the archive together: what is over is saved, what was saved is in the store. */
export class HistoryKeeper {
  readonly #store: RunStore;
  readonly #archive: RunArchive;
  readonly #stopListening: () => void;
  readonly #saved = new WeakSet<LiveRun>();
  /** What earlier sessions left, before this one adds to it. */
  readonly #files: Promise<readonly string[]>;
  #loaded: Promise<void> | null = null;

  /** Looks what there is, and reads none of it before {@link load} asks for it. */
  constructor(store: RunStore, archive: RunArchive) {
    this.#store = store;
    this.#archive = archive;
    this.#stopListening = store.listen((run) => this.#save(run));
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

  dispose(): void {
    this.#stopListening();
  }

  #save(run: LiveRun): void {
    if (run.report !== null && !run.isTest && !this.#saved.has(run)) {
      this.#saved.add(run);
      void this.#archive.save({ start: run.start, report: run.report });
    }
  }
}

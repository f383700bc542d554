import type { LiveRun } from "../liveRun.ts";
import type { RunStore } from "../runStore.ts";
import type { RunArchive } from "./runArchive.ts";

/** Holds the store and the archive together: what is over is saved, what was saved is in the store. */
export class HistoryKeeper {
  readonly #store: RunStore;
  readonly #archive: RunArchive;
  readonly #stopListening: () => void;
  readonly #saved = new WeakSet<LiveRun>();
  readonly #loaded: Promise<void>;

  /** Begins to read what earlier sessions saved, and does not wait for it. */
  constructor(store: RunStore, archive: RunArchive) {
    this.#store = store;
    this.#archive = archive;
    this.#stopListening = store.listen((run) => this.#save(run));
    this.#loaded = archive.load().then((runs) => store.addEarlier(runs));
  }

  /** Forgets every run that is over, here and on disk. */
  async clear(): Promise<void> {
    this.#store.clear();
    await this.#archive.clear();
  }

  /** Resolves when what was saved is read, and every run that is over is on disk. */
  async settled(): Promise<void> {
    await this.#loaded;
    await this.#archive.settled();
  }

  dispose(): void {
    this.#stopListening();
  }

  #save(run: LiveRun): void {
    if (run.report !== null && !this.#saved.has(run)) {
      this.#saved.add(run);
      void this.#archive.save({ start: run.start, report: run.report });
    }
  }
}

import type { Stats } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KEPT_RUNS } from "../run/runLimits.ts";
import type { EarlierRun } from "../run/runStore.ts";
import { MOST_FILE_BYTES, packRun, unpackRun } from "./runFile.ts";
import {
  goingName,
  interruptedName,
  isUnfinishedName,
  nextRunFileName,
  runFileNames,
  unfinishedName,
} from "./runFileNames.ts";

/** How large all files together may be. */
const MOST_BYTES = 8 * 1024 * 1024;

/** A file that is not whole after this time was left by a window that died; writing takes milliseconds. */
const LEFT_AFTER_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * The finished runs of a workspace on disk: one file for each, so that two windows write and remove whole
 * files only. Everything is done one after the other and nothing rejects: what goes wrong is logged, since no
 * run fails for want of a history.
 */
export class RunArchive {
  readonly #folder: string;
  readonly #log: (sentence: string) => void;
  readonly #mostRuns: number;
  readonly #mostBytes: number;
  /** The files of runs that go on. */
  readonly #going = new Map<object, string>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param folder is made when the first run is saved, for this user only */
  constructor(
    folder: string,
    log: (sentence: string) => void,
    { mostRuns = KEPT_RUNS, mostBytes = MOST_BYTES } = {},
  ) {
    this.#folder = folder;
    this.#log = log;
    this.#mostRuns = mostRuns;
    this.#mostBytes = mostBytes;
  }

  /** The files of the runs that are kept now, oldest first. */
  list(): Promise<readonly string[]> {
    return this.#queue("The history of runs could not be read", [], async () => {
      await this.#takeInterrupted();
      const names = await this.#names();
      await this.#removeLeft(names);
      return runFileNames(names).slice(-this.#mostRuns);
    });
  }

  /** The runs in files that were listed, in their order; what is damaged or removed meanwhile is left out. */
  load(names: readonly string[]): Promise<readonly EarlierRun[]> {
    return this.#queue("The history of runs could not be read", [], async () => {
      const runs: EarlierRun[] = [];
      for (const name of names) {
        const run = await this.#read(name);
        if (run !== null) {
          runs.push(run);
        }
      }
      return runs;
    });
  }

  /**
   * Notes a run that goes on: a later session finds it where this process ends before {@link save}.
   * @param run as it is to be found then
   * @param key tells it from other runs
   */
  begin(run: EarlierRun, key: object): Promise<void> {
    return this.#queue("A run could not be noted in the history", undefined, async () => {
      const bytes = await packRun(run);
      if (bytes !== null) {
        await mkdir(this.#folder, { recursive: true, mode: 0o700 });
        const name = goingName(nextRunFileName(await this.#names()));
        this.#going.set(key, name);
        await writeFile(join(this.#folder, name), bytes, { flag: "wx", mode: 0o600 });
      }
    });
  }

  /** Keeps a run; the oldest ones beyond what is kept go. @param key that {@link begin} was given */
  save(run: EarlierRun, key?: object): Promise<void> {
    return this.#queue("A run could not be kept in the history", undefined, async () => {
      try {
        await this.#save(run);
      } finally {
        const going = key === undefined ? undefined : this.#going.get(key);
        if (key !== undefined && going !== undefined) {
          this.#going.delete(key);
          await this.#remove(going);
        }
      }
    });
  }

  /** Removes every run. */
  clear(): Promise<void> {
    return this.#queue("The history of runs could not be removed", undefined, async () => {
      for (const name of runFileNames(await this.#names())) {
        await this.#remove(name);
      }
    });
  }

  /** Resolves when everything that was asked for is done. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #queue<T>(failure: string, otherwise: T, work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work).catch((error: unknown) => {
      this.#log(`${failure}: ${messageOf(error)} (${this.#folder})`);
      return otherwise;
    });
    this.#last = done;
    return done;
  }

  async #save(run: EarlierRun): Promise<void> {
    const bytes = await packRun(run);
    if (bytes === null) {
      this.#log("A run is too large to be kept in the history over a reload.");
      return;
    }
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#write(nextRunFileName(await this.#names()), bytes);
    await this.#removeOldest();
  }

  /** Runs whose process was killed are over. */
  async #takeInterrupted(): Promise<void> {
    for (const name of await this.#names()) {
      const own = interruptedName(name);
      if (own !== null) {
        // Another window may be faster.
        await rename(join(this.#folder, name), join(this.#folder, own)).catch(() => undefined);
      }
    }
  }

  /** Names of plain files: nothing else is ever opened. */
  async #names(): Promise<string[]> {
    try {
      const entries = await readdir(this.#folder, { withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") {
        return [];
      }
      throw error;
    }
  }

  async #read(name: string): Promise<EarlierRun | null> {
    const path = join(this.#folder, name);
    try {
      const { size } = await stat(path);
      if (size > MOST_FILE_BYTES) {
        throw new Error("It is larger than any run.");
      }
      return await unpackRun(await readFile(path));
    } catch (error) {
      // Another window may have removed it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
        this.#log(`${name} of the history of runs is left out: ${messageOf(error)}`);
      }
      return null;
    }
  }

  async #write(name: string, bytes: Buffer): Promise<void> {
    const unfinished = join(this.#folder, unfinishedName(name));
    try {
      await using file = await open(unfinished, "wx", 0o600);
      await file.writeFile(bytes);
      await file.datasync();
      await rename(unfinished, join(this.#folder, name));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async #removeOldest(): Promise<void> {
    const names = runFileNames(await this.#names()).toReversed();
    let bytes = 0;
    for (const [index, name] of names.entries()) {
      // A larger file is none of ours, and must not drive out those that are.
      bytes += Math.min((await this.#stat(name))?.size ?? 0, MOST_FILE_BYTES);
      if (index >= this.#mostRuns || (index > 0 && bytes > this.#mostBytes)) {
        await this.#remove(name);
      }
    }
  }

  async #removeLeft(names: readonly string[]): Promise<void> {
    for (const name of names.filter(isUnfinishedName)) {
      const found = await this.#stat(name);
      if (found !== null && Math.abs(Date.now() - found.mtimeMs) > LEFT_AFTER_MILLISECONDS) {
        await this.#remove(name);
      }
    }
  }

  /** `null`: another window has removed or renamed it. */
  async #stat(name: string): Promise<Stats | null> {
    return stat(join(this.#folder, name)).catch(() => null);
  }

  async #remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

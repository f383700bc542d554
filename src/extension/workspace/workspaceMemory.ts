import {
  type BigIntStats,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { isAlive } from "../../virtualNode/disk/isAlive.ts";
import type { Memory } from "../run/runMemory.ts";

/** A file that is being written, or was when its window was killed; with the process. */
const UNFINISHED = /\.(\d+)\.new$/;

/** What was read from a file, until it is another one. */
interface Known {
  readonly file: string;
  readonly value: unknown;
}

/**
 * What a workspace remembers, in a folder with one JSON file for each key. Every question looks at the file, so that all windows on
 * the workspace know the same at once. VS Code's `workspaceState` does not do: each window has a copy of the whole from
 * its start on, and writes the whole with every change, so that a consent which was taken back in one window came
 * back with whatever the other one remembered next (`ExtensionMemento`, VS Code 1.139).
 */
export class WorkspaceMemory implements Memory {
  readonly #folder: string;
  readonly #log: (sentence: string) => void;
  readonly #known = new Map<string, Known>();

  /** @param folder absolute path; is made with the first value, for this user only */
  constructor(folder: string, log: (sentence: string) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  /** The value of a key; `undefined` where there is none, or none that can be read. */
  get<T>(key: string): T | undefined {
    const path = this.#pathOf(key);
    const stats = this.#stats(path);
    if (stats === undefined) {
      this.#known.delete(key);
      return undefined;
    }
    const file = fileOf(stats);
    const known = this.#known.get(key);
    const value = known?.file === file ? known.value : this.#read(path);
    this.#known.set(key, { file, value });
    return value as T | undefined;
  }

  /**
   * Sets a value, before this returns: whoever builds it on the one that there was loses nothing of another window. What
   * cannot be kept is logged, since no run fails for want of a memory.
   * @param value `undefined` forgets the key
   * @throws where it cannot be forgotten
   */
  async update(key: string, value: unknown): Promise<void> {
    const path = this.#pathOf(key);
    if (value === undefined) {
      rmSync(path, { force: true });
      return;
    }
    const unfinished = `${path}.${process.pid}.new`;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      this.#removeLeft();
      writeFileSync(unfinished, JSON.stringify(value), { mode: 0o600 });
      renameSync(unfinished, path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      this.#log(`What was to be remembered could not be kept in ${path}: ${messageOf(error)}`);
    }
  }

  #pathOf(key: string): string {
    return join(this.#folder, `${key}.json`);
  }

  #stats(path: string): BigIntStats | undefined {
    return this.#tried(path, () => statSync(path, { bigint: true, throwIfNoEntry: false }));
  }

  #read(path: string): unknown {
    return this.#tried(path, () => JSON.parse(readFileSync(path, "utf8")));
  }

  #tried<T>(path: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      this.#log(`What was remembered in ${path} could not be read: ${messageOf(error)}`);
      return undefined;
    }
  }

  #removeLeft(): void {
    for (const name of readdirSync(this.#folder)) {
      const pid = UNFINISHED.exec(name)?.[1];
      if (pid !== undefined && !isAlive(Number(pid))) {
        rmSync(join(this.#folder, name), { force: true });
      }
    }
  }
}

/** Tells a file from another one at its place: each is written anew. */
function fileOf({ ino, mtimeNs, size }: BigIntStats): string {
  return `${ino} ${mtimeNs} ${size}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

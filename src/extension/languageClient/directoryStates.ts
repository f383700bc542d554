import { basename, dirname } from "node:path";
import type { DirectoryState, EntryState } from "../../protocol/serverMessages.ts";

/** What the server said of one file. */
export interface KnownEntry {
  readonly entry: EntryState;
  /** How many scripts CTDB lists in its directory. */
  readonly count: number;
  readonly refusal: string | null;
}

interface Known {
  readonly state: DirectoryState;
  readonly entries: ReadonlyMap<string, EntryState>;
  readonly count: number;
}

/** The event directories as the server told of them last. */
export class DirectoryStates {
  readonly #known = new Map<string, Known>();

  /** The paths of all directories. */
  paths(): readonly string[] {
    return [...this.#known.keys()].sort();
  }

  /** Takes what the server says. @returns the paths of the files of which it says something else than before */
  take(state: DirectoryState): readonly string[] {
    const before = this.#known.get(state.directory);
    if (state.entries === null) {
      this.#known.delete(state.directory);
      return namesOf(before).map((name) => `${state.directory}/${name}`);
    }
    const entries = new Map(state.entries.map((entry) => [entry.name, entry]));
    const count = state.entries.filter(({ position }) => position !== null).length;
    const now = { state, entries, count };
    this.#known.set(state.directory, now);
    const names = new Set([...namesOf(before), ...entries.keys()]);
    const isSame = before?.count === count && before.state.refusal === state.refusal;
    return [...names]
      .filter((name) => !isSame || !areEqual(before.entries.get(name), entries.get(name)))
      .map((name) => `${state.directory}/${name}`);
  }

  /** Forgets everything: the server is gone. */
  clear(): void {
    this.#known.clear();
  }

  /** What is known of a file; `null` where it lies in no event directory. */
  of(path: string): KnownEntry | null {
    const known = this.#known.get(dirname(path));
    const entry = known?.entries.get(basename(path));
    return known === undefined || entry === undefined
      ? null
      : { entry, count: known.count, refusal: known.state.refusal };
  }
}

function namesOf(known: Known | undefined): readonly string[] {
  return [...(known?.entries.keys() ?? [])];
}

function areEqual(a: EntryState | undefined, b: EntryState | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

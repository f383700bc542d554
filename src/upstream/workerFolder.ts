import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { HIDDEN, mountPointsIn } from "./enclosure.ts";

/** The files of one worker: those of the test that runs, and what its tests see in place of this machine's private folders. */
export class WorkerFolder {
  /** Absolute path. */
  readonly path: string;
  /** Names of the programs that the test called and that are not built, a line for each. */
  readonly missingFile: string;
  /** The test's own, empty at its begin. */
  readonly test: string;
  /** The harness's state directory, below {@link test}. */
  readonly state: string;
  /** Folders in place of those of {@link HIDDEN}. */
  readonly inPlaceOf: ReadonlyMap<string, string>;

  /** @param path of a folder that does not exist yet, without links */
  constructor(path: string) {
    this.path = path;
    this.missingFile = join(path, "missing");
    this.test = join(path, "test");
    this.state = join(this.test, "var");
    this.inPlaceOf = new Map(HIDDEN.map((hidden, index) => [hidden, join(path, `private-${index}`)]));
    mkdirSync(path);
    for (const folder of [this.test, ...this.inPlaceOf.values()]) {
      mkdirSync(folder);
    }
  }

  /** What the test called and is not built, each once. */
  missing(): readonly string[] {
    try {
      return [...new Set(readFileSync(this.missingFile, "utf8").split("\n").filter(Boolean))];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") {
        return [];
      }
      throw error;
    }
  }

  /** Whether no test left anything in the private folders. @param shown paths that were made visible there */
  isUntouched(shown: readonly string[]): boolean {
    return [...this.inPlaceOf].every(([hidden, own]) => {
      const ours = mountPointsIn(hidden, [...shown, this.path]);
      return readdirSync(own).every((name) => ours.has(name));
    });
  }

  /** Makes the test's folder empty for the next one. @returns whether it could */
  emptyTest(): boolean {
    try {
      rmSync(this.test, { recursive: true, force: true });
      mkdirSync(this.test);
      return true;
    } catch {
      return false; // such as a folder that its owner may not enter
    }
  }
}

import { basename, dirname } from "node:path";
import { FolderWatch, type WatchedFolder } from "../virtualNode/folderWatch.ts";

/** More directories are followed by the language server alone. */
const MOST_WATCHED = 64;

/** Tells of changes in the event directories that are shown: names, modes, texts, and the directory itself. */
export class TreeWatch {
  readonly #watch: FolderWatch<string>;
  #watched = "";

  /** @param changed told the paths of the directories in which something changed */
  constructor(changed: (paths: ReadonlySet<string>) => void) {
    this.#watch = new FolderWatch(changed);
  }

  /** Looks at these directories from now on. @param anew also where they are the same as before */
  look(paths: readonly string[], anew = false): void {
    const key = paths.join("\0");
    if (key === this.#watched && !anew) {
      return;
    }
    this.#watched = key;
    this.#watch.look(paths.slice(0, MOST_WATCHED).flatMap(placesOf));
  }

  dispose(): void {
    this.#watch.dispose();
  }
}

/** The directory, and the folder above it, which tells that it comes or goes. */
function placesOf(path: string): readonly WatchedFolder<string>[] {
  const own = basename(path);
  return [
    { folder: path, matters: () => true, means: path },
    { folder: dirname(path), matters: (name) => name === own, means: path },
  ];
}

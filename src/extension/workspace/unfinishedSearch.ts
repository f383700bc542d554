import { t } from "@vscode/l10n";
import { printableLine } from "../printable.ts";

/** A search for event directories that met its bound, so that some may be missing. */
export interface UnfinishedSearch {
  /** Absolute path of the folder of the workspace. */
  readonly folder: string;
  /** How many files and folders were looked at. */
  readonly visited: number;
}

/** What to say beside the directories that were found; `null` where every search came to its end. */
export function unfinishedSentence(searches: readonly UnfinishedSearch[]): string | null {
  return searches.length === 0
    ? null
    : t(
        "The search for event directories ended after {0}, so some may be missing here. " +
          "Open the folder that holds them, or take “Add event directory to the view…”.",
        extentOf(searches),
      );
}

/** What to say where nothing was found before a bound was met. */
export function nothingFoundSentence(searches: readonly UnfinishedSearch[]): string {
  return t(
    "The search for event directories ended after {0} and found none. Open the folder that holds them, or choose one.",
    extentOf(searches),
  );
}

/** `50000 files and folders of /home/me`. */
function extentOf(searches: readonly UnfinishedSearch[]): string {
  return searches
    .map(({ folder, visited }) => t("{0} files and folders of {1}", visited, printableLine(folder)))
    .join(", ");
}

import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { configPlaceOf } from "../../rules/configReport.ts";
import { layoutByName } from "../../scripts/directoryLayout.ts";
import { findEventDirectories } from "../../scripts/findEventDirectories.ts";
import { isEventDirectory } from "../../scripts/isEventDirectory.ts";
import { errnoText, systemFailure } from "../../scripts/systemError.ts";
import type { Streams } from "../output.ts";
import { UsageError } from "../usage.ts";
import { whyNotChecked } from "./notChecked.ts";

/** One event directory to check. */
export interface CheckTarget {
  /** Absolute path. */
  readonly directory: string;
  /** Only these files of it; `null`: all. */
  readonly files: ReadonlySet<string> | null;
  /** Whether it is no event directory: only the files are checked, which are configuration files. */
  readonly isLone?: boolean;
}

/** How many entries below a folder are looked at. */
const MOST_ENTRIES = 500_000;

/**
 * The event directories that the words of the command line mean: an event directory, a file in one, or a folder with
 * event directories somewhere below.
 * @throws {UsageError} for a path that does not exist or has none, and for a file that is nothing to CTDB.
 */
export async function checkTargets(
  paths: readonly string[],
  streams: Pick<Streams, "stderr">,
): Promise<CheckTarget[]> {
  const targets = new Map<string, Set<string> | null>();
  for (const path of paths) {
    for (const { directory, files } of await targetsAt(path, paths.length === 1, streams)) {
      const known = targets.get(directory);
      const all = files === null || known === null;
      targets.set(directory, all ? null : new Set([...(known ?? []), ...files]));
    }
  }
  return Promise.all(
    [...targets].map(async ([directory, files]) => ({
      directory,
      files,
      isLone: files !== null && (await areLone(directory, files)),
    })),
  );
}

async function targetsAt(
  path: string,
  isAlone: boolean,
  { stderr }: Pick<Streams, "stderr">,
): Promise<CheckTarget[]> {
  if (path === "") {
    throw new UsageError("The path is empty.", "check");
  }
  const absolute = resolve(path);
  const isFolder = await stat(absolute).then(
    (result) => result.isDirectory(),
    (error: NodeJS.ErrnoException) => {
      // A link that leads nowhere is checked: that is its finding.
      if (error.code === "ENOENT" && layoutByName(dirname(absolute)) !== null) {
        return false;
      }
      const failure = systemFailure(error);
      const why = failure === null ? error.message : errnoText(failure.errno);
      throw new UsageError(`“${path}” cannot be read: ${why}.`, "check");
    },
  );
  if (!isFolder) {
    const not = await whyNotChecked(absolute);
    if (not !== null) {
      const sentence = `“${path}” was not checked: it ${not.why}.`;
      if (isAlone || !not.isOurs) {
        throw new UsageError(sentence, "check");
      }
      stderr.write(`ctdb-events: ${sentence}\n`);
      return [];
    }
    return [{ directory: dirname(absolute), files: new Set([absolute]) }];
  }
  const { directories, truncated } = await findEventDirectories(absolute, { maxEntries: MOST_ENTRIES });
  if (directories.length === 0 && layoutByName(absolute) !== null) {
    return [{ directory: absolute, files: null }];
  }
  if (directories.length === 0 || truncated) {
    const why = truncated ? "holds too many files to search" : "holds no event directory";
    const name = basename(absolute) || absolute;
    throw new UsageError(`“${path}” ${why}. Name the folder with the scripts, not ${name}.`, "check");
  }
  return directories.map((found) => ({ directory: found.path, files: null }));
}

/** Whether files are CTDB's configuration in a folder that is no event directory. */
async function areLone(directory: string, files: ReadonlySet<string>): Promise<boolean> {
  if (await isEventDirectory(directory)) {
    return false;
  }
  const places = await Promise.all([...files].map(configPlaceOf));
  return places.every((place) => place !== null);
}

import { conventionFor } from "../../ctdb/conventions.ts";
import type { Version } from "../../ctdb/version.ts";
import { configPlaceOf, configReport } from "../../rules/configReport.ts";
import { DirectoryChecker } from "../../rules/directoryChecker.ts";
import { readSourceAtOnce } from "../../scripts/sourceText.ts";
import { loadShellParser } from "../../shell/shellParser.ts";
import { type ListedFile, listFile } from "./listedFinding.ts";

/** One worker's share of an event directory; plain data, since it goes to another thread. */
export interface CheckJob {
  /** Absolute path of the event directory. */
  readonly directory: string;
  /** The release to check for. */
  readonly version: Version;
  /** Absolute paths; `null`: all of the directory. */
  readonly files: readonly string[] | null;
  /** This worker's number and how many there are: it takes every `workers`-th file. */
  readonly worker: number;
  readonly workers: number;
}

const SETTINGS = { severities: new Map() };

/** Configuration files in a folder that is no event directory. @param files absolute paths */
export async function checkLoneFiles(files: readonly string[], version: Version): Promise<ListedFile[]> {
  const listed: ListedFile[] = [];
  for (const path of files) {
    const place = await configPlaceOf(path);
    if (place !== null) {
      listed.push(listFile(await configReport(path, place, conventionFor(version), SETTINGS)));
    }
  }
  return listed;
}

/**
 * Checks one worker's share.
 * @returns the files in the order in which the directory has them.
 * @throws {ScanError} where the directory cannot be read.
 */
export async function runCheckJob(job: CheckJob): Promise<readonly ListedFile[]> {
  const parser = await loadShellParser();
  const checker = await DirectoryChecker.open(
    job.directory,
    conventionFor(job.version),
    parser,
    readSourceAtOnce,
  );
  const wanted = job.files === null ? null : new Set(job.files);
  const paths = checker.paths.filter((path) => wanted === null || wanted.has(path));
  const share = paths.filter((_, index) => index % job.workers === job.worker);
  const files: ListedFile[] = [];
  for (const path of share) {
    // One after the other, so that each syntax tree is garbage before the next is made.
    files.push(listFile(await checker.check(path, SETTINGS)));
  }
  return files;
}

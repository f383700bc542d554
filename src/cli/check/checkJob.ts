import { conventionFor } from "../../ctdb/conventions.ts";
import type { Version } from "../../ctdb/version.ts";
import { DirectoryChecker } from "../../rules/directoryChecker.ts";
import { mapBounded } from "../../scripts/mapBounded.ts";
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

/** Reading goes on while others are parsed. */
const FILES_AT_ONCE = 16;
const SETTINGS = { severities: new Map() };

/**
 * Checks one worker's share.
 * @returns the files in the order in which the directory has them.
 * @throws {ScanError} where the directory cannot be read.
 */
export async function runCheckJob(job: CheckJob): Promise<readonly ListedFile[]> {
  const parser = await loadShellParser();
  const checker = await DirectoryChecker.open(job.directory, conventionFor(job.version), parser);
  const wanted = job.files === null ? null : new Set(job.files);
  const paths = checker.paths.filter((path) => wanted === null || wanted.has(path));
  const share = paths.filter((_, index) => index % job.workers === job.worker);
  return mapBounded(share, FILES_AT_ONCE, async (path) => listFile(await checker.check(path, SETTINGS)));
}

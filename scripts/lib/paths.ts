import { homedir } from "node:os";
import { join } from "node:path";

/** The project's folder. */
export const root = join(import.meta.dirname, "..", "..");

/** Logs, results and screenshots of the last test run. */
export const artifacts = join(root, "artifacts");

/** What is downloaded once and kept between runs: VS Code, upstream's tests. */
export const cache =
  process.env.CTDB_EVENTS_CACHE ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "ctdb-events");

/** A requirement that this machine cannot meet, as a sentence for the summary. */
export interface Missing {
  readonly skip: string;
}

/** The error's message, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

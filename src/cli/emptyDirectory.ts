import { relative } from "node:path";
import { printable } from "../scripts/fileNames.ts";
import { findEventDirectories } from "../scripts/findEventDirectories.ts";
import type { Streams } from "./output.ts";

/** How much is looked at below a folder for what was meant. */
const MOST_ENTRIES = 5000;
const MOST_NAMED = 3;

/**
 * Says on standard error that CTDB finds no script in a directory, where every event passes without a word, and which event
 * directories there are below it. @param directory absolute path
 */
export async function warnOfNoScripts(directory: string, streams: Pick<Streams, "stderr">): Promise<void> {
  const { directories } = await findEventDirectories(directory, { maxEntries: MOST_ENTRIES });
  const below = directories.map(({ path }) => relative(directory, path)).filter((path) => path !== "");
  const named = below.slice(0, MOST_NAMED).map((path) => `“${printable(path)}”`);
  const meant = named.length === 0 ? "" : ` Below it is ${named.join(", ")}: name that.`;
  streams.stderr.write(
    `ctdb-events: warning: CTDB finds no script in ${printable(directory)} and takes every event for passed.${meant}\n`,
  );
}

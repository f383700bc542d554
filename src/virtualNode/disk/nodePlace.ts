import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";

/**
 * The folder that holds the virtual nodes of this user: `$XDG_STATE_HOME/ctdb-events/nodes`, by default below
 * `~/.local/state`. A relative `XDG_STATE_HOME` does not count, as its specification says.
 */
export function defaultStateDirectory(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const state = environment.XDG_STATE_HOME;
  const home = environment.HOME || homedir();
  const folder = state !== undefined && isAbsolute(state) ? state : join(home, ".local", "state");
  return join(folder, "ctdb-events", "nodes");
}

/**
 * The real path of an event directory, or its absolute path where it does not exist. At once: it is asked for several
 * times in a run, and a way through Node's threads takes longer.
 */
export function realDirectory(directory: string): string {
  try {
    return realpathSync.native(directory);
  } catch {
    return resolve(directory);
  }
}

/**
 * The folder of one event directory's virtual node: a name that a person knows again, and a hash of the real path.
 * @param realPath of the event directory, as {@link realDirectory} gives it.
 */
export function nodePlace(stateDirectory: string, realPath: string): string {
  const parent = dirname(realPath);
  const above = basename(parent) === "events" ? basename(dirname(parent)) : basename(parent);
  const name = `${above}-${basename(realPath)}`.replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 40);
  const hash = createHash("sha256").update(realPath).digest("hex").slice(0, 16);
  return join(stateDirectory, `${name.replace(/^[.-]+/, "")}-${hash}`);
}

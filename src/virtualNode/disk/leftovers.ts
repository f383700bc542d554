import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isAlive } from "./isAlive.ts";
import { isRealFolder } from "./plainFile.ts";
import { removeTree } from "./removeTree.ts";

/** A file of the node until it is whole, with the process that makes it. */
const MADE = /\.new\.(\d+)/;
/** The same among status texts, where an event's name may end nearly so. */
const MADE_STATUS = /\.new\.(\d+)\.\d+\.[0-9a-z]+$/;
/** What follows the node's name where a whole node, or a lock that nobody holds, is made or put aside. */
const BESIDE = /^\.(?:new|old|lock|running\.lock)\.(\d+)\./;

/**
 * Removes what processes left in and beside a node that were killed while they wrote there. What belongs to a living
 * process stays. Never rejects.
 * @param node the node's folder, which need not exist.
 */
export async function clearLeftovers(node: string): Promise<void> {
  const own = basename(node);
  const status = join(node, "status");
  await Promise.all([
    clear(node, (name) => MADE.exec(name)),
    // A script may have put a link in its place.
    isRealFolder(status) && clear(status, (name) => MADE_STATUS.exec(name)),
    clear(dirname(node), (name) => (name.startsWith(own) ? BESIDE.exec(name.slice(own.length)) : null)),
  ]);
}

async function clear(folder: string, made: (name: string) => RegExpExecArray | null): Promise<void> {
  const names = await readdir(folder).catch(() => []); // not there yet
  const left = names.filter((name) => {
    const pid = made(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  await Promise.all(left.map((name) => removeTree(join(folder, name))));
}

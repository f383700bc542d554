import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { lstat, mkdir, readFile, readlink, rm, rmdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BaseEntry, type BasePlan, baseEntries } from "./baseEntries.ts";
import { readNode, replaceFile } from "./nodeFolder.ts";
import { withNodeLock } from "./nodeLock.ts";

/** What we made in a node's CTDB_BASE, by path: `link:TARGET`, or `text:` and its SHA-256. */
type Made = Record<string, string>;

/** Where it is kept: beside the folder, so that scripts do not see it. */
const MADE_FILE = "base.made";

/**
 * Brings `NODE/base` up to date, the CTDB_BASE that scripts see: links to the workspace's files, and what it lacks from an
 * installed CTDB or written from the node. What scripts made or changed there stays.
 * @param node the node's folder.
 * @returns the absolute path of the folder.
 * @throws what the file system throws.
 */
export async function buildBase(node: string, plan: BasePlan): Promise<string> {
  const folder = join(node, "base");
  if (built.get(folder) === stampOf(node, plan)) {
    return folder;
  }
  await rebuild(node, folder, plan);
  built.set(folder, stampOf(node, plan));
  return folder;
}

/** Folders that this process has brought up to date, with what was seen of everything that they come from. */
const built = new Map<string, string>();

/** What tells that nothing has to be looked at again. */
function stampOf(node: string, plan: BasePlan): string {
  const { workspaceBase, installed, functions, directory } = plan;
  const paths = [
    workspaceBase,
    join(workspaceBase, "script.options"),
    directory,
    functions.path,
    ...(installed === null ? [] : [installed]),
    ...["base", MADE_FILE, "nodes", "options", "public_addresses"].map((name) => join(node, name)),
  ];
  const stamps = paths.map((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? null : [found.ino, found.mtimeMs];
  });
  return JSON.stringify([plan, stamps]);
}

async function rebuild(node: string, folder: string, plan: BasePlan): Promise<void> {
  await withNodeLock(node, async () => {
    const wanted = await baseEntries(plan, await readNode(node));
    const made = await readMade(node);
    await mkdir(folder, { recursive: true });
    for (const [path, mark] of Object.entries(made)) {
      const entry = wanted.get(path);
      if ((entry === undefined || markOf(entry) !== mark) && (await isOurs(join(folder, path), mark))) {
        await rm(join(folder, path), { force: true });
        await removeEmptyParents(folder, path);
      }
    }
    const now: Made = {};
    for (const [path, entry] of wanted) {
      const mark = markOf(entry);
      if (await put(join(folder, path), entry)) {
        now[path] = mark;
      } else if (made[path] === mark) {
        now[path] = mark; // still ours, or the script's own version of it: told apart when it is looked at
      }
    }
    await replaceFile(join(node, MADE_FILE), `${JSON.stringify(now, null, 1)}\n`);
  });
}

function markOf(entry: BaseEntry): string {
  return "link" in entry ? `link:${entry.link}` : `text:${hash(entry.text)}`;
}

function hash(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Whether a path is still as we made it. */
async function isOurs(path: string, mark: string): Promise<boolean> {
  try {
    const entry = await lstat(path);
    return entry.isSymbolicLink()
      ? mark === `link:${await readlink(path)}`
      : entry.isFile() && mark === `text:${hash(await readFile(path))}`;
  } catch {
    return false;
  }
}

/** Makes an entry where nothing is; whether it did. */
async function put(path: string, entry: BaseEntry): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    if ("link" in entry) {
      await symlink(entry.link, path);
    } else {
      // A package may lose the execute bit, so programs are copied and not linked.
      await writeFile(path, entry.text, { flag: "wx", mode: entry.isProgram === true ? 0o755 : 0o644 });
    }
    return true;
  } catch (error) {
    if (["EEXIST", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      return false; // a script's own file stays
    }
    throw error;
  }
}

async function removeEmptyParents(folder: string, path: string): Promise<void> {
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
    await rmdir(join(folder, parent)).catch(() => undefined);
  }
}

async function readMade(node: string): Promise<Made> {
  try {
    return JSON.parse(await readFile(join(node, MADE_FILE), "utf8")) as Made;
  } catch {
    return {};
  }
}

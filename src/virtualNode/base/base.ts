import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, statSync } from "node:fs";
import { lstat, readlink, rm, rmdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readNode, replaceFile } from "../disk/nodeFolder.ts";
import { withNodeLock } from "../disk/nodeLock.ts";
import { isRealFolder, plainText, readPlainFile } from "../disk/plainFile.ts";
import { makeRealFolder } from "../disk/stateFolder.ts";
import { listOf } from "../model/nodeModel.ts";
import { type BaseEntry, type BasePlan, baseEntries, optionFiles } from "./baseEntries.ts";
import { readInputs } from "./inputs.ts";

/** What we made in a node's CTDB_BASE, by path: `link:TARGET`, or `text:` and its SHA-256. */
type Made = Record<string, string>;

/** Where it is kept: beside the folder, so that scripts do not see it. */
const MADE_FILE = "base.made";

/**
 * Brings `NODE/base` up to date, the CTDB_BASE that scripts see: links to the workspace's files, and what it lacks from an
 * installed CTDB or written from the node. What scripts made or changed there stays,
 * and nothing is made, removed or looked at behind a link that they put in the place of a folder.
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

/** Forgets what was seen of a node's CTDB_BASE, for a node that is removed. @param node the node's folder. */
export function forgetBase(node: string): void {
  built.delete(join(node, "base"));
}

/** What tells that nothing has to be looked at again. */
function stampOf(node: string, plan: BasePlan): string {
  const { workspaceBase, installed, functions, directory } = plan;
  const paths = [
    workspaceBase,
    ...optionFiles(plan.component).map((name) => join(workspaceBase, name)),
    directory,
    functions.path,
    ...(installed === null ? [] : [installed]),
  ];
  const own = ["base", MADE_FILE, "nodes", "options", "public_addresses"].map((name) => join(node, name));
  const stamps = [
    ...paths.map((path) => statSync(path, { throwIfNoEntry: false })),
    ...own.map((path) => lstatSync(path, { throwIfNoEntry: false })),
  ].map((found) => (found === undefined ? null : [found.ino, found.mtimeMs]));
  return JSON.stringify([plan, stamps]);
}

async function rebuild(node: string, folder: string, plan: BasePlan): Promise<void> {
  await withNodeLock(node, async () => {
    const ownFiles = listOf((await readInputs(node))?.settings?.ownfiles ?? "");
    const wanted = await baseEntries(plan, await readNode(node), ownFiles);
    const made = readMade(node);
    makeRealFolder(folder);
    for (const [path, mark] of Object.entries(made)) {
      const entry = wanted.get(path);
      const isOld = entry === undefined || markOf(entry) !== mark;
      if (isOld && hasRealParents(folder, path) && (await isOurs(join(folder, path), mark))) {
        await rm(join(folder, path), { force: true });
        await removeEmptyParents(folder, path);
      }
    }
    const now: Made = {};
    for (const [path, entry] of wanted) {
      const mark = markOf(entry);
      if (makeParents(folder, path) && (await put(join(folder, path), entry))) {
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
      : mark === `text:${hash(readPlainFile(path) ?? "")}`;
  } catch {
    return false;
  }
}

/** Makes an entry where nothing is; whether it did. */
async function put(path: string, entry: BaseEntry): Promise<boolean> {
  try {
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

/** The folders between `folder` and a path in it, the outermost first. */
function parentsOf(folder: string, path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, i) => join(folder, ...parts.slice(0, i + 1)));
}

function hasRealParents(folder: string, path: string): boolean {
  return parentsOf(folder, path).every(isRealFolder);
}

/** Makes the folders that a path lacks; false where a script put something else in the place of one. */
function makeParents(folder: string, path: string): boolean {
  return parentsOf(folder, path).every((parent) => {
    if (lstatSync(parent, { throwIfNoEntry: false }) === undefined) {
      mkdirSync(parent);
    }
    return isRealFolder(parent);
  });
}

async function removeEmptyParents(folder: string, path: string): Promise<void> {
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
    await rmdir(join(folder, parent)).catch(() => undefined);
  }
}

function readMade(node: string): Made {
  try {
    const made: unknown = JSON.parse(plainText(join(node, MADE_FILE)) ?? "{}");
    return Object.fromEntries(
      Object.entries(made ?? {}).filter(([path, mark]) => isInside(path) && typeof mark === "string"),
    );
  } catch {
    return {};
  }
}

/** Whether a path stays in the folder that it is relative to. */
function isInside(path: string): boolean {
  return !path.includes("\0") && path.split("/").every((part) => !["", ".", ".."].includes(part));
}

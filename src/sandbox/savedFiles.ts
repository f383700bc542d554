import { chmod, lstat, mkdir, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { TABLE_NAMES } from "../virtualNode/tables.ts";
import type { SentFile } from "./launcher.ts";

const NUL = 0;
const HEAD_FIELDS = 4;
/** What scripts and stub commands may change in the node's folder. */
const FOLDERS: ReadonlySet<string> = new Set(["files", "base", "status"]);
const LOOSE_FILES: ReadonlySet<string> = new Set([...TABLE_NAMES, "calls", "log", ...FOLDERS]);

/**
 * Writes what the scripts of an isolated run changed into the virtual node's folder; see
 * `kit/isolated/files.pl` for the frames.
 * @param nodeDirectory the virtual node's folder; nothing is written outside of it.
 */
export async function keepFiles(nodeDirectory: string, files: readonly SentFile[]): Promise<void> {
  for (const frame of files) {
    const { kind, path, mode, modified, content } = decode(frame);
    const target = await targetOf(nodeDirectory, path);
    if (target === null) {
      continue;
    }
    if (kind === "d") {
      await makeFolder(target, mode);
    } else if (FOLDERS.has(normalize(path))) {
      // a script left something else in a folder's place
    } else if (kind === "x") {
      await rm(target, { recursive: true, force: true });
    } else if (kind === "l") {
      await rm(target, { recursive: true, force: true });
      await symlink(content, target);
    } else {
      await replaceFile(target, content, mode, modified);
    }
  }
}

interface DecodedFile {
  readonly kind: string;
  readonly path: string;
  readonly mode: number;
  /** Seconds since 1970. */
  readonly modified: number;
  readonly content: Buffer;
}

function decode(frame: SentFile): DecodedFile {
  const fields: string[] = [];
  let start = 0;
  while (fields.length < HEAD_FIELDS) {
    const end = frame.indexOf(NUL, start);
    fields.push(frame.toString("utf8", start, end));
    start = end + 1;
  }
  const [kind = "", path = "", mode = "", modified = ""] = fields;
  return { kind, path, mode: Number(mode), modified: Number(modified), content: frame.subarray(start) };
}

/**
 * Where a file of the node goes; `null` for a path that would leave the folder, by `..` or through a
 * link that a script left.
 */
async function targetOf(nodeDirectory: string, path: string): Promise<string | null> {
  const inside = normalize(path);
  const [first = "", ...rest] = inside.split("/");
  // What the node is made from, and what is started from it, is none of the scripts' business.
  if (rest.length === 0 ? !LOOSE_FILES.has(first) : !FOLDERS.has(first)) {
    return null;
  }
  let folder = nodeDirectory;
  for (const part of dirname(inside).split("/")) {
    if (part === ".") {
      continue;
    }
    folder = join(folder, part);
    const found = await lstat(folder).catch(() => null);
    if (found === null) {
      await mkdir(folder);
    } else if (!found.isDirectory()) {
      return null;
    }
  }
  return join(nodeDirectory, inside);
}

async function makeFolder(target: string, mode: number): Promise<void> {
  const found = await lstat(target).catch(() => null);
  if (found !== null && !found.isDirectory()) {
    await rm(target, { force: true });
  }
  await mkdir(target, { recursive: true });
  // A folder that we cannot enter could not be cleared away.
  await chmod(target, mode | 0o700);
}

async function replaceFile(target: string, content: Buffer, mode: number, modified: number): Promise<void> {
  const found = await lstat(target).catch(() => null);
  if (found?.isDirectory() === true) {
    await rm(target, { recursive: true, force: true });
  }
  const fresh = `${target}.new.${process.pid}`;
  await writeFile(fresh, content, { flag: "wx" });
  // Our own bits only: a set-user-ID file of a script must not exist outside.
  await chmod(fresh, (mode & 0o777) | 0o400);
  await utimes(fresh, modified, modified);
  await rename(fresh, target);
}

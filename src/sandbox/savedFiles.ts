import { chmod, lstat, mkdir, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { TABLE_NAMES } from "../virtualNode/disk/tables.ts";
import { LEFT_FOLDERS } from "./givenFiles.ts";
import type { SentFile } from "./launcher.ts";

const NUL = 0;
const HEAD_FIELDS = 4;
/** Plain files that stub commands change in the node's folder; nothing else there is the scripts' business. */
const LOOSE_FILES: ReadonlySet<string> = new Set([...TABLE_NAMES, "calls", "log", "answered"]);
/** Folders in which scripts may leave what they like. */
const FOLDERS: ReadonlySet<string> = new Set(LEFT_FOLDERS);

let counter = 0;

/**
 * Writes what the scripts of an isolated run changed into the virtual node's folder; see
 * `kit/isolated/files.pl` for the frames.
 * @param nodeDirectory the virtual node's folder; nothing is written outside of it.
 * @returns sentences on what could not be kept.
 */
export async function keepFiles(nodeDirectory: string, files: readonly SentFile[]): Promise<string[]> {
  const failures: string[] = [];
  for (const frame of files) {
    const file = decode(frame);
    try {
      await keepFile(nodeDirectory, file);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      failures.push(`${JSON.stringify(file.path)} (${code ?? String(error)})`);
    }
  }
  const [first, ...others] = failures;
  if (first === undefined) {
    return [];
  }
  const list = others.length === 0 ? first : t("{0} and {1} more", first, others.length);
  return [t("Not kept in the virtual node: {0}.", list)];
}

async function keepFile(nodeDirectory: string, file: DecodedFile): Promise<void> {
  const target = isAllowed(file) ? await targetOf(nodeDirectory, file.path) : null;
  if (target === null) {
    return;
  }
  if (file.kind === "d") {
    await makeFolder(target, file.mode);
  } else if (file.kind === "x") {
    await rm(target, { recursive: true, force: true });
  } else if (file.kind === "l") {
    await rm(target, { recursive: true, force: true });
    await symlink(file.content, target);
  } else {
    await replaceFile(nodeDirectory, target, file);
  }
}

interface DecodedFile {
  readonly kind: string;
  /** A character per byte, since a name need not be UTF-8. */
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
    fields.push(frame.toString("latin1", start, end));
    start = end + 1;
  }
  const [kind = "", path = "", mode = "", modified = ""] = fields;
  return { kind, path, mode: Number(mode), modified: Number(modified), content: frame.subarray(start) };
}

/** Links and folders only where scripts may have them: the rest is read and written outside of the sandbox. */
function isAllowed({ kind, path }: DecodedFile): boolean {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) {
    return false;
  }
  const [first = ""] = parts;
  if (FOLDERS.has(first)) {
    return parts.length > 1;
  }
  const isPlace = parts.length === 1 ? LOOSE_FILES.has(first) : parts.length === 2 && first === "status";
  return isPlace && (kind === "f" || kind === "x");
}

/** Where a file of the node goes; `null` where a script left a link or a file in the place of a folder. */
async function targetOf(nodeDirectory: string, path: string): Promise<Buffer | null> {
  const parts = path.split("/");
  for (let depth = 1; depth < parts.length; depth++) {
    const folder = inside(nodeDirectory, parts.slice(0, depth).join("/"));
    const found = await lstat(folder).catch(() => null);
    if (found === null) {
      await mkdir(folder);
    } else if (!found.isDirectory()) {
      return null;
    }
  }
  return inside(nodeDirectory, path);
}

function inside(nodeDirectory: string, path: string): Buffer {
  return Buffer.concat([Buffer.from(`${nodeDirectory}/`), Buffer.from(path, "latin1")]);
}

async function makeFolder(target: Buffer, mode: number): Promise<void> {
  const found = await lstat(target).catch(() => null);
  if (found !== null && !found.isDirectory()) {
    await rm(target, { force: true });
  }
  await mkdir(target, { recursive: true });
  // A folder that we cannot enter could not be cleared away.
  await chmod(target, (mode & 0o777) | 0o700);
}

async function replaceFile(
  nodeDirectory: string,
  target: Buffer,
  { content, mode, modified }: DecodedFile,
): Promise<void> {
  const found = await lstat(target).catch(() => null);
  if (found?.isDirectory() === true) {
    await rm(target, { recursive: true, force: true });
  }
  // A short name in the node's own folder: a script's may be as long as a name can be.
  const fresh = join(nodeDirectory, `keep.new.${process.pid}.${counter++}`);
  try {
    await writeFile(fresh, content, { flag: "wx" });
    // Our own bits only: a set-user-ID file of a script must not exist outside.
    await chmod(fresh, (mode & 0o777) | 0o400);
    await utimes(fresh, modified, modified);
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

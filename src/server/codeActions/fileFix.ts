import { constants, type Stats } from "node:fs";
import { type FileHandle, open, readlink, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import { isWithinReach, outOfReach } from "../../scripts/reach.ts";
import { type DiskStep, newPathOf, type RenameStep } from "./workspaceEdits.ts";

/** What the server does on disk by `ctdb.applyFileFix`: its one argument. */
export interface FileFix {
  readonly steps: readonly DiskStep[];
  /** The files of the steps as they were when the fix was offered. */
  readonly seen: readonly SeenFile[];
}

/** What a path led to. */
export interface SeenFile {
  readonly file: string;
  /** Where links of the path end. */
  readonly realPath: string;
  /** The mode bits `0o7777`. */
  readonly mode: number;
}

/** A fix that cannot be done; the message is a sentence for the user. */
export class FileFixError extends Error {
  override readonly name = "FileFixError";
}

const MOST_BYTES = 16 * 1024 * 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const MODE_BITS = 0o7777;

/** Notes what a path leads to now. `null` where that is neither a regular file nor a folder. */
export async function seeFile(file: string): Promise<SeenFile | null> {
  try {
    const realPath = await realpath(file);
    const found = await stat(realPath);
    return found.isFile() || found.isDirectory() ? { file, realPath, mode: found.mode & MODE_BITS } : null;
  } catch {
    return null; // gone, or a link that leads nowhere
  }
}

/** The same for a file that the editor renames before the command is run: it is known by its new name then. */
export function afterRename({ steps, seen }: FileFix, rename: RenameStep): FileFix {
  const { file } = rename;
  const newPath = newPathOf(rename);
  return {
    steps: steps.map((step) => (step.file === file ? { ...step, file: newPath } : step)),
    seen: seen.map((one) =>
      one.file === file ? { ...one, file: newPath, realPath: movedPath(one, rename) } : one,
    ),
  };
}

/** A link keeps leading to the same file. */
function movedPath({ file, realPath }: SeenFile, { folder, newName }: RenameStep): string {
  return basename(realPath) === basename(file) ? join(folder ?? dirname(realPath), newName) : realPath;
}

/** Reads the argument of the command; `null` where it is none that the server has offered. */
export function readFileFix(value: unknown): FileFix | null {
  const { steps, seen } = record(value);
  if (!Array.isArray(steps) || !Array.isArray(seen)) {
    return null;
  }
  return steps.every(isStep) && seen.every(isSeen) ? { steps, seen } : null;
}

/**
 * Does a fix on disk. A file is opened once, by the path that links ended at when the fix was offered, and changed in
 * place, so that its owner, its mode and its other names stay.
 * @param isKnown whether the server reports on a file
 * @throws {FileFixError} where a file is another than it was, or is none of ours, or the system refuses
 */
export async function applyFileFix(fix: FileFix, isKnown: (file: string) => boolean): Promise<void> {
  for (const step of fix.steps) {
    const seen = fix.seen.find(({ file }) => file === step.file);
    if (seen === undefined || !isKnown(step.file)) {
      throw new FileFixError(t("{0} is not changed: it is no file of an event directory.", step.file));
    }
    try {
      await applyStep(step, seen);
    } catch (error) {
      if (error instanceof FileFixError) {
        throw error;
      }
      throw new FileFixError(t("{0} cannot be changed: {1}", step.file, systemSentence(error)), {
        cause: error,
      });
    }
  }
}

async function applyStep(step: DiskStep, seen: SeenFile): Promise<void> {
  if ((await realpath(step.file)) !== seen.realPath) {
    throw new FileFixError(t("{0} is not changed: it leads to another file than before.", step.file));
  }
  if (!(await isWithinReach(seen.realPath))) {
    throw new FileFixError(t("{0} is not changed: {1}", step.file, outOfReach(seen.realPath)));
  }
  const access = step.kind === "chmod" ? constants.O_RDONLY : constants.O_RDWR;
  // Neither a link that has just been put there is followed, nor a pipe waited for.
  const flags = access | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;
  const handle = await open(seen.realPath, flags);
  try {
    const found = await handle.stat();
    // Of a folder only the mode is changed.
    if (!found.isFile() && !(step.kind === "chmod" && found.isDirectory())) {
      throw new FileFixError(t("{0} is not changed: it is no regular file any more.", step.file));
    }
    if (((await placeOf(handle)) ?? seen.realPath) !== seen.realPath) {
      throw new FileFixError(t("{0} is not changed: a folder above it was replaced meanwhile.", step.file));
    }
    if (step.kind === "chmod") {
      await changeMode(handle, found, step, seen);
    } else {
      await rewrite(handle, found, step);
    }
  } finally {
    await handle.close();
  }
}

/** Where an open file lies, as Linux tells (`proc_pid_fd(5)`); `null` on other systems. */
async function placeOf({ fd }: FileHandle): Promise<string | null> {
  try {
    return await readlink(`/proc/self/fd/${fd}`);
  } catch {
    return null;
  }
}

async function changeMode(
  handle: FileHandle,
  found: Stats,
  step: Extract<DiskStep, { kind: "chmod" }>,
  seen: SeenFile,
): Promise<void> {
  const mode = found.mode & MODE_BITS;
  if (mode !== seen.mode) {
    throw new FileFixError(t("{0} is not changed: its mode has changed meanwhile.", step.file));
  }
  await handle.chmod((mode | step.add) & ~step.remove);
}

async function rewrite(
  handle: FileHandle,
  found: Stats,
  step: Exclude<DiskStep, { kind: "chmod" }>,
): Promise<void> {
  if (found.size > MOST_BYTES) {
    throw new FileFixError(t("{0} is not changed: it is larger than 16 MiB.", step.file));
  }
  const before = await handle.readFile();
  const after = step.kind === "unix-line-ends" ? unixLineEnds(before) : withoutMark(before);
  if (after.length === before.length) {
    return; // done meanwhile
  }
  const now = await handle.stat({ bigint: true });
  if (now.size !== BigInt(before.length)) {
    throw new FileFixError(t("{0} is not changed: something else is writing it.", step.file));
  }
  let written = 0;
  while (written < after.length) {
    const { bytesWritten } = await handle.write(after, written, after.length - written, written);
    written += bytesWritten;
  }
  await handle.truncate(after.length);
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
}

/** Takes the carriage return out of each `\r\n`; others are part of the text. */
function unixLineEnds(bytes: Buffer): Buffer {
  const kept = Buffer.alloc(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 13 || bytes[at + 1] !== 10) {
      kept[length++] = bytes[at] ?? 0;
    }
  }
  return kept.subarray(0, length);
}

const SENTENCES: Readonly<Record<string, () => string>> = {
  EACCES: () => t("this user has no right to change it."),
  EPERM: () => t("it belongs to another user."),
  EROFS: () => t("it lies on a read-only file system."),
  ENOENT: () => t("it is gone."),
  ELOOP: () => t("a link has taken its place."),
};

function systemSentence(error: unknown): string {
  const { code, message } = record(error);
  return (typeof code === "string" ? SENTENCES[code]?.() : undefined) ?? String(message ?? error);
}

function isStep(value: unknown): value is DiskStep {
  const { kind, file, add, remove } = record(value);
  if (typeof file !== "string") {
    return false;
  }
  return kind === "chmod"
    ? isMode(add) && isMode(remove)
    : kind === "strip-byte-order-mark" || kind === "unix-line-ends";
}

/** Only `rwx` of a file: no fix has anything to do with set-user-ID. */
function isMode(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0o777;
}

function isSeen(value: unknown): value is SeenFile {
  const { file, realPath, mode } = record(value);
  return typeof file === "string" && typeof realPath === "string" && typeof mode === "number";
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

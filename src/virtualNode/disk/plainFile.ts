import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  statSync,
} from "node:fs";
import { isWithinReachNow } from "../../scripts/reach.ts";

/** Larger files are nothing that we or the stub commands wrote. */
export const MOST_BYTES = 4 * 1024 * 1024;

/** How to read a file that may be anything. */
export interface PlainReading {
  /** Larger files are not read; {@link MOST_BYTES} without it. */
  readonly most?: number;
  /** Read the beginning of a larger file all the same. */
  readonly isCut?: boolean;
  /** Read what a symbolic link leads to. Only for files that a person named, never for those within a node. */
  readonly followsLinks?: boolean;
}

/**
 * Reads a file that a script may have put there: only a plain one of a modest size, so that a link leads nowhere and a
 * FIFO holds nobody up. At once, since a way through Node's threads takes longer than the step.
 * @returns `null` where there is no such file.
 * @throws what the file system throws.
 */
export function readPlainFile(path: string, reading: PlainReading = {}): Buffer | null {
  const { most = MOST_BYTES, isCut = false, followsLinks = false } = reading;
  if (followsLinks && !isWithinReachNow(path)) {
    return null;
  }
  const entry = followsLinks ? statSync(path) : lstatSync(path);
  if (!entry.isFile() || (entry.size > most && !isCut)) {
    return null; // not even opened, which alone does something to a device
  }
  const noLink = followsLinks ? 0 : (constants.O_NOFOLLOW ?? 0);
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | noLink);
  try {
    if (!fstatSync(handle).isFile()) {
      return null; // it was changed meanwhile
    }
    const bytes = readAtMost(handle, entry.size, most);
    return bytes.length > most ? (isCut ? bytes.subarray(0, most) : null) : bytes;
  } finally {
    closeSync(handle);
  }
}

/** {@link readPlainFile} as a text; `null` also where it cannot be read. */
export function plainText(path: string, reading: PlainReading = {}): string | null {
  try {
    return readPlainFile(path, reading)?.toString("utf8") ?? null;
  } catch {
    return null;
  }
}

/** Whether {@link readPlainFile} would read it, and `absent` where nothing at all is there. */
export function plainState(path: string): "plain" | "absent" | "odd" {
  try {
    const entry = lstatSync(path, { throwIfNoEntry: false });
    if (entry === undefined) {
      return "absent";
    }
    if (!entry.isFile() || entry.size > MOST_BYTES) {
      return "odd";
    }
    accessSync(path, constants.R_OK);
    return "plain";
  } catch {
    return "odd";
  }
}

/** Whether the path is a folder itself, and no link to one. */
export function isRealFolder(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

/** A file may say that it is empty and is not, as those of /proc, or grow meanwhile. */
function readAtMost(handle: number, size: number, most: number): Buffer {
  let buffer = Buffer.alloc(Math.min(size, most) + 1);
  let length = 0;
  for (;;) {
    const count = readSync(handle, buffer, length, buffer.length - length, null);
    length += count;
    if (count === 0 || length > most) {
      return buffer.subarray(0, length);
    }
    if (length === buffer.length) {
      buffer = Buffer.concat([buffer], Math.min(2 * length, most + 1));
    }
  }
}

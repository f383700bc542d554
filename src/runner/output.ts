import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { t } from "@vscode/l10n";
import { shortageOf } from "../scripts/shortage.ts";
import type { SpillFolder } from "./spillFolder.ts";

/** Bytes kept at each end of an output that is larger than both together. */
export const HEAD_BYTES = 256 * 1024;
export const TAIL_BYTES = 64 * 1024;
/** How many reads are kept apart before they are joined: scripts may write byte by byte. */
const MOST_CHUNKS = 256;
/** How much is written before the room on the disk is looked at again. */
const ROOM_BYTES = 16 * 1024 * 1024;

/** The output of one script with bounded memory. */
export interface CapturedOutput {
  /** The whole output, or its first {@link HEAD_BYTES}. */
  readonly head: Buffer;
  /** The last {@link TAIL_BYTES} of an output that was cut; else empty. */
  readonly tail: Buffer;
  /** All bytes that CTDB would keep. */
  readonly totalBytes: number;
  /** Bytes between head and tail, which only `file` holds. */
  readonly omittedBytes: number;
  /** Bytes that CTDB loses since a NUL byte stood before them in one read. */
  readonly lostAfterNul: number;
  /** Absolute path of a private file with the whole output, where it was cut. */
  readonly file: string | null;
  /** Why there is no whole output although it was cut (a full disk): a sentence, or `null`. */
  readonly spillError: string | null;
}

export const NO_OUTPUT: CapturedOutput = {
  head: Buffer.alloc(0),
  tail: Buffer.alloc(0),
  totalBytes: 0,
  omittedBytes: 0,
  lostAfterNul: 0,
  file: null,
  spillError: null,
};

/** Collects a script's output: both ends in memory, the whole in a file once it is large. */
export class OutputCapture {
  readonly #folder: SpillFolder;
  #chunks: Buffer[] = [];
  #head: Buffer | null = null;
  #tail = Buffer.alloc(0);
  #total = 0;
  #lost = 0;
  #spill: { path: string; fd: number } | null = null;
  #spillError: string | null = null;
  #untilRoom = ROOM_BYTES;

  constructor(folder: SpillFolder) {
    this.#folder = folder;
  }

  /**
   * Takes what one read of the pipe gave. CTDB appends it as a C string, so that a NUL byte hides
   * the rest of that read (`proc_read_handler` in ctdb/common/run_proc.c).
   * @returns the bytes that CTDB keeps.
   */
  append(read: Buffer): Buffer {
    const nul = read.indexOf(0);
    const kept = nul === -1 ? read : read.subarray(0, nul);
    this.#lost += read.length - kept.length;
    if (kept.length === 0) {
      return kept;
    }
    this.#total += kept.length;
    if (this.#head === null) {
      this.#chunks.push(kept);
      if (this.#total > HEAD_BYTES + TAIL_BYTES) {
        this.#cut();
      } else if (this.#chunks.length > MOST_CHUNKS) {
        this.#chunks = [Buffer.concat(this.#chunks)];
      }
    } else {
      this.#write(kept);
      this.#keepTail(kept);
    }
    return kept;
  }

  /** Closes the file and gives the result; nothing may be appended afterwards. */
  finish(): CapturedOutput {
    this.#closeSpill();
    const head = this.#head ?? Buffer.concat(this.#chunks);
    return {
      head,
      tail: this.#tail,
      totalBytes: this.#total,
      omittedBytes: this.#total - head.length - this.#tail.length,
      lostAfterNul: this.#lost,
      file: this.#spillError === null ? (this.#spill?.path ?? null) : null,
      spillError: this.#spillError,
    };
  }

  #cut(): void {
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#head = Buffer.from(whole.subarray(0, HEAD_BYTES));
    this.#write(whole);
    this.#keepTail(whole.subarray(HEAD_BYTES));
  }

  #keepTail(bytes: Buffer): void {
    const joined = bytes.length >= TAIL_BYTES ? bytes : Buffer.concat([this.#tail, bytes]);
    this.#tail = Buffer.from(joined.subarray(Math.max(0, joined.length - TAIL_BYTES)));
  }

  #write(bytes: Buffer): void {
    if (this.#spillError !== null) {
      return;
    }
    try {
      this.#spill ??= this.#folder.createFile();
      this.#untilRoom -= bytes.length;
      if (this.#untilRoom < 0) {
        this.#folder.requireRoom();
        this.#untilRoom = ROOM_BYTES;
      }
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#spill.fd, bytes, done);
      }
    } catch (error) {
      this.#dropSpill(error);
    }
  }

  /** What is written may be refused only now, as over a network. */
  #closeSpill(): void {
    if (this.#spill !== null && this.#spillError === null) {
      try {
        closeSync(this.#spill.fd);
      } catch (error) {
        this.#dropSpill(error, true);
      }
    }
  }

  /** Half an output is of no use, and where the disk is full the scripts need the room. */
  #dropSpill(error: unknown, isClosed = false): void {
    const why = shortageOf(error)?.what ?? (error instanceof Error ? error.message : String(error));
    this.#spillError = t("Only the beginning and the end of the output could be kept: {0}.", why);
    if (this.#spill !== null) {
      rmSync(this.#spill.path, { force: true });
      if (!isClosed) {
        closeSync(this.#spill.fd);
      }
    }
  }
}

/**
 * Reads an output from its first to its last byte in bounded pieces; where no whole is left, both ends
 * with a note between them.
 */
export function* outputChunks(output: CapturedOutput): Generator<Buffer> {
  const fd = openWhole(output);
  if (fd === null) {
    yield output.head;
    yield Buffer.from(omissionNote(output));
    yield output.tail;
    return;
  }
  try {
    while (true) {
      const chunk = Buffer.alloc(64 * 1024);
      const length = readSync(fd, chunk);
      if (length === 0) {
        return;
      }
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(fd);
  }
}

/** The file with the whole output; `null` where there is none, or none any more (old files are removed). */
function openWhole({ file }: CapturedOutput): number | null {
  try {
    return file === null ? null : openSync(file, "r");
  } catch {
    return null;
  }
}

/** The output for people: text with a note where it was cut. Bytes that are not UTF-8 are replaced. */
export function outputText(output: CapturedOutput): string {
  return output.head.toString() + omissionNote(output) + output.tail.toString();
}

function omissionNote({ omittedBytes }: CapturedOutput): string {
  return omittedBytes > 0 ? `\n[… ${omittedBytes} bytes left out …]\n` : "";
}

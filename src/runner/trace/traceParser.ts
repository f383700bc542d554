import { readQuotedWords } from "./quotedWords.ts";
import type { StackEntry, TraceRecord } from "./traceRecord.ts";

/** A record with what only the comparison of shells asks for. */
export interface ParsedRecord extends TraceRecord {
  /** `$#` before the command. */
  readonly parameters: number;
}

/** Bytes of a record that are kept; a command may be as long as a variable. */
const MAX_RECORD_BYTES = 1 << 16;
const MAX_KNOWN_STACKS = 1000;
const MAX_KNOWN_LETTERS = 10_000;
const START = "\u0001";
// biome-ignore lint/suspicious/noControlCharactersInRegex: the prelude ends the letters of shell options with it
const HEADER = /^(\d+) (\d+)[.,](\d{1,6}) (\d+) (\d+) (\d+) ([\s\S]*?)\x03([\s\S]*)$/;
/** Of a deeper stack only the innermost entry is told. */
const MOST_LEVELS = 50;

/**
 * Cuts what bash's xtrace wrote with `kit/trace/prelude.sh` into records, as the bytes come. What is none is left
 * out: several processes write at a time, and a long record of one may be torn by another's.
 */
export class TraceParser {
  readonly #marker: Buffer;
  readonly #onRecord: (record: ParsedRecord) => void;
  /** Begins with a marker once one was seen. */
  #rest: Buffer = Buffer.alloc(0);
  #isInRecord = false;
  /** `\001`s that stood before the marker of the record at hand. */
  #depth = 0;
  #lastStack: readonly StackEntry[] = [];
  readonly #stacks = new Map<string, readonly StackEntry[] | null>();

  /** @param token what `CTDB_EVENTS_TRACE_TOKEN` was. */
  constructor(token: string, onRecord: (record: ParsedRecord) => void) {
    this.#marker = Buffer.from(`${START}${token} `);
    this.#onRecord = onRecord;
  }

  /** Takes the next bytes and hands on the records that are complete. */
  push(chunk: Buffer): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    // A marker may begin in the last bytes that were there before.
    let from = Math.max(0, this.#rest.length - this.#marker.length);
    for (;;) {
      const at = bytes.indexOf(this.#marker, from);
      if (at < 0) {
        break;
      }
      const begin = beginOfMarker(bytes, at);
      this.#take(bytes.subarray(0, begin));
      this.#isInRecord = true;
      this.#depth = at - begin;
      bytes = bytes.subarray(at + this.#marker.length);
      from = 0;
    }
    this.#rest = this.#shortened(bytes);
  }

  /** Hands on the last record. */
  finish(): void {
    this.#take(this.#rest);
    this.#rest = Buffer.alloc(0);
    this.#isInRecord = false;
  }

  /** Keeps the begin of a long record, and its end, in which a marker may begin. */
  #shortened(bytes: Buffer): Buffer {
    const tail = this.#marker.length + MAX_DEPTH;
    if (!this.#isInRecord) {
      return Buffer.from(bytes.subarray(Math.max(0, bytes.length - tail)));
    }
    return bytes.length <= MAX_RECORD_BYTES + tail
      ? Buffer.from(bytes)
      : Buffer.concat([bytes.subarray(0, MAX_RECORD_BYTES), bytes.subarray(bytes.length - tail)]);
  }

  /** @param bytes what stands behind a marker, up to the next. */
  #take(bytes: Buffer): void {
    const headerEnd = this.#isInRecord ? bytes.indexOf(2) : -1;
    if (headerEnd < 0) {
      return;
    }
    const header = HEADER.exec(bytes.toString("utf8", 0, headerEnd));
    if (header === null) {
      return;
    }
    const [, pid, seconds, micros = "", line, parameters, size, innermost = "", all = ""] = header;
    const stack = Number(size) > MOST_LEVELS ? this.#deepStack(innermost) : this.#stackOf(Number(size), all);
    if (stack === null) {
      return;
    }
    const end = bytes[bytes.length - 1] === 10 ? bytes.length - 1 : bytes.length;
    this.#onRecord({
      pid: Number(pid),
      depth: this.#depth,
      time: Number(seconds) * 1000 + Number(micros.padEnd(6, "0")) / 1000,
      line: Number(line),
      stack,
      command: bytes.toString("utf8", headerEnd + 1, Math.min(end, MAX_RECORD_BYTES)),
      parameters: Number(parameters),
    });
  }

  /** The innermost entry upon the last stack that was told. */
  #deepStack(text: string): readonly StackEntry[] | null {
    const [inner] = readStack(1, text) ?? [];
    return inner === undefined ? null : [inner, ...this.#lastStack];
  }

  /** Most records stand where an earlier one stood. */
  #stackOf(size: number, text: string): readonly StackEntry[] | null {
    const key = `${size} ${text}`;
    const known = this.#stacks.get(key);
    if (known !== undefined) {
      this.#lastStack = known ?? this.#lastStack;
      return known;
    }
    if (this.#stacks.size >= MAX_KNOWN_STACKS) {
      this.#stacks.clear();
    }
    const stack = readStack(size, text);
    this.#lastStack = stack ?? this.#lastStack;
    if (key.length <= MAX_KNOWN_LETTERS) {
      this.#stacks.set(key, stack);
    }
    return stack;
  }
}

/** bash repeats at most 99 times (`indirection_level_string` of print_cmd.c, 5.2). */
const MAX_DEPTH = 100;

function beginOfMarker(bytes: Buffer, at: number): number {
  let begin = at;
  while (begin > 0 && at - begin < MAX_DEPTH && bytes[begin - 1] === 1) {
    begin--;
  }
  return begin;
}

/** Files, lines and functions, `size` of each; at a script's top level bash knows no functions. */
function readStack(size: number, text: string): readonly StackEntry[] | null {
  const words = readQuotedWords(text);
  if (words === null || size === 0 || (words.length !== 2 * size && words.length !== 3 * size)) {
    return null;
  }
  const stack: StackEntry[] = [];
  for (let level = 0; level < size; level++) {
    const functionName = words[2 * size + level] ?? (level === size - 1 ? "main" : "source");
    stack.push({ source: words[level] ?? "", functionName, callLine: Number(words[size + level]) });
  }
  return stack.some(({ callLine }) => !Number.isSafeInteger(callLine)) ? null : stack;
}

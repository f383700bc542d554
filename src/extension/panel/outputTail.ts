import { OUTPUT_LIMIT, type OutputPiece } from "../../webview/outputView.ts";
import { joinChunks, type TimedBytes } from "./timedBytes.ts";

/** What is shown of a flood while it goes on: the page lays it out again and again. */
const FLOOD_LIMIT = 16 * 1024;
/** How much of the first line of output is shown in the list, in characters. */
const FIRST_LINE_LIMIT = 300;
/** How many chunks wait before they are joined. */
const MOST_PENDING = 4096;

/**
 * The end of a script's output while it runs, as text with times and with bounded memory. Bytes become text only
 * when somebody asks, so a script that floods costs no more than one that is read.
 */
export class OutputTail {
  #decoder = newDecoder();
  #pending: TimedBytes[] = [];
  #pendingBytes = 0;
  #joinAt = MOST_PENDING;
  #pieces: OutputPiece[] = [];
  #length = 0;
  #unsent: OutputPiece[] = [];
  #unsentLength = 0;
  #replace = false;
  #cut = false;
  #total = 0;
  #start = "";

  /**
   * Takes bytes as they come; a character may be split between two chunks.
   * @param after milliseconds since the script began
   * @param omitted bytes that were left out before the chunk: then what was before is dropped too
   */
  append(chunk: Uint8Array, after: number, omitted = 0): void {
    if (omitted > 0) {
      this.#restart([]);
    }
    this.#noteStart(chunk);
    this.#total += omitted + chunk.byteLength;
    this.#pending.push({ after, bytes: chunk });
    this.#pendingBytes += chunk.byteLength;
    if (this.#pendingBytes > 2 * OUTPUT_LIMIT) {
      this.#restart(lastOf(this.#pending));
    } else if (this.#pending.length > this.#joinAt) {
      this.#pending = joinChunks(this.#pending);
      this.#joinAt = 2 * this.#pending.length + MOST_PENDING;
    }
  }

  /** The pieces that are held, in order. */
  get pieces(): readonly OutputPiece[] {
    this.#settle();
    return this.#pieces;
  }

  get text(): string {
    return this.pieces.map(([, text]) => text).join("");
  }

  /** Whether something before `pieces` was dropped. */
  get cut(): boolean {
    this.#settle();
    return this.#cut;
  }

  /** All bytes that came, also those that were dropped. */
  get totalBytes(): number {
    return this.#total;
  }

  /** The first line that is not empty, once it is whole or long enough; else `null`. */
  get firstLine(): string | null {
    return firstLine(this.#start, this.#start.length >= FIRST_LINE_LIMIT);
  }

  /** What came since the last call; where that was too much, the end of it takes the place of all. */
  takeUnsent(): { readonly pieces: readonly OutputPiece[]; readonly replace: boolean } {
    this.#settle();
    const taken = {
      pieces: this.#replace ? lastPieces(this.#pieces, FLOOD_LIMIT) : this.#unsent,
      replace: this.#replace,
    };
    this.#unsent = [];
    this.#unsentLength = 0;
    this.#replace = false;
    return taken;
  }

  #noteStart(chunk: Uint8Array): void {
    if (this.#start.length < FIRST_LINE_LIMIT) {
      this.#start += Buffer.from(chunk.subarray(0, FIRST_LINE_LIMIT)).toString("utf8");
    }
  }

  #restart(pending: TimedBytes[]): void {
    this.#decoder = newDecoder();
    this.#joinAt = MOST_PENDING;
    this.#pending = pending;
    this.#pendingBytes = pending.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    this.#pieces = [];
    this.#length = 0;
    this.#unsent = [];
    this.#unsentLength = 0;
    this.#replace = true;
    this.#cut = true;
  }

  #settle(): void {
    for (const { after, bytes } of this.#pending) {
      const text = this.#decoder.decode(bytes, { stream: true });
      addPiece(this.#pieces, after, text);
      addPiece(this.#unsent, after, text);
      this.#length += text.length;
      this.#unsentLength += text.length;
    }
    this.#pending = [];
    this.#pendingBytes = 0;
    if (this.#length > OUTPUT_LIMIT) {
      this.#pieces = lastPieces(this.#pieces, OUTPUT_LIMIT);
      this.#length = OUTPUT_LIMIT;
      this.#cut = true;
    }
    if (this.#unsentLength > FLOOD_LIMIT) {
      this.#replace = true;
    }
    if (this.#replace) {
      this.#unsent = [];
      this.#unsentLength = 0;
    }
  }
}

/** Only where a line begins the time counts, so what goes on a line joins the piece before it. */
function addPiece(pieces: OutputPiece[], after: number, text: string): void {
  const last = pieces.at(-1);
  const time = Math.round(after);
  if (last !== undefined && (last[0] === time || !last[1].endsWith("\n"))) {
    const newline = last[0] === time ? text.length : text.indexOf("\n") + 1 || text.length;
    pieces[pieces.length - 1] = [last[0], last[1] + text.slice(0, newline)];
    if (newline < text.length) {
      pieces.push([time, text.slice(newline)]);
    }
  } else if (text !== "") {
    pieces.push([time, text]);
  }
}

/** The end of an output in pieces, at most `limit` UTF-16 units. */
export function lastPieces(pieces: readonly OutputPiece[], limit: number): OutputPiece[] {
  const kept: OutputPiece[] = [];
  let left = limit;
  for (const [after, text] of pieces.toReversed()) {
    if (left <= 0) {
      break;
    }
    kept.push([after, lastCharacters(text, left)]);
    left -= text.length;
  }
  return kept.reverse();
}

/** The end of pending bytes, at most {@link OUTPUT_LIMIT} of them and from a whole character on. */
function lastOf(pending: readonly TimedBytes[]): TimedBytes[] {
  const kept: TimedBytes[] = [];
  let left = OUTPUT_LIMIT;
  for (const { after, bytes } of pending.toReversed()) {
    kept.push({ after, bytes: bytes.byteLength > left ? lastBytes(Buffer.from(bytes), left) : bytes });
    left -= bytes.byteLength;
    if (left <= 0) {
      break;
    }
  }
  return kept.reverse();
}

/**
 * The first line of a text that is not empty, at most 300 characters.
 * @param whole whether the text goes on no further, or far enough
 */
export function firstLine(text: string, whole: boolean): string | null {
  const lines = text.split("\n");
  const found = lines.findIndex((line) => line.trim() !== "");
  const isWhole = found !== -1 && (whole || found < lines.length - 1);
  return isWhole ? (lines[found]?.slice(0, FIRST_LINE_LIMIT) ?? null) : null;
}

/** The end of a text, from a whole character on, at most `limit` UTF-16 units. */
export function lastCharacters(text: string, limit = OUTPUT_LIMIT): string {
  if (text.length <= limit) {
    return text;
  }
  const start = text.length - limit;
  const unit = text.charCodeAt(start);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? start + 1 : start);
}

/** The end of UTF-8 bytes, from a whole character on, at most `limit` bytes. */
export function lastBytes(bytes: Buffer, limit = OUTPUT_LIMIT): Buffer {
  let start = Math.max(0, bytes.length - limit);
  const longest = start + 3;
  while (start > 0 && start < longest && ((bytes[start] ?? 0) & 0xc0) === 0x80) {
    start++;
  }
  return bytes.subarray(start);
}

function newDecoder(): TextDecoder {
  return new TextDecoder("utf-8", { ignoreBOM: true });
}

import { OUTPUT_LIMIT } from "../webview/messages.ts";
import { printable } from "./printable.ts";

/** What is shown of a flood while it goes on: the page lays it out again and again. */
const FLOOD_LIMIT = 8 * 1024;

/**
 * The end of a script's output while it runs, as text, with bounded memory. Bytes become text only when
 * somebody asks, so a script that floods costs no more than one that is read.
 */
export class OutputTail {
  #decoder = newDecoder();
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #text = "";
  #unsent = "";
  #replace = false;
  #cut = false;

  /**
   * Takes bytes as they come; a character may be split between two chunks.
   * @param omitted bytes that were left out before the chunk: then what was before is dropped too
   */
  append(chunk: Uint8Array, omitted = 0): void {
    if (omitted > 0) {
      this.#restart([]);
    }
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.byteLength;
    if (this.#pendingBytes > 2 * OUTPUT_LIMIT) {
      this.#restart([lastBytes(Buffer.concat(this.#pending))]);
    }
  }

  get text(): string {
    this.#settle();
    return this.#text;
  }

  /** Whether something before `text` was dropped. */
  get cut(): boolean {
    this.#settle();
    return this.#cut;
  }

  /** What came since the last call; where that was too much, the end of it takes the place of all. */
  takeUnsent(): { readonly text: string; readonly replace: boolean } {
    this.#settle();
    const taken = {
      text: this.#replace ? lastCharacters(this.#text, FLOOD_LIMIT) : this.#unsent,
      replace: this.#replace,
    };
    this.#unsent = "";
    this.#replace = false;
    return taken;
  }

  #restart(pending: Uint8Array[]): void {
    this.#decoder = newDecoder();
    this.#pending = pending;
    this.#pendingBytes = pending.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    this.#text = "";
    this.#unsent = "";
    this.#replace = true;
    this.#cut = true;
  }

  #settle(): void {
    if (this.#pending.length === 0) {
      return;
    }
    const text = printable(this.#decoder.decode(Buffer.concat(this.#pending), { stream: true }));
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#replace ||= this.#unsent.length + text.length > OUTPUT_LIMIT;
    this.#unsent = this.#replace ? "" : this.#unsent + text;
    this.#cut ||= this.#text.length + text.length > OUTPUT_LIMIT;
    this.#text = lastCharacters(this.#text + text);
  }
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

/** A head is two short lines. */
const MOST_HEAD_BYTES = 8 * 1024;
const HEAD_END = "\r\n\r\n";

/**
 * Follows the heads of messages on a stream (LSP 3.17, "Base Protocol"). The library's reader says nothing of one that it
 * cannot read, takes what follows for another head, and the server never answers again.
 */
export class Framing {
  #head = "";
  /** Bytes of the message that are still to come. */
  #left = 0;

  /** Takes the next bytes. @returns what is wrong with them, after which nothing can be read any more; or `null` */
  push(chunk: Buffer): string | null {
    let rest = chunk;
    while (rest.length > 0) {
      const body = Math.min(this.#left, rest.length);
      this.#left -= body;
      rest = rest.subarray(body);
      if (rest.length === 0) {
        break;
      }
      const before = this.#head.length;
      this.#head += rest.toString("latin1", 0, MOST_HEAD_BYTES);
      const end = this.#head.indexOf(HEAD_END);
      if (end < 0) {
        return this.#head.length >= MOST_HEAD_BYTES ? "its head does not end" : null;
      }
      const length = lengthIn(this.#head.slice(0, end));
      if (length === null) {
        return `its head is ${JSON.stringify(this.#head.slice(0, Math.min(end, 100)))}`;
      }
      this.#left = length;
      this.#head = "";
      rest = rest.subarray(end + HEAD_END.length - before);
    }
    return null;
  }
}

/** The length of a message by its head; `null` where it says none. */
function lengthIn(head: string): number | null {
  const fields = head.split("\r\n").map((line) => /^([^:]+):\s*(.*)$/.exec(line));
  const found = fields.find((field) => field?.[1]?.toLowerCase() === "content-length")?.[2];
  return fields.includes(null) || found === undefined || !/^\d{1,15}$/.test(found.trim())
    ? null
    : Number(found);
}

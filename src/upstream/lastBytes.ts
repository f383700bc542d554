const MOST_BYTES = 4 * 1024 * 1024;

/** The last bytes of an output, so that one without end does not fill the memory. */
export class LastBytes {
  #chunks: Buffer[] = [];
  #bytes = 0;

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes > 2 * MOST_BYTES) {
      this.#chunks = [Buffer.concat(this.#chunks).subarray(-MOST_BYTES)];
      this.#bytes = MOST_BYTES;
    }
  }

  text(): string {
    return Buffer.concat(this.#chunks).subarray(-MOST_BYTES).toString();
  }
}

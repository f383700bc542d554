/** A frame from the launcher; the types are explained in `kit/launcher.pl`. */
export interface Frame {
  readonly type: string;
  readonly id: number;
  readonly payload: Buffer;
}

const HEADER_BYTES = 9;

/** Encodes a command for the launcher: a length and fields joined by NUL. */
export function encodeCommand(fields: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.alloc(4)];
  fields.forEach((field, index) => {
    if (index > 0) {
      parts.push(Buffer.of(0));
    }
    parts.push(typeof field === "string" ? Buffer.from(field) : field);
  });
  const command = Buffer.concat(parts);
  command.writeUInt32BE(command.length - 4);
  return command;
}

/** Cuts a byte stream into frames; keeps an incomplete one for the next chunk. */
export class FrameReader {
  /** Joined only when a frame is complete: a large one comes in many chunks. */
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes that the first frame needs. */
  #needed = HEADER_BYTES;

  /** @returns the frames that `chunk` completes, in order. */
  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) {
      return [];
    }
    let bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const frames: Frame[] = [];
    this.#needed = HEADER_BYTES;
    while (bytes.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + bytes.readUInt32BE(5);
      if (bytes.length < end) {
        this.#needed = end;
        break;
      }
      frames.push({
        type: bytes.toString("latin1", 0, 1),
        id: bytes.readUInt32BE(1),
        payload: bytes.subarray(HEADER_BYTES, end),
      });
      bytes = bytes.subarray(end);
    }
    this.#chunks = bytes.length === 0 ? [] : [bytes];
    this.#length = bytes.length;
    return frames;
  }
}

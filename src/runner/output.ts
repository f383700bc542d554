/** Bytes kept at each end of an output that is larger than both together. */
export const HEAD_BYTES = 256 * 1024;
export const TAIL_BYTES = 64 * 1024;

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
}

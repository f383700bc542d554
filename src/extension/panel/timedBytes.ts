/** Bytes with the time at which they came. */
export interface TimedBytes {
  /** Milliseconds since the script began. */
  readonly after: number;
  readonly bytes: Uint8Array;
}

const NEWLINE = 0x0a;

/**
 * Joins chunks between which no line begins that has a time of its own: each takes memory besides its bytes, and scripts
 * may write byte by byte.
 */
export function joinChunks(chunks: readonly TimedBytes[]): TimedBytes[] {
  const joined: TimedBytes[] = [];
  let group: TimedBytes[] = [];
  for (const chunk of chunks) {
    const last = group.at(-1);
    if (last !== undefined && !belongs(last, chunk)) {
      joined.push(...joinedGroup(group));
      group = [];
    }
    group.push(chunk);
  }
  joined.push(...joinedGroup(group));
  return joined;
}

function belongs(last: TimedBytes, next: TimedBytes): boolean {
  return Math.round(last.after) === Math.round(next.after) || !(hasNewline(last) || hasNewline(next));
}

function hasNewline({ bytes }: TimedBytes): boolean {
  return bytes.includes(NEWLINE);
}

function joinedGroup(group: readonly TimedBytes[]): TimedBytes[] {
  const [first] = group;
  return first === undefined || group.length === 1
    ? [...group]
    : [{ after: first.after, bytes: Buffer.concat(group.map(({ bytes }) => bytes)) }];
}

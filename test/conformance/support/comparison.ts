import type { Observation } from "./observation.ts";

/** Durations of OK and ERROR rows: nothing but the digits is replaced. */
const DURATION =
  /( (?:OK {8}|ERROR {5}) )\d+\.\d{3}(?= (?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) [A-Z][a-z]{2} [ 123]\d \d\d:\d\d:\d\d \d{4}\n)/g;
/** ctime() at the end of a row. */
const DATE =
  /(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ 123]\d \d\d:\d\d:\d\d \d{4}(?=\n)/g;

/** The name of errno 134, EFTYPE, which C libraries have since 2026. */
const NEWER_NAME = /(?<= CANNOT RUN \()Inappropriate file type or format(?=\)\n)/g;

/** A status text without its durations and dates. */
export function normalise(text: string): string {
  return text
    .replace(DURATION, "$1<seconds>")
    .replace(DATE, "<date>")
    .replace(NEWER_NAME, "Unknown error 134");
}

/** What was observed, as text that can be compared and read. */
export function written(observations: readonly Observation[]): string {
  return observations
    .map(
      ({ runExit, status }, index) =>
        `== run ${index + 1}: "event run" exits with ${runExit}, "event status" with ${status.exitStatus}\n${normalise(status.text)}`,
    )
    .join("\n");
}

/** Both texts as one: `-` is what the real CTDB gave, `+` what our runner gave. */
export function difference(real: string, ours: string): string {
  const a = real.split("\n");
  const b = ours.split("\n");
  const common = longestCommon(a, b);
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  for (const [x, y] of [...common, [a.length, b.length] as const]) {
    lines.push(...a.slice(i, x).map((line) => `- ${visible(line)}`));
    lines.push(...b.slice(j, y).map((line) => `+ ${visible(line)}`));
    if (x < a.length) {
      lines.push(`  ${visible(a[x] ?? "")}`);
    }
    i = x + 1;
    j = y + 1;
  }
  return lines.join("\n");
}

/** Control characters and bytes above 127 as escapes; long lines cut in the middle. */
export function visible(text: string): string {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is made visible
    /[\x00-\x1f\x7f-\xff\\]/g,
    (c) => (c === "\\" ? "\\\\" : `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`),
  );
  return escaped.length <= 300
    ? escaped
    : `${escaped.slice(0, 140)}…(${escaped.length} characters)…${escaped.slice(-140)}`;
}

/** Index pairs of a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      pairs.push([i++, j++]);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      i++;
    } else {
      j++;
    }
  }
  return pairs;
}

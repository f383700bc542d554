import type { Convention } from "../ctdb/convention.ts";

/** When an event was asked for and when its first script begins, in milliseconds since 1970. */
export interface EventTimes {
  readonly requested: number;
  readonly begin: number;
}

/**
 * How each script's deadline follows from its begin.
 * @param timeoutSeconds EventScriptTimeout.
 * @returns for a script's begin its deadline, both in milliseconds since 1970, or `null` for none. `spent` is what
 *   our own work between the scripts took, in milliseconds, which is not theirs.
 */
export function deadlineOf(
  { deadline }: Convention,
  timeoutSeconds: number,
  { requested, begin }: EventTimes,
): (scriptBegin: number, spent: number) => number | null {
  const timeoutMs = Math.max(0, timeoutSeconds) * 1000;
  if (timeoutMs === 0 && deadline.zero === "none") {
    return () => null;
  }
  if (deadline.scope === "script") {
    return (scriptBegin) => scriptBegin + timeoutMs;
  }
  const end = (deadline.from === "request" ? requested : begin) + timeoutMs;
  return (_, spent) => end + spent;
}

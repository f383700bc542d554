/** A span of time for people: `4 ms`, `1.25 s`, `2 min 3 s`. */
export function formatDuration(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < 1000) {
    return `${Math.round(span)} ms`;
  }
  if (span < 60_000) {
    return `${(span / 1000).toFixed(2)} s`;
  }
  const seconds = Math.round(span / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The same while it grows: without digits that only flicker. */
export function formatElapsed(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  return span < 60_000 ? `${(span / 1000).toFixed(1)} s` : formatDuration(span);
}

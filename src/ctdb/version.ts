/** A CTDB or Samba release as numbers, most significant first: `4.20.7` is `[4, 20, 7]`. */
export type Version = readonly number[];

/** Releases in one half-open range: from `since` on, up to but not including `before`. */
export interface VersionRange {
  readonly since: Version;
  readonly before: Version | null;
}

/** The newest Samba release line that the tables describe. */
export const NEWEST_VERSION: Version = [4, 24, 0];

/**
 * Reads a release such as `4.17`, `4.20.7`, `1.0.112` or `2.5`.
 * Distribution suffixes (`4.17.12-Debian`, `2:4.17.12+dfsg`) are tolerated.
 * @returns the numbers, or `null` where the text is no release.
 */
export function parseVersion(text: string): Version | null {
  const match = /^(?:\d+:)?v?(\d+(?:\.\d+){1,3})(?:[-+~ a-z].*)?$/i.exec(text.trim());
  return match?.[1] === undefined ? null : match[1].split(".").map(Number);
}

/** Orders two releases as numbers; missing parts count as 0. Negative: `a` is older. */
export function compareVersions(a: Version, b: Version): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

/** Whether `version` is `since` or newer. */
export function atLeast(version: Version, since: Version): boolean {
  return compareVersions(version, since) >= 0;
}

/** Whether `version` lies in the half-open `range`. */
export function inRange(version: Version, range: VersionRange): boolean {
  return atLeast(version, range.since) && (range.before === null || !atLeast(version, range.before));
}

/** Writes a release the way people do: `4.20.7`. */
export function formatVersion(version: Version): string {
  return version.join(".");
}

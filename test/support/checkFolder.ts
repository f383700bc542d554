import { basename } from "node:path";
import { conventionFor } from "../../src/ctdb/conventions.ts";
import { NEWEST_VERSION, parseVersion } from "../../src/ctdb/version.ts";
import { DirectoryChecker } from "../../src/rules/directoryChecker.ts";
import type { Finding } from "../../src/rules/finding.ts";
import { loadShellParser } from "../../src/shell/shellParser.ts";

/** Checks an event directory that a test has made itself, for one release. */
export async function checkFolder(
  path: string,
  only: readonly string[],
  version?: string,
): Promise<readonly Finding[]> {
  const convention = conventionFor(parseVersion(version ?? "") ?? NEWEST_VERSION);
  const checker = await DirectoryChecker.open(path, convention, await loadShellParser());
  const found: Finding[] = [];
  for (const file of checker.paths) {
    const { findings } = await checker.check(file, { severities: new Map() });
    found.push(...findings.filter(({ code }) => only.includes(code)));
  }
  return found;
}

/** `name severity code` of every finding, for comparing. */
export function lines(found: readonly Finding[]): string[] {
  return found.map(({ file, severity, code }) => `${basename(file)} ${severity} ${code}`);
}

/** Titles of all fixes. */
export function fixTitles(found: readonly Finding[]): string[] {
  return found.flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

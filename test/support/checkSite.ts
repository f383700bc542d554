import { conventionFor } from "../../src/ctdb/conventions.ts";
import { NEWEST_VERSION, parseVersion } from "../../src/ctdb/version.ts";
import { DirectoryChecker } from "../../src/rules/directoryChecker.ts";
import type { Finding, Severity } from "../../src/rules/finding.ts";
import { loadShellParser } from "../../src/shell/shellParser.ts";
import { LineIndex } from "../../src/text/lineIndex.ts";
import { TemporaryDirectory } from "./temporaryDirectory.ts";

/** A file of a site: its text, or more. */
export type SiteFile =
  | string
  | { readonly content?: string | Buffer; readonly mode?: number; readonly link?: string };

/** A finding with what a person would look at. */
export interface Found extends Finding {
  /** The file's path below CTDB_BASE. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** What is underlined. */
  readonly words: string;
}

export interface CheckSiteOptions {
  /** The target version; the newest, if left out. */
  readonly version?: string;
  /** Only findings of these codes. */
  readonly only?: readonly string[];
  readonly severities?: Readonly<Record<string, Severity | "off">>;
}

/**
 * Makes a folder like CTDB_BASE and checks its event directory (`events/legacy`, before 4.9 `events.d`).
 * @param files by path below CTDB_BASE; files in the event directory are executable where no mode is given
 */
export async function checkSite(
  files: Readonly<Record<string, SiteFile>>,
  options: CheckSiteOptions = {},
): Promise<readonly Found[]> {
  const convention = conventionFor(parseVersion(options.version ?? "") ?? NEWEST_VERSION);
  const events = convention.generation === "component" ? "events/legacy" : "events.d";
  const site = new TemporaryDirectory();
  try {
    site.folder(events);
    for (const [name, file] of Object.entries(files)) {
      writeSiteFile(site, name, file, name.startsWith(`${events}/`) ? 0o755 : 0o644);
    }
    const checker = await DirectoryChecker.open(site.resolve(events), convention, await loadShellParser());
    const found: Found[] = [];
    for (const path of checker.paths) {
      found.push(...(await checkOne(checker, path, site.path, options)));
    }
    return found;
  } finally {
    site.remove();
  }
}

async function checkOne(
  checker: DirectoryChecker,
  path: string,
  base: string,
  { severities = {}, only }: CheckSiteOptions,
): Promise<Found[]> {
  const report = await checker.check(path, { severities: new Map(Object.entries(severities)) });
  const lines = new LineIndex(report.text);
  return report.findings
    .filter(({ code }) => only === undefined || only.includes(code))
    .map((finding) => ({
      ...finding,
      name: path.slice(base.length + 1),
      line: lines.placeAt(finding.range.start).line + 1,
      words: report.text.slice(finding.range.start, finding.range.end),
    }));
}

/** Checks one script, `50.test.script` (before 4.9 `50.test`), without a `functions`, so that facts alone decide. */
export async function checkScript(text: string, options: CheckSiteOptions = {}): Promise<readonly Found[]> {
  const convention = conventionFor(parseVersion(options.version ?? "") ?? NEWEST_VERSION);
  const path = convention.generation === "component" ? "events/legacy/50.test.script" : "events.d/50.test";
  return checkSite({ [path]: text }, options);
}

function writeSiteFile(site: TemporaryDirectory, name: string, file: SiteFile, mode: number): void {
  if (typeof file === "string") {
    site.file(name, file, mode);
  } else if (file.link !== undefined) {
    site.link(name, file.link);
  } else {
    site.file(name, file.content, file.mode ?? mode);
  }
}

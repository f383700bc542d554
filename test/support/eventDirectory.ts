import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** One file of an event directory: its text, or more about it. */
export type FileSpec =
  | string
  | {
      readonly content?: string | Buffer;
      readonly mode?: number;
      readonly link?: string;
      readonly folder?: true;
    };

/** A whole event directory in a private place. */
export interface EventDirectory {
  /** The configuration directory (CTDB_BASE). */
  readonly base: string;
  /** The event directory itself. */
  readonly path: string;
  remove(): void;
}

/**
 * Makes `BASE/events/legacy` (or another place below BASE) with the given files; a text alone is an
 * executable script with that content.
 */
export function makeEventDirectory(
  files: Readonly<Record<string, FileSpec>>,
  place = "events/legacy",
): EventDirectory {
  const base = mkdtempSync(join(tmpdir(), "ctdb-events-test-"));
  const path = join(base, place);
  mkdirSync(path, { recursive: true });
  for (const [name, spec] of Object.entries(files)) {
    makeFile(join(path, name), typeof spec === "string" ? { content: spec } : spec);
  }
  return { base, path, remove: () => rmSync(base, { recursive: true, force: true }) };
}

/** The event directory of a test, for {@link useEventDirectory}. */
export interface UsedDirectory {
  /** Makes it as {@link makeEventDirectory} does. @returns its path */
  make(files: Readonly<Record<string, FileSpec>>, place?: string): string;
  /** The configuration directory (CTDB_BASE) of the one that was made last. */
  readonly base: string;
}

/** Lets each test of the suite make event directories, and clears them away afterwards. */
export function useEventDirectory(): UsedDirectory {
  const made: EventDirectory[] = [];
  afterEach(() => {
    for (const directory of made.splice(0)) {
      directory.remove();
    }
  });
  return {
    make(files, place) {
      const directory = makeEventDirectory(files, place);
      made.push(directory);
      return directory.path;
    },
    get base() {
      return made.at(-1)?.base ?? "";
    },
  };
}

function makeFile(path: string, spec: Exclude<FileSpec, string>): void {
  mkdirSync(dirname(path), { recursive: true });
  if (spec.link !== undefined) {
    symlinkSync(spec.link, path);
    return;
  }
  if (spec.folder === true) {
    mkdirSync(path);
  } else {
    writeFileSync(path, spec.content ?? "");
  }
  chmodSync(path, spec.mode ?? 0o755);
}

/** A shell script with `#!/bin/sh`. */
export function sh(...lines: string[]): string {
  return `#!/bin/sh\n${lines.join("\n")}\n`;
}

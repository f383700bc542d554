import { dirname, join, sep } from "node:path";
import type { Convention } from "../ctdb/convention.ts";
import { scanDirectory } from "../scripts/scanDirectory.ts";
import { ScanError } from "../scripts/scanError.ts";
import type { CoverageOptions } from "./coverageTable.ts";

/** What is covered: event scripts only, or also what they read with `.`, such as `functions`. */
export type CoverageInclude = "scripts" | "sourced";

/** Where scripts were run. */
export interface CoveredDirectory {
  /** Absolute path. */
  readonly directory: string;
  readonly convention: Convention;
}

/**
 * Which files count for tests of event directories: the scripts that CTDB would run there, executed or not, and what was
 * executed there or was read by these.
 * @param kitDirectory where our own helper functions are, which are nobody's to cover
 */
export async function coverageScope(
  directories: Iterable<CoveredDirectory>,
  include: CoverageInclude,
  kitDirectory: string,
): Promise<CoverageOptions> {
  const scripts = new Set<string>();
  const folders = new Set<string>();
  for (const { directory, convention } of directories) {
    folders.add(directory);
    for (const path of await scriptsIn(directory, convention)) {
      scripts.add(path);
    }
  }
  return {
    scripts: [...scripts],
    includes: (path) =>
      include === "sourced" ? !path.startsWith(`${kitDirectory}${sep}`) : folders.has(dirname(path)),
  };
}

/** Absolute paths of the scripts that CTDB would run. */
async function scriptsIn(directory: string, convention: Convention): Promise<readonly string[]> {
  try {
    const { files } = await scanDirectory(directory, convention, { startProblems: false });
    return files
      .filter(({ state }) => state === "enabled")
      .map(({ fileName }) => join(directory, fileName.text));
  } catch (error) {
    if (error instanceof ScanError) {
      return []; // gone: what was executed in it says so
    }
    throw error;
  }
}

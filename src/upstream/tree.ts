import { readdir, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isWithinReach } from "../scripts/reach.ts";
import { readRegularFile } from "../scripts/regularFile.ts";

/** A Samba source tree with CTDB's unit tests. */
export interface UpstreamTree {
  /** Absolute path of its `ctdb` folder, as it was opened. */
  readonly ctdb: string;
  /** The same without links. */
  readonly real: string;
  /** Its release, such as `4.17`, from Samba's `VERSION`; `null` where that is not there. */
  readonly release: string | null;
}

/** A suite: a folder below `tests/UNIT`. */
export interface UpstreamSuite {
  /** Such as `eventscripts`. */
  readonly name: string;
  /** Absolute path. */
  readonly directory: string;
  /** File names of its tests, in the order in which upstream runs them. */
  readonly files: readonly string[];
}

/**
 * Looks whether a folder is a tree with unit tests: a checkout, an unpacked source package, or the `ctdb` folder of one. Their
 * place, `tests/UNIT`, is that of 4.12 and later.
 * @param folder absolute path
 */
export async function findTree(folder: string): Promise<UpstreamTree | null> {
  for (const candidate of [folder, join(folder, "ctdb")]) {
    const tests = join(candidate, "tests");
    if (!(await isWithinReach(candidate)) || !(await isWithinReach(join(tests, "UNIT")))) {
      continue;
    }
    if ((await isFile(join(tests, "run_tests.sh"))) && (await isFolder(join(tests, "UNIT")))) {
      const real = await realpath(candidate);
      return { ctdb: candidate, real, release: await releaseOf(real) };
    }
  }
  return null;
}

/** The suites of a tree that have tests, by name. What is a test is told as `run_tests.sh` does: files `*.sh` of the suite's own folder. */
export async function findSuites(tree: UpstreamTree): Promise<readonly UpstreamSuite[]> {
  const unit = join(tree.ctdb, "tests", "UNIT");
  const names = (await readdir(unit, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const suites = await Promise.all(
    names.sort().map(async (name) => {
      const directory = join(unit, name);
      return { name, directory, files: await testFiles(directory) };
    }),
  );
  return suites.filter(({ files }) => files.length > 0);
}

async function testFiles(directory: string): Promise<readonly string[]> {
  const names = (await isWithinReach(directory)) ? await readdir(directory) : [];
  return names.filter((name) => name.endsWith(".sh") && !name.startsWith(".")).sort();
}

async function releaseOf(ctdb: string): Promise<string | null> {
  const text = await readRegularFile(join(dirname(ctdb), "VERSION")).catch(() => "");
  const part = (name: string) => new RegExp(`^SAMBA_VERSION_${name}=(\\d+)`, "m").exec(text)?.[1];
  const [major, minor] = [part("MAJOR"), part("MINOR")];
  return major === undefined || minor === undefined ? null : `${major}.${minor}`;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

import { mkdirSync, readFileSync, realpathSync, rmSync, watch } from "node:fs";
import { join, relative } from "node:path";
import { enclosed } from "./enclosure.ts";
import { type HarnessEnding, runHarness } from "./harnessProcess.ts";
import { testEnvironment } from "./testEnvironment.ts";
import type { UpstreamTest } from "./upstreamTest.ts";

/** What one run of a test is made with. All paths are absolute. */
export interface TestRun {
  readonly test: UpstreamTest;
  /** A folder of its own that does not exist yet; it is gone afterwards. */
  readonly folder: string;
  /** Where the harness is started and finds `bin`. */
  readonly place: string;
  readonly kitDirectory: string;
  readonly bubblewrap: string | null;
  readonly timeoutSeconds: number;
  /** Besides what every test gets. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What the harness's own run came to, while its files are there. */
export interface FinishedRun extends HarnessEnding {
  /** Programs that were called and are not built. */
  readonly missing: readonly string[];
  /** The harness's state directory. */
  readonly state: string;
}

/** What the harness itself may take beside its test. In milliseconds. */
const HARNESS_MS = 10_000;
/** File in a test's folder with the names of programs that are not built. */
const MISSING = "missing";

/**
 * Runs one test by the harness. Nothing of it is left when the promise resolves.
 * @param look makes of it what is wanted, before its files are removed
 * @throws {SandboxError} where processes cannot be started, and the file system's errors
 */
export async function runTest<T>(
  run: TestRun,
  signal: AbortSignal,
  hear: (text: string) => void,
  look: (finished: FinishedRun) => T | Promise<T>,
): Promise<T> {
  const { folder, timeoutSeconds, kitDirectory } = run;
  const missingFile = join(folder, MISSING);
  mkdirSync(folder);
  // Tests wait seconds for a daemon that cannot start: when a program turns out to be missing, they are over.
  const enough = new AbortController();
  const watcher = watch(folder, () => (linesOf(missingFile).length > 0 ? enough.abort() : undefined));
  try {
    const ending = await runHarness(
      {
        command: commandOf(run),
        environment: {
          ...testEnvironment(run.test.tree.release, { missingFile, temporary: folder }),
          ...run.environment,
        },
        workingDirectory: run.place,
        kitDirectory,
        limitMs: timeoutSeconds * 1000 + HARNESS_MS,
        enough: enough.signal,
      },
      signal,
      hear,
    );
    return await look({ ...ending, missing: linesOf(missingFile), state: stateOf(folder) });
  } finally {
    watcher.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandOf({
  test,
  folder,
  place,
  kitDirectory,
  bubblewrap,
  timeoutSeconds,
}: TestRun): readonly string[] {
  const { real, ctdb } = test.tree;
  const harness = join(real, "tests", "run_tests.sh");
  const options = ["-N", "-T", String(timeoutSeconds), "-V", stateOf(folder)];
  const plain = ["/usr/bin/env", "bash", harness, ...options, join(real, relative(ctdb, test.file))];
  const shown = [real, place, realpathSync(kitDirectory)];
  return bubblewrap === null
    ? plain
    : enclosed({ bubblewrap, shown, writable: folder, workingDirectory: place }, plain);
}

function stateOf(folder: string): string {
  return join(folder, "var");
}

function linesOf(file: string): readonly string[] {
  try {
    return [...new Set(readFileSync(file, "utf8").split("\n").filter(Boolean))];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return [];
    }
    throw error;
  }
}

import { mkdirSync, readFileSync, realpathSync, rmSync, watch } from "node:fs";
import { join, relative } from "node:path";
import { makeOwnedFolder } from "../sandbox/ownedFolder.ts";
import { enclosed } from "./enclosure.ts";
import { findEnclosing } from "./findEnclosing.ts";
import { readHarnessOutput } from "./harnessOutput.ts";
import { runHarness } from "./harnessProcess.ts";
import { makePrograms } from "./programs.ts";
import { testEnvironment } from "./testEnvironment.ts";
import type { UpstreamResult } from "./upstreamResult.ts";
import type { UpstreamTest } from "./upstreamTest.ts";
import { verdictOf } from "./verdictOf.ts";

/** How tests are run. */
export interface UpstreamSessionOptions {
  /** Where the files of `src/sandbox/kit/` are. */
  readonly kitDirectory: string;
  /** How long one test may take, in seconds; harness and tests wait up to ten seconds for a daemon. */
  readonly timeoutSeconds: number;
  /** `auto`: in a sandbox of bubblewrap where that works, else as they are, as upstream runs them. */
  readonly enclosing: "auto" | "none";
}

/** What the harness itself may take beside its test. In milliseconds. */
const HARNESS_MS = 10_000;
/** File in a test's folder with the names of programs that are not built. */
const MISSING = "missing";

/**
 * Runs tests by upstream's own harness, each with a state directory of its own, so that any number can run at once. The
 * tree is never written to. {@link close} leaves nothing of it.
 */
export class UpstreamSession {
  readonly #options: UpstreamSessionOptions;
  readonly #folder = realpathSync(makeOwnedFolder("ctdb-events-upstream"));
  readonly #programs = new Map<string, Promise<string>>();
  readonly #bubblewrap: Promise<string | null>;
  #next = 0;

  constructor(options: UpstreamSessionOptions) {
    this.#options = options;
    this.#bubblewrap = options.enclosing === "none" ? Promise.resolve(null) : findEnclosing();
  }

  /**
   * Runs one test; nothing of it is left when the promise resolves.
   * @param hear what it prints, as it comes, with the harness's own lines
   * @throws {SandboxError} where processes cannot be started, and the file system's errors
   */
  async run(
    test: UpstreamTest,
    signal: AbortSignal,
    hear: (text: string) => void = () => {},
  ): Promise<UpstreamResult> {
    const place = await this.#placeOf(test);
    const state = join(this.#folder, `test-${this.#next++}`);
    mkdirSync(state);
    // Tests wait seconds for a daemon that cannot start: when a program turns out to be missing, they are over.
    const enough = new AbortController();
    const watcher = watch(state, () =>
      linesOf(join(state, MISSING)).length > 0 ? enough.abort() : undefined,
    );
    try {
      const { timeoutSeconds, kitDirectory } = this.#options;
      const missingFile = join(state, MISSING);
      const bubblewrap = await this.#bubblewrap;
      const harness = join(test.tree.real, "tests", "run_tests.sh");
      const plain = [
        "/usr/bin/env",
        "bash",
        harness,
        "-N",
        "-T",
        String(timeoutSeconds),
        "-V",
        join(state, "var"),
        join(test.tree.real, relative(test.tree.ctdb, test.file)),
      ];
      const shown = [test.tree.real, place, realpathSync(kitDirectory)];
      const command =
        bubblewrap === null
          ? plain
          : enclosed({ bubblewrap, shown, writable: state, workingDirectory: place }, plain);
      const ending = await runHarness(
        {
          command,
          environment: testEnvironment(test.tree.release, { missingFile, temporary: state }),
          workingDirectory: place,
          kitDirectory,
          limitMs: timeoutSeconds * 1000 + HARNESS_MS,
          enough: enough.signal,
        },
        signal,
        hear,
      );
      const output = readHarnessOutput(ending.output);
      const missing = linesOf(missingFile);
      return {
        test,
        ...verdictOf(output, ending.fate, missing, timeoutSeconds),
        milliseconds: ending.milliseconds,
        output: output.text,
        missing,
      };
    } finally {
      watcher.close();
      rmSync(state, { recursive: true, force: true });
    }
  }

  /** Removes all files. Call it when no test runs any more. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The folder that the tests of a suite are started in, with the programs that the harness looks for there. */
  #placeOf({ tree, suite }: UpstreamTest): Promise<string> {
    const key = `${tree.real}\0${suite}`;
    const known = this.#programs.get(key);
    if (known !== undefined) {
      return known;
    }
    const folder = join(this.#folder, `programs-${this.#programs.size}`);
    const place = makePrograms(tree, suite, folder, this.#options.kitDirectory).then(() => folder);
    this.#programs.set(key, place);
    return place;
  }
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

import { realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TracedFailure } from "../runner/trace/scriptTrace.ts";
import { memoryFolder } from "../sandbox/memoryFolder.ts";
import { makeOwnedFolder } from "../sandbox/ownedFolder.ts";
import { findEnclosing } from "./findEnclosing.ts";
import { type HarnessCheck, readHarnessOutput } from "./harnessOutput.ts";
import type { HarnessEnding } from "./harnessWorker.ts";
import { makePrograms } from "./programs.ts";
import { failureInScript, TRACING_SHELL } from "./tracedScript.ts";
import type { UpstreamResult } from "./upstreamResult.ts";
import type { UpstreamTest } from "./upstreamTest.ts";
import { verdictOf } from "./verdictOf.ts";
import { type WorkerKind, WorkerPool } from "./workerPool.ts";

/** How tests are run. */
export interface UpstreamSessionOptions {
  /** Where the files of `src/sandbox/kit/` are. */
  readonly kitDirectory: string;
  /** How long one test may take, in seconds; harness and tests wait up to ten seconds for a daemon. */
  readonly timeoutSeconds: number;
  /** `auto`: in a sandbox of bubblewrap where that works, else as they are, as upstream runs them. */
  readonly enclosing: "auto" | "none";
}

/**
 * Runs tests by upstream's own harness, each with a state directory of its own, so that any number can run at once. The
 * tree is never written to. {@link close} leaves nothing of it.
 */
export class UpstreamSession {
  readonly #options: UpstreamSessionOptions;
  readonly #folder = realpathSync(makeOwnedFolder("ctdb-events-upstream", memoryFolder()));
  readonly #workers = new WorkerPool(this.#folder);
  readonly #programs = new Map<string, Promise<string>>();
  readonly #bubblewrap: Promise<string | null>;

  constructor(options: UpstreamSessionOptions) {
    this.#options = options;
    this.#bubblewrap = options.enclosing === "none" ? Promise.resolve(null) : findEnclosing();
  }

  /**
   * Runs one test; no process or file of it is left when the promise resolves. One of an event script that fails is run a second
   * time, to find out where in the script.
   * @param hear what it prints, as it comes, with the harness's own lines
   * @throws {SandboxError} where processes cannot be started, and the file system's errors
   */
  async run(
    test: UpstreamTest,
    signal: AbortSignal,
    hear: (text: string) => void = () => {},
  ): Promise<UpstreamResult> {
    const { timeoutSeconds } = this.#options;
    const result = await this.#runOnce(test, false, signal, hear, (ending) => {
      const { missing, milliseconds, fate } = ending;
      const output = readHarnessOutput(ending.output);
      const verdict = verdictOf(output, fate, missing, timeoutSeconds);
      return { test, ...verdict, milliseconds, output: output.text, missing };
    });
    return { ...result, scriptFailure: await this.#findFailure(test, result.check, signal) };
  }

  /** Ends the workers and removes all files. Call it when no test runs any more. Never rejects. */
  async close(): Promise<void> {
    const closed = this.#workers.close();
    try {
      // At once, since an editor that closes does not wait for what comes later.
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // Whoever makes such a folder next tries again.
    }
    await closed;
  }

  async #findFailure(
    test: UpstreamTest,
    check: HarnessCheck | null,
    signal: AbortSignal,
  ): Promise<TracedFailure | null> {
    if (check === null || test.suite !== "eventscripts" || signal.aborted) {
      return null;
    }
    const { tree } = test;
    return this.#runOnce(
      test,
      true,
      signal,
      () => {},
      async ({ output, state, folder }) => {
        const again = readHarnessOutput(output).check;
        // Only what is the same again tells of the first run.
        const isSame =
          again !== null && again.command === check.command && again.actual.status === check.actual.status;
        return isSame ? failureInScript({ tree, state, traces: folder }, again) : null;
      },
    );
  }

  /** @param look makes of it what is wanted, before the files of the test are removed */
  async #runOnce<T>(
    test: UpstreamTest,
    isTraced: boolean,
    signal: AbortSignal,
    hear: (text: string) => void,
    look: (ending: HarnessEnding) => T | Promise<T>,
  ): Promise<T> {
    const kind = await this.#kindOf(test, isTraced);
    let done: { readonly result: T } | null = null;
    while (done === null) {
      done = await this.#workers.lend(kind, async (worker) => {
        const ending = await worker.run(test, signal, hear);
        return ending.isLost ? null : { result: await look(ending) };
      });
    }
    return done.result;
  }

  async #kindOf(test: UpstreamTest, isTraced: boolean): Promise<WorkerKind> {
    const { kitDirectory, timeoutSeconds } = this.#options;
    const [place, bubblewrap] = await Promise.all([this.#placeOf(test, isTraced), this.#bubblewrap]);
    return { tree: test.tree, place, kitDirectory, bubblewrap, timeoutSeconds, isTraced };
  }

  /** The folder that the tests of a suite are started in, with the programs that the harness looks for there. */
  #placeOf({ tree, suite }: UpstreamTest, isTraced: boolean): Promise<string> {
    const key = `${tree.real}\0${suite}\0${isTraced}`;
    const known = this.#programs.get(key);
    if (known !== undefined) {
      return known;
    }
    const folder = join(this.#folder, `programs-${this.#programs.size}`);
    const more = isTraced ? { sh: TRACING_SHELL } : {};
    const place = makePrograms(tree, suite, folder, this.#options.kitDirectory, more).then(() => folder);
    this.#programs.set(key, place);
    return place;
  }
}

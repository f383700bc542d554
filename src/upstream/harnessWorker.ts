import { realpathSync, watch } from "node:fs";
import { join, relative } from "node:path";
import { hostCommand, PATIENCE_MS } from "../sandbox/hostSandbox.ts";
import { Launcher } from "../sandbox/launcher.ts";
import { findPerl, systemCalls } from "../sandbox/perl.ts";
import { SandboxError } from "../sandbox/sandbox.ts";
import { removeTree } from "../virtualNode/disk/removeTree.ts";
import { enclosed } from "./enclosure.ts";
import { LastBytes } from "./lastBytes.ts";
import { testEnvironment } from "./testEnvironment.ts";
import type { UpstreamTree } from "./tree.ts";
import type { UpstreamTest } from "./upstreamTest.ts";
import type { HarnessFate } from "./verdictOf.ts";
import { WorkerFolder } from "./workerFolder.ts";

/** What a worker is made with. All paths are absolute. */
export interface WorkerOptions {
  readonly tree: UpstreamTree;
  /** A folder of its own that does not exist yet; it is gone afterwards. */
  readonly folder: string;
  /** Where the harness is started and finds `bin`. */
  readonly place: string;
  readonly kitDirectory: string;
  readonly bubblewrap: string | null;
  readonly timeoutSeconds: number;
  /** Whether event scripts write traces, into the test's folder; `place` has the shell for it. */
  readonly isTraced: boolean;
}

/** What the harness came to for one test. */
export interface HarnessEnding {
  readonly fate: HarnessFate;
  /** All that it printed, error and output as they came; of a long one the end. */
  readonly output: string;
  readonly milliseconds: number;
  /** Programs that the test called and that are not built. */
  readonly missing: readonly string[];
  /** The test's folder and the harness's state directory in it, until the worker's next test. */
  readonly folder: string;
  readonly state: string;
  /** Whether the worker was gone before the test began: another one has to run it. */
  readonly isLost: boolean;
}

/** What the harness itself may take beside its test. In milliseconds. */
const HARNESS_MS = 10_000;

/**
 * Runs tests by the harness, one after another, each by a call of its own. Entering a sandbox takes half as long as a short test,
 * so its tests share one, as long as each leaves it as it was: see {@link renew}.
 */
export class HarnessWorker {
  readonly #options: WorkerOptions;
  readonly #folder: WorkerFolder;
  readonly #launcher: Launcher;
  readonly #shown: readonly string[];
  #closed: Promise<void> | null = null;
  #isClean = true;
  #runs = 0;

  private constructor(options: WorkerOptions, perl: string) {
    const { tree, place, kitDirectory, bubblewrap } = options;
    this.#options = options;
    this.#folder = new WorkerFolder(options.folder);
    const kit = realpathSync(kitDirectory);
    this.#shown = [tree.real, place, kit];
    const plain = hostCommand(perl, kit, systemCalls(), PATIENCE_MS);
    const { path, inPlaceOf, missingFile, test } = this.#folder;
    const enclosure =
      bubblewrap === null
        ? null
        : { bubblewrap, shown: this.#shown, writable: { folder: path, inPlaceOf }, workingDirectory: place };
    const [program = perl, ...args] =
      enclosure === null ? [perl, ...plain.args] : enclosed(enclosure, [perl, ...plain.args]);
    const traced = options.isTraced ? { CTDB_EVENTS_TRACE_FOLDER: test, CTDB_EVENTS_KIT: kit } : {};
    this.#launcher = new Launcher(
      { ...plain, program, args, ownNamespace: enclosure !== null },
      {
        environment: { ...testEnvironment(tree.release, { missingFile, temporary: test }), ...traced },
        workingDirectory: place,
      },
    );
  }

  /** @throws {SandboxError} where there is no Perl, and the file system's errors */
  static async open(options: WorkerOptions): Promise<HarnessWorker> {
    return new HarnessWorker(options, await findPerl());
  }

  /**
   * Runs a test, and ends whatever it leaves, daemons with a session of their own too: no process of it is left when the promise
   * resolves. A test that is ended early takes the worker with it.
   * @param hear what it prints, as it comes
   * @throws the file system's errors
   */
  async run(test: UpstreamTest, signal: AbortSignal, hear: (text: string) => void): Promise<HarnessEnding> {
    const begin = performance.now();
    const folder = this.#folder;
    const kept = new LastBytes();
    const decoder = new TextDecoder();
    let fate: HarnessFate = "ended";
    let isLost = false;
    const cut = Promise.withResolvers<"cut">();
    const end = (why: HarnessFate) => {
      fate = why;
      cut.resolve("cut");
    };
    const cancel = () => end("cancelled");
    const timer = setTimeout(() => end("timed-out"), this.#options.timeoutSeconds * 1000 + HARNESS_MS);
    // Tests wait seconds for a daemon that cannot start: when a program turns out to be missing, they are over.
    const watcher = watch(folder.path, () => (folder.missing().length > 0 ? cut.resolve("cut") : undefined));
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) {
      cancel();
    }
    this.#isClean = false;
    this.#runs++;
    try {
      const [program = "", ...args] = this.#command(test);
      const process = this.#launcher.start(
        { path: Buffer.from(program), argv: [program, ...args].map((word) => Buffer.from(word)) },
        (chunk) => {
          kept.add(chunk);
          hear(decoder.decode(chunk, { stream: true }));
        },
      );
      const ended = await Promise.race([process.ended, cut.promise]);
      if (ended === "cut") {
        await this.#stop();
      } else {
        await this.#launcher.sweep(0);
        // The harness ends with 0 if its test passed or was skipped: only then it surely did what it was meant to.
        this.#isClean = ended.kind === "exit" && ended.status === 0;
      }
    } catch (error) {
      if (!(error instanceof SandboxError)) {
        throw error;
      }
      // A test may have ended the launcher, as `kill -9 -1` does, or the machine when memory was short.
      isLost = this.#runs > 1 && kept.text() === "";
      kept.add(Buffer.from(`\n${error.message}\n`));
      await this.#stop();
    } finally {
      clearTimeout(timer);
      watcher.close();
      signal.removeEventListener("abort", cancel);
    }
    const milliseconds = performance.now() - begin;
    const missing = folder.missing();
    this.#isClean &&= missing.length === 0;
    const { test: own, state } = folder;
    return { fate, output: kept.text(), milliseconds, missing, folder: own, state, isLost };
  }

  /**
   * Makes ready for the next test.
   * @returns whether that finds everything as the first one did; else the worker has to be closed
   */
  renew(): boolean {
    return (
      this.#closed === null &&
      this.#isClean &&
      this.#folder.isUntouched(this.#shown) &&
      this.#folder.emptyTest()
    );
  }

  /** Ends all that runs, and removes all files. Never rejects. */
  async close(): Promise<void> {
    await this.#stop();
    await removeTree(this.#folder.path);
  }

  #stop(): Promise<void> {
    this.#closed ??= this.#launcher.close();
    return this.#closed;
  }

  #command({ tree, file }: UpstreamTest): readonly string[] {
    const harness = join(tree.real, "tests", "run_tests.sh");
    const options = ["-N", "-T", String(this.#options.timeoutSeconds), "-V", this.#folder.state];
    return ["/usr/bin/env", "bash", harness, ...options, join(tree.real, relative(tree.ctdb, file))];
  }
}

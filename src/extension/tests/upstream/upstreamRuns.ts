import { dirname, join } from "node:path";
import { readRegularFile } from "../../../scripts/regularFile.ts";
import type { UpstreamSession } from "../../../upstream/upstreamSession.ts";
import type { UpstreamTest } from "../../../upstream/upstreamTest.ts";
import type { Disposable } from "../../disposables.ts";
import type { ProvidedTest } from "../run/providedTest.ts";
import { upstreamFinding } from "./upstreamFinding.ts";

/** As long as upstream's slowest tests need on a busy machine, and no longer. */
const TIMEOUT_SECONDS = 300;
/** How long the programs of a session are kept for the next test: a tree may be built meanwhile. In milliseconds. */
const LINGER_MS = 1000;

/** Runs upstream's tests for the Test Explorer, those of one run in one session. */
export class UpstreamRuns implements Disposable {
  readonly #kitDirectory: string;
  #session: UpstreamSession | null = null;
  #running = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(kitDirectory: string) {
    this.#kitDirectory = kitDirectory;
  }

  /** What runs a test; whoever calls it has made sure of the user's trust. */
  provide(test: UpstreamTest): ProvidedTest {
    return {
      group: null,
      dependencies: dependenciesOf(test),
      run: async (signal, hear) => {
        const result = await this.#run((session) => session.run(test, signal, hear));
        const text = result.check === null ? "" : await readRegularFile(test.file).catch(() => "");
        return upstreamFinding(result, text);
      },
    };
  }

  dispose(): void {
    this.#close();
  }

  async #run<T>(work: (session: UpstreamSession) => Promise<T>): Promise<T> {
    clearTimeout(this.#timer);
    this.#running++;
    try {
      const { UpstreamSession } = await import("../../../upstream/upstreamSession.ts");
      this.#session ??= new UpstreamSession({
        kitDirectory: this.#kitDirectory,
        timeoutSeconds: TIMEOUT_SECONDS,
        enclosing: "auto",
      });
      return await work(this.#session);
    } finally {
      this.#running--;
      if (this.#running === 0) {
        this.#timer = setTimeout(() => this.#close(), LINGER_MS);
      }
    }
  }

  #close(): void {
    clearTimeout(this.#timer);
    void this.#session?.close(); // never rejects
    this.#session = null;
  }
}

/** Files whose change may change the verdict. */
function dependenciesOf({ file, tree, suite, group }: UpstreamTest): readonly string[] {
  const unit = dirname(file);
  const common = [
    join(tree.ctdb, "tests", "scripts"),
    join(unit, "scripts", "local.sh"),
    join(unit, "stubs"),
    join(unit, "etc-ctdb"),
  ];
  if (suite !== "eventscripts" || group === null) {
    return [file, ...common, join(tree.ctdb, "tools")];
  }
  const script = `${group}.script`;
  return [
    file,
    ...common,
    join(unit, "scripts", `${group}.sh`),
    join(tree.ctdb, "config", "functions"),
    join(tree.ctdb, "config", "events", "legacy", script),
    ...(group === "60.nfs" ? [join(tree.ctdb, "config", "nfs-checks.d")] : []),
  ];
}

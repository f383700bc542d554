/** What happened to one test. */
export type TestVerdict = (
  | { readonly state: "passed"; readonly title: string; readonly seconds: number }
  | { readonly state: "failed"; readonly title: string; readonly error: string }
  | { readonly state: "skipped"; readonly title: string; readonly reason: string }
) & {
  /** The part of the suite that can be run alone: a file, or the label of a launch. */
  readonly part?: string | undefined;
};

/** One line of a suite's results file. */
export type TestResult =
  | TestVerdict
  /** Mocha reached the end; without this line the run broke off. */
  | { readonly state: "end" }
  /** What kept the process from ending by itself. */
  | { readonly state: "left"; readonly title: string };

/** What of mocha is needed here; the same object in Node and in VS Code's extension host. */
interface Runner {
  on(event: string, listener: (test: Runnable, error?: unknown) => void): unknown;
}

interface Runnable {
  fullTitle(): string;
  readonly duration?: number;
  readonly file?: string;
  readonly parent?: Runnable;
  /** Set by `skipBecause`. */
  readonly skipReason?: string;
}

/** Hands each result to `take` as mocha reaches it. */
export function collectResults(runner: Runner, take: (result: TestResult) => void): void {
  const about = (test: Runnable) => ({ title: test.fullTitle(), part: test.file ?? test.parent?.file });
  runner.on("pass", (test) =>
    take({ state: "passed", ...about(test), seconds: (test.duration ?? 0) / 1000 }),
  );
  runner.on("fail", (test, error) =>
    take({
      state: "failed",
      ...about(test),
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  runner.on("pending", (test) => take({ state: "skipped", ...about(test), reason: reasonOf(test) }));
  runner.on("end", () => take({ state: "end" }));
}

function reasonOf(test: Runnable): string {
  for (let at: Runnable | undefined = test; at; at = at.parent) if (at.skipReason) return at.skipReason;
  return "no reason given";
}

import type { RunView, ToPage } from "../webview/messages.ts";
import type { LiveRun, RunChange } from "./liveRun.ts";
import { outputUpdate, outputView, runView, scriptView } from "./runView.ts";

/** Collects what changed in a run until it is time to tell the page. */
export class UpdateBatch {
  #run: LiveRun | null = null;
  #everything = false;
  readonly #scripts = new Set<number>();
  readonly #outputs = new Set<number>();

  /** Notes a change; `null`: the page has to be told everything. */
  add(run: LiveRun, change: RunChange | null): void {
    this.#everything ||= change === null || change.whole || run !== this.#run;
    this.#run = run;
    for (const index of change?.scripts ?? []) {
      this.#scripts.add(index);
      this.#outputs.add(index);
    }
    if (typeof change?.output === "number") {
      this.#outputs.add(change.output);
    }
  }

  /** What the page has to be told since the last call. */
  take(): ToPage | null {
    const run = this.#run;
    if (run === null || !(this.#everything || this.#scripts.size > 0 || this.#outputs.size > 0)) {
      return null;
    }
    const message: ToPage = this.#everything
      ? { kind: "state", run: wholeView(run) }
      : {
          kind: "update",
          id: run.id,
          scripts: this.#pick(run, this.#scripts).map(scriptView),
          outputs: this.#pick(run, this.#outputs).map((script) =>
            script.report === null ? outputUpdate(script) : outputView(script),
          ),
        };
    this.#everything = false;
    this.#scripts.clear();
    this.#outputs.clear();
    return message;
  }

  #pick(run: LiveRun, indexes: ReadonlySet<number>): LiveRun["scripts"][number][] {
    return run.scripts.filter((script) => indexes.has(script.index));
  }
}

/** The whole run for a page that knows nothing of it; what follows are updates to exactly this. */
export function wholeView(run: LiveRun): RunView {
  for (const script of run.scripts) {
    script.tail.takeUnsent();
  }
  return runView(run);
}

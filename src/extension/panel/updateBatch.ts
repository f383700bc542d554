import { EVENT_INDEX } from "../../webview/detailView.ts";
import type { ToPage } from "../../webview/messages.ts";
import type { OutputView } from "../../webview/outputView.ts";
import type { LiveRun, RunChange } from "../run/liveRun.ts";
import { detailView } from "./detailView.ts";
import { outputUpdate } from "./outputView.ts";
import { runView, scriptView } from "./runView.ts";

/** Collects what changed in the run that is shown until it is time to tell the page. */
export class UpdateBatch {
  #run: LiveRun | null = null;
  #everything = false;
  readonly #scripts = new Set<number>();
  /** Scripts of which the page knows the first line of output. */
  readonly #named = new Set<number>();
  #chosen = EVENT_INDEX;
  #detail = false;
  #output = false;

  /** The run that the page is told of. */
  get run(): LiveRun | null {
    return this.#run;
  }

  /** Has the page be told everything of a run; `null`: that there is none. */
  show(run: LiveRun | null): void {
    if (run !== this.#run) {
      this.#chosen = EVENT_INDEX;
      this.#detail = false;
      this.#output = false;
      this.#named.clear();
    }
    this.#run = run;
    this.#everything = true;
  }

  /** Notes a change of a run; `null`: the page has to be told everything. */
  add(run: LiveRun, change: RunChange | null): void {
    if (run !== this.#run || change === null || change.whole) {
      this.show(run);
      this.#detail = true;
      return;
    }
    for (const index of change.scripts) {
      this.#scripts.add(index);
      this.#detail ||= index === this.#chosen;
    }
    if (change.output !== null) {
      this.#noteOutput(run, change.output);
    }
  }

  /** The page shows this script of the run from now on, and has to be told of it. */
  choose(index: number): void {
    this.#chosen = index;
    this.#detail = true;
  }

  /** What the page has to be told since the last call, in order. */
  take(): ToPage[] {
    const run = this.#run;
    const messages: ToPage[] = [];
    if (this.#everything) {
      messages.push({ kind: "state", run: run === null ? null : runView(run) });
    }
    if (run !== null) {
      messages.push(...this.#update(run), ...this.#detailOf(run));
    }
    this.#everything = false;
    this.#detail = false;
    this.#output = false;
    this.#scripts.clear();
    return messages;
  }

  #update(run: LiveRun): ToPage[] {
    const scripts = this.#everything ? [] : run.scripts.filter(({ index }) => this.#scripts.has(index));
    const output = this.#detail || !this.#output ? null : this.#chosenOutput(run);
    return scripts.length === 0 && output === null
      ? []
      : [{ kind: "update", id: run.id, scripts: scripts.map(scriptView), output }];
  }

  #detailOf(run: LiveRun): ToPage[] {
    const detail = this.#detail ? detailView(run, this.#chosen) : null;
    if (detail !== null) {
      run.scripts[this.#chosen]?.tail.takeUnsent();
    }
    return detail === null ? [] : [{ kind: "detail", id: run.id, detail }];
  }

  #chosenOutput(run: LiveRun): OutputView | null {
    const script = run.scripts[this.#chosen];
    return script === undefined || script.report !== null ? null : outputUpdate(script);
  }

  #noteOutput(run: LiveRun, index: number): void {
    this.#output ||= index === this.#chosen;
    if (!this.#named.has(index) && run.scripts[index]?.tail.firstLine !== null) {
      this.#named.add(index);
      this.#scripts.add(index);
    }
  }
}

import { join, resolve } from "node:path";
import type { RunReport, ScriptReport } from "../../runner/report.ts";
import { Listeners } from "../listeners.ts";
import type { ScriptTexts } from "../workspace/scriptTexts.ts";
import type { LiveRun, RunChange } from "./liveRun.ts";
import type { RunStore } from "./runStore.ts";

/** What the last run of an event in this window made of one script. */
export interface LastResult {
  /** Absolute path of the event directory, as the run named it. */
  readonly directory: string;
  readonly event: string;
  /** The script's file name in the directory. */
  readonly fileName: string;
  /** Absolute path of the script. */
  readonly path: string;
  /** The {@link LiveRun.id} of the run. */
  readonly runId: number;
  readonly report: ScriptReport;
  readonly run: RunReport;
  /** Whether the script's text, in the editor or on disk, is no longer what was run. */
  readonly isStale: boolean;
}

/** What changed: all results of one event in one directory, or whether those of one script are stale. */
export interface LastResultsChange {
  readonly directory: string;
  /** `null`: of every event. */
  readonly event: string | null;
  /** `null`: of every script. */
  readonly fileName: string | null;
}

type Kept = Omit<LastResult, "isStale"> & { readonly text: string | null; isStale: boolean };

/**
 * The last result of each script in each event of each directory: a projection of the runs that were made in this
 * window, those of tests included. A run replaces all results of its event, a run of one script alone that script's. Runs that were restored from an earlier session, that CTDB refused,
 * or scripts that were cancelled leave the results as they were.
 */
export class LastResults {
  readonly #texts: ScriptTexts;
  /** By directory and event, in the order of the last runs; each in run order. */
  readonly #results = new Map<string, readonly Kept[]>();
  /** Runs that were seen while they went on, with the texts that their scripts had. */
  readonly #going = new WeakMap<LiveRun, Map<number, Promise<string | null>>>();
  readonly #listeners = new Listeners<[change: LastResultsChange]>();
  readonly #stop: readonly (() => unknown)[];

  constructor(store: RunStore, texts: ScriptTexts) {
    this.#texts = texts;
    this.#stop = [
      store.listen((run, change) => this.#follow(run, change)),
      texts.listen((path) => void this.#compare(path)), // never rejects
    ];
  }

  /** The result of a script in an event's last run; `null` where it had none. */
  of(directory: string, event: string, fileName: string): LastResult | null {
    return this.ofEvent(directory, event).find((result) => result.fileName === fileName) ?? null;
  }

  /** A script's results in the last run of each event, that of the latest run first. */
  ofScript(directory: string, fileName: string): readonly LastResult[] {
    const where = resolve(directory);
    return this.all
      .filter((result) => result.directory === where && result.fileName === fileName)
      .toReversed();
  }

  /** The results of every script in an event's last run, in run order; empty where there was none. */
  ofEvent(directory: string, event: string): readonly LastResult[] {
    return this.#results.get(keyOf(directory, event)) ?? [];
  }

  /** Every result, those of the latest run last. */
  get all(): readonly LastResult[] {
    return this.#kept();
  }

  /** Forgets every result. */
  clear(): void {
    const places = this.all;
    this.#results.clear();
    const told = new Map(
      places.map(({ directory, event }) => [keyOf(directory, event), { directory, event }]),
    );
    for (const place of told.values()) {
      this.#tell({ ...place, fileName: null });
    }
  }

  /** Calls `listener` after every change until what it returns is disposed. */
  onDidChange(listener: (change: LastResultsChange) => void): { dispose(): void } {
    return { dispose: this.#listeners.add(listener) };
  }

  dispose(): void {
    for (const stop of this.#stop) {
      stop();
    }
    this.#listeners.clear();
  }

  #follow(run: LiveRun, change: RunChange | null): void {
    if (run.report === null) {
      this.#noteTexts(run, change?.scripts ?? []);
      return;
    }
    const texts = this.#going.get(run);
    if (texts !== undefined && this.#going.delete(run)) {
      this.#take(run, run.report, texts).catch(() => undefined); // texts never reject
    }
  }

  /** Reads each script as it begins: what is compared later is what was run. */
  #noteTexts(run: LiveRun, changed: readonly number[]): void {
    const texts = this.#going.get(run) ?? new Map<number, Promise<string | null>>();
    this.#going.set(run, texts);
    for (const index of changed) {
      const script = run.scripts[index];
      if (script !== undefined && script.begin !== null && !texts.has(index)) {
        texts.set(index, this.#texts.onDisk(join(run.start.directory, script.fileName.text)));
      }
    }
  }

  async #take(run: LiveRun, report: RunReport, texts: Map<number, Promise<string | null>>): Promise<void> {
    if (report.outcome === "refused") {
      return;
    }
    const directory = resolve(report.directory);
    const { event } = report;
    const place = { runId: run.id, run: report, directory, event };
    const taken = await Promise.all(
      report.scripts.map(async (script, index): Promise<Kept> => {
        const fileName = script.fileName.text;
        const text = (await texts.get(index)) ?? null;
        return { ...place, fileName, path: join(directory, fileName), report: script, text, isStale: false };
      }),
    );
    const key = keyOf(directory, event);
    const before = this.#results.get(key) ?? [];
    if (before.some(({ runId }) => runId > run.id)) {
      return;
    }
    this.#results.delete(key);
    this.#results.set(key, nowKnown(before, taken, report));
    this.#texts.watch(directory);
    this.#tell({ directory, event, fileName: null });
    await Promise.all(taken.map(({ path }) => this.#compare(path)));
  }

  /** Looks whether a script's text is still what was run. */
  async #compare(path: string): Promise<void> {
    const now = this.#kept().some((kept) => kept.path === path) ? await this.#texts.now(path) : null;
    const changed = this.#kept().filter((kept) => {
      const isStale = kept.text !== null && now !== kept.text;
      return kept.path === path && kept.isStale !== isStale;
    });
    for (const kept of changed) {
      kept.isStale = !kept.isStale;
    }
    const [first] = changed;
    if (first !== undefined) {
      this.#tell({ directory: first.directory, event: null, fileName: first.fileName });
    }
  }

  #kept(): readonly Kept[] {
    return [...this.#results.values()].flat();
  }

  #tell(change: LastResultsChange): void {
    this.#listeners.tell(change);
  }
}

/** What is known of an event's scripts after a run: of those that did not run in it, what was known before. */
function nowKnown(before: readonly Kept[], taken: readonly Kept[], report: RunReport): readonly Kept[] {
  const { outcome, only } = report;
  if (only !== undefined) {
    const ended = taken.filter(({ report: { status } }) => status !== "CANCELLED" && status !== "NOT RUN");
    return [
      ...before.filter(({ fileName }) => ended.every((kept) => kept.fileName !== fileName)),
      ...ended,
    ].toSorted((a, b) => Buffer.compare(a.report.fileName.bytes, b.report.fileName.bytes));
  }
  return outcome === "cancelled" ? merged(before, taken) : taken;
}

/** What a run that was cancelled knows, and of the other scripts what was known before. */
function merged(before: readonly Kept[], taken: readonly Kept[]): readonly Kept[] {
  const ended = taken.filter(({ report }) => report.status !== "CANCELLED" && report.status !== "NOT RUN");
  const known = new Map([...before, ...ended].map((kept) => [kept.fileName, kept]));
  return taken.flatMap(({ fileName }) => known.get(fileName) ?? []);
}

function keyOf(directory: string, event: string): string {
  return `${resolve(directory)}\0${event}`;
}

import type { CaseResult } from "../../../cases/caseResult.ts";
import { argumentsOf } from "../../../ctdb/events.ts";
import type { RunReport } from "../../../runner/report.ts";
import type { LiveRun } from "../../run/liveRun.ts";
import { KEPT_BYTES, reportBytes } from "../../run/runLimits.ts";
import type { RunStore } from "../../run/runStore.ts";
import type { RunSettings } from "../../settings/settings.ts";
import { tellingRun } from "./caseFindings.ts";
import type { FreshPlan, StartedRun } from "./fresh/freshRun.ts";
import type { RunFollower } from "./runEventLeaves.ts";
import type { ShownTrace } from "./shownTrace.ts";
import type { RunCoverage } from "./testCoverage.ts";
import type { LeafReport } from "./verdictBook.ts";

/** How many items' last runs are remembered. */
const MOST_ITEMS = 1000;

/** What an item's last run was. */
export interface KeptRun {
  readonly report: RunReport;
  /** File name of the script whose leaf it is; `null`: all of the event's. */
  readonly script: string | null;
  /** In the store; `null`: it is not there, as that of a case. */
  readonly runId: number | null;
  /** Of a case; `null`: it is none. */
  readonly result: CaseResult | null;
}

/** The last run of each item, for the menus of its messages; and the store's part of the runs of events. */
export class KeptRuns {
  readonly #store: RunStore;
  readonly #runs = new Map<string, KeptRun>();
  #bytes = 0;

  constructor(store: RunStore) {
    this.#store = store;
  }

  /** The last run of an item; `null` where it had none here. */
  of(itemId: string): KeptRun | null {
    return this.#runs.get(itemId) ?? null;
  }

  /** The ids of all items that were run. */
  get ids(): readonly string[] {
    return [...this.#runs.keys()];
  }

  /**
   * Has the store hold an item's run, so that the panel can show it.
   * @param settings as they are now, for those who run the event again
   * @returns its id
   */
  shownId(kept: KeptRun, settings: RunSettings): number {
    if (kept.runId !== null && this.#store.find(kept.runId) !== null) {
      return kept.runId;
    }
    const { directory, convention, event, args, only, sandbox } = kept.report;
    const argumentNames = argumentsOf(event, convention.version).map(({ name }) => name);
    const alone = only === undefined ? {} : { only };
    const start = { directory, convention, settings, event, args, argumentNames, sandbox, ...alone };
    const { id } = this.#store.keepTest(start, kept.report);
    for (const [itemId, one] of this.#runs) {
      if (one.report === kept.report) {
        this.#runs.set(itemId, { ...one, runId: id });
      }
    }
    return id;
  }

  /** Absolute paths of the files of which something was executed when an item was run last. */
  executedBy(itemId: string): ReadonlySet<string> {
    const traces = this.of(itemId)?.report.scripts.flatMap(({ trace }) => trace?.files ?? []) ?? [];
    return new Set(traces.map(({ path }) => path));
  }

  /** Remembers an item's run. */
  keep(itemId: string, run: KeptRun): void {
    this.#drop(itemId);
    this.#runs.set(itemId, run);
    this.#bytes += reportBytes(run.report);
    for (const oldest of this.#runs.keys()) {
      if (oldest === itemId || (this.#runs.size <= MOST_ITEMS && this.#bytes <= KEPT_BYTES)) {
        return;
      }
      this.#drop(oldest);
    }
  }

  #drop(itemId: string): void {
    this.#bytes -= reportBytes(this.of(itemId)?.report ?? null);
    this.#runs.delete(itemId);
  }

  /** Remembers what became of a case: its node is its own, so that no mark or lens tells of it. */
  keepCase(result: CaseResult, { leaf: { item } }: LeafReport): KeptRun | null {
    const report = tellingRun(result);
    const run = report === null ? null : { report, script: result.testCase.script, runId: null, result };
    if (run !== null) {
      this.keep(item.id, run);
    }
    return run;
  }

  /**
   * Follows one run of an event into the store: lenses, marks and the tree of scripts say the same as the Test Explorer.
   * @param shown shows what was executed, or `null`
   * @param coverage takes what was executed, or `null`
   */
  follow(shown: ShownTrace | null, coverage: RunCoverage | null): RunFollower {
    let live: LiveRun | null = null;
    return {
      begun: ({ run, args, sandbox: { mode, reason } }: StartedRun, plan: FreshPlan) => {
        const { directory, convention, settings, event, only, trace } = plan;
        const argumentNames = argumentsOf(event, convention.version).map(({ name }) => name);
        const planned = {
          directory,
          convention,
          settings,
          event,
          args,
          argumentNames,
          trace: trace !== false,
          ...(only === null ? {} : { only }),
        };
        const kept = this.#store.addTest({ ...planned, sandbox: { mode, reason } }, () => run.cancel());
        live = kept.run;
        return kept.hear;
      },
      finished: (script, leaf) => shown?.print(script, leaf),
      over: (report, leaves) => {
        for (const [script, { leaf }] of leaves) {
          this.keep(leaf.item.id, { report, script, runId: live?.id ?? null, result: null });
        }
        coverage?.add(report, new Map([...leaves].map(([script, { leaf }]) => [script, leaf.item])));
        if (live !== null) {
          shown?.noteRun(live, leaves);
        }
      },
    };
  }
}

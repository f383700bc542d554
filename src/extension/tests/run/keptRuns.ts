import type { CaseResult } from "../../../cases/caseResult.ts";
import { argumentsOf } from "../../../ctdb/events.ts";
import type { RunReport } from "../../../runner/report.ts";
import type { LiveRun } from "../../liveRun.ts";
import type { RunStore } from "../../runStore.ts";
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
  /** In the store, for the panel; `null`: it is not there. */
  readonly runId: number | null;
  /** Of a case; `null`: it is none. */
  readonly result: CaseResult | null;
}

/** The last run of each item, for the menus of its messages; and the store's part of the runs of events. */
export class KeptRuns {
  readonly #store: RunStore;
  readonly #runs = new Map<string, KeptRun>();

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

  /** Remembers an item's run. */
  keep(itemId: string, run: KeptRun): void {
    this.#runs.delete(itemId);
    this.#runs.set(itemId, run);
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > MOST_ITEMS && oldest !== undefined) {
      this.#runs.delete(oldest);
    }
  }

  /** Remembers what became of a case: its node is its own, so that no mark or lens tells of it. */
  keepCase(result: CaseResult, { leaf: { item } }: LeafReport): void {
    const report = tellingRun(result);
    if (report !== null) {
      this.keep(item.id, { report, script: result.testCase.script, runId: null, result });
    }
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
        const { directory, convention, settings, event, trace } = plan;
        const argumentNames = argumentsOf(event, convention.version).map(({ name }) => name);
        const planned = { directory, convention, settings, event, args, argumentNames, trace };
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
          shown?.note(live, leaves);
        }
      },
    };
  }
}

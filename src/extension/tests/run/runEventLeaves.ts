import type { RunReport, ScriptReport } from "../../../runner/report.ts";
import type { RunEvent } from "../../../runner/runEvent.ts";
import { sentenceOf } from "../../../sandbox/sandbox.ts";
import { erroredFinding, scriptFinding } from "./findings.ts";
import { type FreshPlace, type FreshPlan, freshRun, type StartedRun } from "./fresh/freshRun.ts";
import type { LeafReport } from "./verdictBook.ts";

/** The leaves of one run, by the file names of their scripts. */
export type LeavesByScript = ReadonlyMap<string, LeafReport>;

/** Is told of a run besides its leaves. */
export interface RunFollower {
  /** The run begins; what is returned gets every run event. */
  begun(started: StartedRun, plan: FreshPlan): (event: RunEvent) => void;
  /** A script is over, and its leaf is about to get its verdict. */
  finished(script: ScriptReport, leaf: LeafReport): void;
  /** The run is over and its leaves are about to get their verdicts, those that passed have them. */
  over(report: RunReport, leaves: LeavesByScript): void;
}

/** Runs an event on a fresh node and gives each of its leaves a verdict. Never rejects for what can go wrong with a run. */
export async function runEventLeaves(
  plan: FreshPlan,
  place: FreshPlace,
  leaves: LeavesByScript,
  signal: AbortSignal,
  follower: RunFollower,
): Promise<void> {
  try {
    await freshRun(plan, place, signal, async (started) => {
      const tell = follower.begun(started, plan);
      const heard = new HeardRun(leaves, follower);
      for await (const event of started.run) {
        heard.hear(event);
        tell(event);
      }
      const report = await started.run.report;
      follower.over(report, leaves);
      for (const [script, leaf] of leaves) {
        leaf.settle(scriptFinding(report, script, labelOf(leaf)));
      }
    });
  } catch (error) {
    for (const leaf of leaves.values()) {
      leaf.settle(erroredFinding(sentenceOf(error)));
    }
  }
}

/** Hands on what a run tells of its scripts while it goes on. */
class HeardRun {
  readonly #leaves: LeavesByScript;
  readonly #follower: RunFollower;
  #scripts: readonly string[] = [];

  constructor(leaves: LeavesByScript, follower: RunFollower) {
    this.#leaves = leaves;
    this.#follower = follower;
  }

  hear(event: RunEvent): void {
    switch (event.kind) {
      case "runStarted":
        this.#scripts = event.scripts.map(({ fileName }) => fileName.text);
        break;
      case "scriptStarted":
        this.#leafAt(event.index)?.started();
        break;
      case "output":
        this.#leafAt(event.index)?.output(event.data, event.omitted);
        break;
      case "scriptFinished":
        this.#finish(event.script, this.#leafAt(event.index));
        break;
    }
  }

  #finish(script: ScriptReport, leaf: LeafReport | undefined): void {
    if (leaf === undefined) {
      return;
    }
    this.#follower.finished(script, leaf);
    const { status, begin, finish } = script;
    // What a failure means for the node is known when the run is over.
    if (status === "OK" && begin !== null && finish !== null) {
      const milliseconds = Math.max(0, finish - begin);
      leaf.settle({ verdict: "passed", milliseconds, messages: [], sentence: "" });
    }
  }

  #leafAt(index: number): LeafReport | undefined {
    return this.#leaves.get(this.#scripts[index] ?? "");
  }
}

/** A handler's item begins with its label. @returns its line, from 1 */
function labelOf({ leaf: { item, subject } }: LeafReport): number | null {
  return subject.kind !== "handler" || item.range === undefined ? null : item.range.start.line + 1;
}

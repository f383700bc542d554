import type { RunReport, ScriptReport } from "../../../runner/report.ts";
import type { EventsPanel } from "../../panel/panel.ts";
import type { LiveRun } from "../../run/liveRun.ts";
import type { LeavesByScript } from "./runEventLeaves.ts";
import { traceLines } from "./traceLines.ts";
import type { LeafReport } from "./verdictBook.ts";

/** What *Run with trace* shows: what each script executed in its output, and the first one that failed in the panel. */
export class ShownTrace {
  readonly #panel: Pick<EventsPanel, "showScript">;
  #first: { readonly runId: () => number; readonly index: number; readonly hasFailed: boolean } | null = null;

  constructor(panel: Pick<EventsPanel, "showScript">) {
    this.#panel = panel;
  }

  /** Prints what a script executed behind its own output. */
  print({ trace }: ScriptReport, leaf: LeafReport): void {
    if (trace !== null) {
      leaf.outputText(traceLines(trace));
    }
  }

  /** Prints what every script of a case's run executed. */
  printAll({ scripts }: RunReport, leaf: LeafReport): void {
    for (const script of scripts) {
      this.print(script, leaf);
    }
  }

  /** Notes a run that is over, to be shown. */
  noteRun({ id, scripts }: LiveRun, leaves: LeavesByScript): void {
    for (const { index, fileName, report } of scripts) {
      if (report !== null && leaves.has(fileName.text)) {
        this.note(report, index, () => id);
      }
    }
  }

  /** Notes a script that was run, to be shown. @param runId gives the run's number in the store, when it is asked for */
  note({ trace }: ScriptReport, index: number, runId: () => number): void {
    const hasFailed = trace !== null && trace.failure !== null;
    if (trace !== null && (this.#first === null || (hasFailed && !this.#first.hasFailed))) {
      this.#first = { runId, index, hasFailed };
    }
  }

  /** Opens the trace in the panel: it can be followed line by line there. */
  async show(): Promise<void> {
    if (this.#first !== null) {
      await this.#panel.showScript(this.#first.runId(), this.#first.index);
    }
  }
}

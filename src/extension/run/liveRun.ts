import type { RunReport, SandboxReport, ScriptReport } from "../../runner/report.ts";
import type { RunEvent } from "../../runner/runEvent.ts";
import type { FileName } from "../../scripts/scriptFile.ts";
import { OutputTail } from "../panel/outputTail.ts";
import type { PlannedRun } from "./plannedRun.ts";

/** What is known of a run before its first run event. */
export interface RunStart extends PlannedRun {
  readonly sandbox: Pick<SandboxReport, "mode" | "reason">;
}

/** A script of a run that goes on or is over. */
export interface LiveScript {
  readonly index: number;
  readonly fileName: FileName;
  readonly name: FileName;
  readonly enabled: boolean;
  begin: number | null;
  report: ScriptReport | null;
  readonly tail: OutputTail;
}

/** What one run event changed. */
export interface RunChange {
  /** The run as a whole: its head or its list of scripts. */
  readonly whole: boolean;
  /** Rows by index. */
  readonly scripts: readonly number[];
  /** The script whose output grew, or `null`. */
  readonly output: number | null;
}

/** A run from its request on: built from run events, finished by its report. */
export class LiveRun {
  readonly id: number;
  readonly start: RunStart;
  /** Whether it was made before this window was loaded: it tells nothing of the scripts as they are now. */
  readonly earlier: boolean;
  /** Whether it is a test's: of the user's own runs it is none. */
  readonly isTest: boolean;
  phase: "starting" | "queued" | "running" | "finished" = "starting";
  begin: number | null = null;
  scripts: readonly LiveScript[] = [];
  report: RunReport | null = null;
  readonly #cancel: () => void;

  constructor(id: number, start: RunStart, cancel: () => void, { earlier = false, isTest = false } = {}) {
    this.id = id;
    this.start = start;
    this.#cancel = cancel;
    this.earlier = earlier;
    this.isTest = isTest;
  }

  /** A run of an earlier session as it was at its end. */
  static restore(id: number, start: RunStart, report: RunReport): LiveRun {
    const run = new LiveRun(id, start, () => {}, { earlier: true });
    run.finish(report);
    return run;
  }

  /** Ends the run; harmless when it is over. */
  cancel(): void {
    this.#cancel();
  }

  /** Takes over what a run event tells. */
  apply(event: RunEvent): RunChange {
    switch (event.kind) {
      case "queued":
        this.phase = "queued";
        return { whole: true, scripts: [], output: null };
      case "runStarted":
        this.phase = "running";
        this.begin = event.begin;
        this.scripts = event.scripts.map((script, index) => liveScript(index, script));
        return { whole: true, scripts: [], output: null };
      case "scriptStarted":
        return this.#change(event.index, (script) => {
          script.begin = event.begin;
        });
      case "output":
        this.#takeOutput(event);
        return { whole: false, scripts: [], output: event.index };
      case "scriptFinished":
        return this.#change(event.index, (script) => {
          script.report = event.script;
        });
      case "runFinished":
        this.finish(event.report);
        return { whole: true, scripts: [], output: null };
    }
  }

  /** Makes the report the truth about the run. */
  finish(report: RunReport): void {
    this.phase = "finished";
    this.report = report;
    this.begin = report.begin;
    const known = this.scripts;
    this.scripts = report.scripts.map((script, index) => ({
      ...liveScript(index, { ...script, enabled: script.status !== "DISABLED" }),
      begin: script.begin,
      report: script,
      tail: known[index]?.tail ?? new OutputTail(),
    }));
  }

  #takeOutput({ index, data, at, omitted }: Extract<RunEvent, { kind: "output" }>): void {
    const script = this.scripts[index];
    script?.tail.append(data, at - (script.begin ?? at), omitted);
  }

  #change(index: number, change: (script: LiveScript) => void): RunChange {
    const script = this.scripts[index];
    if (script !== undefined) {
      change(script);
    }
    return { whole: false, scripts: [index], output: null };
  }
}

function liveScript(
  index: number,
  script: { readonly fileName: FileName; readonly name: FileName; readonly enabled: boolean },
): LiveScript {
  const { fileName, name, enabled } = script;
  return { index, fileName, name, enabled, begin: null, report: null, tail: new OutputTail() };
}

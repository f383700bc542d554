import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { createEngine, type EventEngine } from "../../../src/runner/engine.ts";
import { outputText } from "../../../src/runner/output.ts";
import type { RunReport } from "../../../src/runner/report.ts";
import { formatStatus, statusExitCode } from "../../../src/runner/status/statusText.ts";
import { hostSandbox } from "../../support/kit.ts";
import type { EventDaemon } from "./eventDaemon.ts";
import { EVENTD_VERSION } from "./installedCtdb.ts";

/** One event to run. */
export interface RunSpec {
  readonly event: string;
  readonly args: readonly string[];
  readonly timeoutSeconds: number;
  /** CTDB_EVENT_RUN_ALL of CTDB's test mode: go on after a failure. */
  readonly runAll: boolean;
}

/** What a command of the tool gave; bytes as latin1 text. */
export interface Answer {
  readonly exitStatus: number;
  readonly text: string;
}

/** What can be seen of one run from outside. */
export interface Observation {
  /** Exit status of `ctdb event run`. */
  readonly runExit: number;
  readonly status: Answer;
}

/** Runs one event and asks for its status. */
export type Side = (run: RunSpec) => Promise<Observation>;

export function realSide(daemon: EventDaemon, component: string): Side {
  return async (run) => {
    const runExit = await daemon.run(component, run);
    return { runExit, status: await daemon.status(component, run.event) };
  };
}

export interface OurSide {
  readonly engine: EventEngine;
  /** As {@link Side}, with the report. */
  readonly observe: (run: RunSpec) => Promise<Observation & { readonly report: RunReport }>;
}

/** Our runner as Samba 4.17 would run the same directory. */
export function ourSide(
  directory: string,
  component: string,
  environment: Readonly<Record<string, string>>,
  workingDirectory: string,
): OurSide {
  const convention = conventionFor(EVENTD_VERSION);
  const sandbox = hostSandbox();
  const engine = createEngine({ directory, convention, sandbox, environment, workingDirectory });
  const observe: OurSide["observe"] = async ({ event, args, timeoutSeconds, runAll }) => {
    const report = await engine.run({ event, args, timeoutSeconds, continueOnFailure: runAll }).report;
    return { runExit: exitOfRun(report), status: statusAnswer(engine, component, report), report };
  };
  return { engine, observe };
}

/** `NAME: line` for every line of output that is not blank, as eventd logs it. */
export function outputLines(report: RunReport): string[] {
  return report.scripts.flatMap((script) =>
    outputText(script.output)
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => `${script.name.text}: ${line}`),
  );
}

/** What `ctdb event run` returns: never the script's own status (`eventd_run_done` in ctdb-eventd.c). */
export function exitOfRun(report: RunReport): number {
  switch (report.outcome) {
    case "passed":
      return 0;
    case "failed":
      return 8;
    case "timed-out":
      return 110;
    case "cancelled":
      return 125;
    case "refused":
      return Math.abs(report.summary);
  }
}

function statusAnswer(engine: EventEngine, component: string, report: RunReport): Answer {
  const stored = engine.status(report.event);
  if (stored === null) {
    if (report.outcome === "refused" && report.summary === -2) {
      return { exitStatus: 2, text: `Event dir for ${component} does not exist\n` };
    }
    return {
      exitStatus: 22,
      text: latin1(Buffer.from(`Event ${report.event} has never run in ${component}\n`)),
    };
  }
  const text = latin1(formatStatus(stored));
  const isAlone = report.outcome !== "cancelled" && report.outcome !== "refused";
  // From 4.24 on the daemon may show data of the run before in a script's place.
  const isStored = isAlone && !stored.convention.status.keepsOlderData;
  const ofReport = isStored ? latin1(formatStatus(report)) : text;
  if (ofReport !== text) {
    throw new Error(
      `The report's status text is not the stored one:\n${ofReport}\n-- but stored is\n${text}\n--`,
    );
  }
  return { exitStatus: statusExitCode(stored.summary), text };
}

function latin1(bytes: Buffer): string {
  return bytes.toString("latin1");
}

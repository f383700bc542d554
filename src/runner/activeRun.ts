import { consequenceOf } from "../ctdb/consequence.ts";
import { checkEventArguments } from "../ctdb/events.ts";
import type { LeftProcess, ProcessStarter } from "../sandbox/sandbox.ts";
import { scanDirectory } from "../scripts/scanDirectory.ts";
import { ScanError } from "../scripts/scanError.ts";
import { listedFiles, type ScriptDirectory } from "../scripts/scriptDirectory.ts";
import { type PassedArguments, passArguments } from "./arguments.ts";
import { RunClock } from "./clock.ts";
import type { EngineOptions } from "./engine.ts";
import { ctdbBaseOf } from "./environment.ts";
import type { EventQueue, QueuedRun } from "./eventQueue.ts";
import { EventStream } from "./eventStream.ts";
import { debugHungScript, debugProgramOf, groupSignalOf } from "./hungScript.ts";
import type { RunOutcome, RunReport } from "./report.ts";
import type { EventRun, RunRequest } from "./run.ts";
import type { RunEvent } from "./runEvent.ts";
import { type LoopResult, runScripts } from "./scriptLoop.ts";
import type { SpillFolder } from "./spillFolder.ts";
import type { StatusStore } from "./statusStore.ts";

const EINVAL = 22;
const EIO = 5;
const ECANCELED = 125;
/** How long processes that CTDB has signalled may take to end, in milliseconds. */
const SIGNAL_GRACE_MS = 1000;

/** What the runs of one engine share. */
export interface RunContext {
  readonly options: EngineOptions;
  readonly queue: EventQueue;
  readonly store: StatusStore;
  readonly spill: SpillFolder;
}

type Verdict = Pick<RunReport, "outcome" | "summary" | "scripts" | "problem" | "begin" | "finish">;

/** One run from its request to its report. */
export class ActiveRun implements EventRun, QueuedRun {
  readonly report: Promise<RunReport>;
  readonly isMonitor: boolean;
  readonly #context: RunContext;
  readonly #request: RunRequest;
  readonly #passed: PassedArguments;
  readonly #clock = new RunClock();
  readonly #requested = this.#clock.now();
  readonly #stream = new EventStream();
  readonly #cancel = Promise.withResolvers<void>();
  #isCancelled = false;

  constructor(context: RunContext, request: RunRequest) {
    this.#context = context;
    this.#request = request;
    this.isMonitor = request.event === "monitor";
    this.#passed = passArguments(request.args, context.options.convention);
    this.report = this.#execute();
  }

  [Symbol.asyncIterator](): AsyncIterator<RunEvent> {
    return this.#stream[Symbol.asyncIterator]();
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#cancel.resolve();
  }

  cancelForOtherEvent(): void {
    this.cancel();
  }

  async #execute(): Promise<RunReport> {
    const admission = this.#context.queue.enter(this);
    let report: RunReport;
    if (!admission.admitted) {
      report = this.#report(this.#verdictOfCancelled());
    } else {
      if (admission.waits) {
        this.#stream.push({ kind: "queued" });
      }
      try {
        await Promise.race([admission.turn, this.#cancel.promise]);
        report = await this.#takeTurn();
      } catch (error) {
        report = this.#report(this.#refused(messageOf(error), -EIO));
      } finally {
        this.#context.queue.leave(this);
      }
    }
    this.#stream.push({ kind: "runFinished", report });
    return report;
  }

  async #takeTurn(): Promise<RunReport> {
    const { options, store, queue } = this.#context;
    if (this.#isCancelled) {
      return this.#report(this.#verdictOfCancelled());
    }
    if (this.#passed.problem !== null) {
      return this.#report(this.#refused(this.#passed.problem, -EINVAL));
    }
    const begin = this.#clock.now();
    const opening = options.sandbox.open(options);
    opening.catch(() => {}); // looked at below, after the scan
    let left: readonly LeftProcess[] = [];
    let debugOutput: string | null = null;
    let verdict: Verdict;
    try {
      const directory = await this.#scan();
      const starter = await opening;
      if ("outcome" in directory) {
        verdict = { ...directory, begin };
      } else {
        const loop = await this.#runScripts(directory, starter, begin);
        verdict = this.#verdictOf(loop, begin);
        // CTDB answers, stores and goes on to the next event before it debugs a hung script.
        store.put(this.#report(verdict));
        queue.leave(this);
        ({ left, debugOutput } = await this.#clearAway(loop, starter));
      }
    } finally {
      await opening.then(
        (starter) => starter.close(),
        () => {},
      );
    }
    return this.#report(verdict, left, debugOutput);
  }

  async #scan(): Promise<ScriptDirectory | Omit<Verdict, "begin">> {
    const { directory, convention } = this.#context.options;
    try {
      const scanned = await scanDirectory(directory, convention, { startProblems: false });
      return scanned.refusal === null ? scanned : this.#refused(scanned.refusal, -1);
    } catch (error) {
      if (!(error instanceof ScanError)) {
        throw error;
      }
      if (error.code === "ENOENT" && convention.missingDirectoryResult === 0) {
        return {
          outcome: "passed",
          summary: 0,
          scripts: [],
          problem: error.message,
          finish: this.#clock.now(),
        };
      }
      return this.#refused(error.message, convention.generation === "component" ? -error.errno : -1);
    }
  }

  #runScripts(directory: ScriptDirectory, starter: ProcessStarter, begin: number): Promise<LoopResult> {
    const { options, spill } = this.#context;
    const listed = listedFiles(directory);
    this.#stream.push({
      kind: "runStarted",
      begin,
      scripts: listed.map(({ fileName, name, state }) => ({ fileName, name, enabled: state === "enabled" })),
    });
    return runScripts(listed, {
      directory: Buffer.from(options.directory),
      convention: options.convention,
      event: this.#request.event,
      args: this.#passed.args,
      continueOnFailure: this.#request.continueOnFailure ?? false,
      deadline: this.#deadline(begin),
      timeoutMs: this.#request.timeoutSeconds * 1000,
      starter,
      clock: this.#clock,
      spill,
      cancelled: this.#cancel.promise,
      emit: (event) => this.#stream.push(event),
    });
  }

  #deadline(begin: number): number | null {
    const { deadline } = this.#context.options.convention;
    const { timeoutSeconds } = this.#request;
    if (timeoutSeconds <= 0 && deadline.zero === "none") {
      return null;
    }
    return (deadline.from === "request" ? this.#requested : begin) + Math.max(0, timeoutSeconds) * 1000;
  }

  /** Does to a hung script what CTDB does, then ends everything that is left of the run. */
  async #clearAway(loop: LoopResult, starter: ProcessStarter) {
    const { options, spill } = this.#context;
    const { convention } = options;
    let debugOutput: string | null = null;
    let grace = loop.cancelled ? SIGNAL_GRACE_MS : 0;
    if (loop.hung !== null) {
      const base = ctdbBaseOf(options.directory, convention.generation);
      const program = await debugProgramOf(options.debugProgram, base, convention);
      if (program !== null) {
        const { event, timeoutSeconds } = this.#request;
        const hung = { ...loop.hung, event, timeoutMs: timeoutSeconds * 1000 };
        debugOutput = await debugHungScript(program, hung, convention, starter, spill, this.#cancel.promise);
      }
      const signal = groupSignalOf(convention, program !== null);
      if (signal !== null) {
        loop.hung.process.signalGroup(signal);
        grace = SIGNAL_GRACE_MS;
      }
    }
    return { left: await starter.sweep(grace), debugOutput };
  }

  #verdictOf(loop: LoopResult, begin: number): Verdict {
    const timedOut = loop.summary === -this.#context.options.convention.deadline.errno;
    const failed = timedOut ? "timed-out" : "failed";
    const outcome: RunOutcome = loop.cancelled ? "cancelled" : loop.summary === 0 ? "passed" : failed;
    const { scripts, summary } = loop;
    return { outcome, summary, scripts, problem: null, begin, finish: this.#clock.now() };
  }

  #verdictOfCancelled(): Verdict {
    const { cancelledResult } = this.#context.options.convention;
    const now = this.#clock.now();
    return {
      outcome: "cancelled",
      summary: cancelledResult === 0 ? 0 : -ECANCELED,
      scripts: [],
      problem: this.#isCancelled
        ? null
        : "Another event is running; CTDB answers “cancelled” to a monitor event.",
      begin: now,
      finish: now,
    };
  }

  #refused(problem: string, summary: number): Verdict {
    const now = this.#clock.now();
    return { outcome: "refused", summary, scripts: [], problem, begin: now, finish: now };
  }

  #report(
    verdict: Verdict,
    leftRunning: readonly LeftProcess[] = [],
    debugOutput: string | null = null,
  ): RunReport {
    const { options } = this.#context;
    const { event, timeoutSeconds } = this.#request;
    const { args, warnings } = this.#passed;
    return {
      ...verdict,
      directory: options.directory,
      convention: options.convention,
      event,
      args,
      sandbox: options.sandbox.mode,
      timeoutSeconds,
      consequence: consequenceOf(event, verdict.outcome, options.convention),
      warnings: [...warnings, ...checkEventArguments(event, args, options.convention)],
      leftRunning,
      debugOutput,
      requested: this.#requested,
    };
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Error) {
    return "remedy" in error ? `${error.message} ${error.remedy}` : error.message;
  }
  return String(error);
}

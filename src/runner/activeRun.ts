import { t } from "@vscode/l10n";
import { consequenceOf } from "../ctdb/consequence.ts";
import { EIO } from "../ctdb/endReading.ts";
import { checkEventArguments } from "../ctdb/events.ts";
import {
  type LeftProcess,
  NO_FINDINGS,
  type ProcessStarter,
  type RunEnd,
  type SandboxFindings,
  type SandboxOptions,
  sentenceOf,
} from "../sandbox/sandbox.ts";
import { ctdbBaseOf } from "../scripts/ctdbBase.ts";
import { ScanError } from "../scripts/scanError.ts";
import { listedFiles, type ScriptDirectory, silentFiles } from "../scripts/scriptDirectory.ts";
import { type PassedArguments, passArguments } from "./arguments.ts";
import { RunClock } from "./clock.ts";
import { deadlineOf } from "./deadline.ts";
import type { QueuedRun } from "./eventQueue.ts";
import { EventStream } from "./eventStream.ts";
import { debugHungScript, debugProgramOf, groupSignalOf } from "./hungScript.ts";
import type { NotListedFile, RunReport } from "./report.ts";
import type { EventRun, RunRequest } from "./run.ts";
import type { RunContext } from "./runContext.ts";
import type { RunEvent } from "./runEvent.ts";
import { scanForRun } from "./scanForRun.ts";
import { type LoopResult, runScripts } from "./scriptLoop.ts";
import { statusStart } from "./status/statusText.ts";
import { makeSinkFor } from "./trace/makeSink.ts";
import { placedCalls } from "./trace/placedCalls.ts";
import { cancelledVerdict, emptyVerdict, refusedVerdict, type Verdict, verdictOf } from "./verdict.ts";

const EINVAL = 22;
/** How long processes that CTDB has signalled may take to end, in milliseconds. */
const SIGNAL_GRACE_MS = 1000;
const MAX_STATUS_BYTES = 1 << 18;

/** From its request to its report. */
export class ActiveRun implements EventRun, QueuedRun {
  readonly report: Promise<RunReport>;
  /** Resolves when no process of the run is left, ours included, a moment after the report. */
  readonly gone: Promise<void>;
  readonly isMonitor: boolean;
  readonly #context: RunContext;
  readonly #request: RunRequest;
  readonly #passed: PassedArguments;
  readonly #clock = new RunClock();
  readonly #requested = this.#clock.now();
  readonly #stream = new EventStream();
  readonly #cancel = Promise.withResolvers<void>();
  #isCancelled = false;
  #notListed: readonly NotListedFile[] = [];
  #environment: Readonly<Record<string, string>>;
  #findings: SandboxFindings = NO_FINDINGS;
  #starterGone: Promise<void> = Promise.resolve();

  constructor(context: RunContext, request: RunRequest) {
    this.#context = context;
    this.#request = request;
    this.#environment = context.options.environment;
    this.isMonitor = request.event === "monitor";
    this.#passed = passArguments(request.event, request.args, context.options.convention);
    this.report = this.#execute();
    this.gone = this.report.then(() => this.#starterGone);
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
      report = this.#report(this.#cancelled());
    } else {
      if (admission.waits) {
        this.#stream.push({ kind: "queued" });
      }
      try {
        await Promise.race([admission.turn, this.#cancel.promise]);
        report = await this.#takeTurn();
      } catch (error) {
        report = this.#report(this.#isCancelled ? this.#cancelled() : this.#refused(sentenceOf(error), -EIO));
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
      return this.#report(this.#cancelled());
    }
    if (this.#passed.problem !== null) {
      return this.#report(this.#refused(this.#passed.problem, -EINVAL));
    }
    const refusal = await this.#refusalOfNode();
    if (refusal !== null) {
      return this.#report({ ...this.#refused(refusal, -1), canRunAnyway: true });
    }
    this.#context.spill.beginRun();
    const begin = this.#clock.now();
    // Side by side: starting a process holds this thread up, and the disk meanwhile has work to do.
    const scanning = this.#scan();
    scanning.catch(() => {}); // looked at below
    const opening = options.sandbox.open(this.#sandboxOptions());
    opening.catch(() => {}); // looked at below, after the scan
    let left: readonly LeftProcess[] = [];
    let debugOutput: string | null = null;
    let verdict: Verdict;
    try {
      const directory = await scanning;
      if ("outcome" in directory) {
        verdict = { ...directory, begin };
      } else {
        const starter = await opening;
        this.#environment = starter.environment;
        const loop = await this.#runScripts(directory, starter, begin);
        verdict = verdictOf(loop, options.convention, begin, this.#clock.now());
        // CTDB answers, stores and goes on to the next event before it debugs a hung script.
        const reported = this.#report(verdict);
        const isStored = loop.problem === null;
        if (isStored) {
          store.put(reported);
        }
        queue.leave(this);
        ({ left, debugOutput } = await this.#clearAway(loop, starter, {
          passed: verdict.outcome === "passed",
          timedOut: verdict.outcome === "timed-out",
          statusText: isStored
            ? statusStart(store.get(this.#request.event) ?? reported, MAX_STATUS_BYTES)
            : null,
        }));
      }
    } finally {
      await opening.then(
        async (starter) => {
          this.#starterGone = starter.gone;
          this.#findings = await starter.close();
        },
        () => {},
      );
    }
    return this.#report(verdict, left, debugOutput);
  }

  async #scan(): Promise<ScriptDirectory | Omit<Verdict, "begin">> {
    const { directory, convention } = this.#context.options;
    try {
      const scanned = await scanForRun(directory, convention, this.#request.only);
      this.#notListed = silentFiles(scanned).map(({ fileName, reason }) => ({
        fileName,
        sentence: reason.sentence,
      }));
      return scanned.refusal === null ? scanned : this.#refused(scanned.refusal, -1);
    } catch (error) {
      if (!(error instanceof ScanError)) {
        throw error;
      }
      if (error.code === "ENOENT" && convention.missingDirectoryResult === 0) {
        return emptyVerdict(error.message, this.#clock.now());
      }
      return this.#refused(error.message, convention.generation === "component" ? -error.errno : -1);
    }
  }

  #sandboxOptions(): SandboxOptions {
    const { environment, workingDirectory } = this.#context.options;
    const onWait = () => this.#stream.push({ kind: "queued" });
    return {
      environment,
      workingDirectory,
      event: this.#request.event,
      args: this.#passed.args,
      cancelled: this.#cancel.promise,
      onWait,
    };
  }

  /** ctdbd's refusal of the event, unless the user knows of it. */
  async #refusalOfNode(): Promise<string | null> {
    const { sandbox } = this.#context.options;
    const { event, despiteRefusal } = this.#request;
    return despiteRefusal === true ? null : ((await sandbox.refusal?.(event)) ?? null);
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
      deadlineOf: deadlineOf(options.convention, this.#request.timeoutSeconds, {
        requested: this.#requested + (starter.waitedMs ?? 0),
        begin: begin + (starter.waitedMs ?? 0),
      }),
      timeoutMs: this.#request.timeoutSeconds * 1000,
      starter,
      clock: this.#clock,
      spill,
      cancelled: this.#cancel.promise,
      isCancelled: () => this.#isCancelled,
      emit: (event) => this.#stream.push(event),
      workingDirectory: options.workingDirectory,
      makeSink: makeSinkFor(this.#request.trace ?? false),
    });
  }

  /** Does to a hung script what CTDB does, then ends everything that is left of the run. */
  async #clearAway(loop: LoopResult, starter: ProcessStarter, end: RunEnd) {
    const { options, spill } = this.#context;
    const { convention } = options;
    let debugOutput: string | null = null;
    let grace = loop.cancelled ? SIGNAL_GRACE_MS : (options.sandbox.backgroundMs ?? 0);
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
    const sweeping = starter.sweep(grace);
    // Nothing more is started: the sandbox may go as soon as it has swept.
    await starter.close(end);
    return { left: await sweeping, debugOutput };
  }

  #refused(problem: string, summary: number): Verdict {
    return refusedVerdict(problem, summary, this.#clock.now());
  }

  #cancelled(): Verdict {
    return cancelledVerdict(this.#context.options.convention, this.#isCancelled, this.#clock.now());
  }

  #report(
    verdict: Verdict,
    leftRunning: readonly LeftProcess[] = [],
    debugOutput: string | null = null,
  ): RunReport {
    const { options } = this.#context;
    const { event, timeoutSeconds, only } = this.#request;
    const { args, warnings } = this.#passed;
    return {
      ...verdict,
      directory: options.directory,
      convention: options.convention,
      event,
      args,
      ...(only === undefined ? {} : { only }),
      notListed: this.#notListed,
      sandbox: {
        mode: options.sandbox.mode,
        reason: options.sandbox.reason,
        environment: this.#environment,
        ...this.#findings,
        calls: placedCalls(this.#findings.calls, verdict.scripts),
      },
      timeoutSeconds,
      consequence: verdict.canRunAnyway
        ? { treatedAsSuccess: false, sentence: t("ctdbd runs no script and leaves the node as it is.") }
        : consequenceOf(event, verdict.outcome, options.convention),
      warnings: [...warnings, ...checkEventArguments(event, args, options.convention), ...verdict.warnings],
      leftRunning,
      debugOutput,
      requested: this.#requested,
    };
  }
}

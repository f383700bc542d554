import { loadShellParser } from "../../shell/shellParser.ts";
import { failureOf } from "./blame/failureOf.ts";
import { readStory } from "./blame/story.ts";
import { boundedRecord } from "./boundedRecord.ts";
import type { CoverageCounter } from "./coverage/coverageCounter.ts";
import { Executed } from "./executed.ts";
import { Processes } from "./processes.ts";
import { ProcessTail } from "./processTail.ts";
import { RecordTable } from "./recordTable.ts";
import type { ScriptTrace } from "./scriptTrace.ts";
import { loadSources, type SourceMap } from "./source/sourceMap.ts";
import type { Step } from "./step.ts";
import { StepLog } from "./stepLog.ts";
import type { TraceEnd } from "./traceEnd.ts";
import type { TraceRecord } from "./traceRecord.ts";

const MOST_SOURCES = 100;
const MOST_FOLDERS = 10;

/**
 * Makes what a traced run knows of one script from its records. What it holds of them is bounded, however many come; the
 * sources are read at the end.
 */
export class TraceCollector {
  readonly #table = new RecordTable();
  readonly #log = new StepLog();
  readonly #processes = new Processes();
  readonly #sources = new Set<string>();
  /** Folders that the script changed to, by their absolute paths. */
  readonly #folders = new Set<string>();
  readonly #coverage: CoverageCounter | null;
  #begin: number | null = null;

  /** @param coverage counts what is executed, too */
  constructor(coverage: CoverageCounter | null = null) {
    this.#coverage = coverage;
  }

  /** Takes the next record. */
  add(whole: TraceRecord): void {
    if (this.#processes.isRepeated(whole)) {
      return;
    }
    const record = boundedRecord(whole);
    this.#begin ??= record.time;
    this.#noteSources(record);
    this.#coverage?.add(record);
    const entry = this.#table.count(record);
    const step: Step = { number: this.#log.total, record, end: null, lead: 0, entry };
    this.#log.add(step);
    this.#processes.add(step);
  }

  /** Says what is known when the script is over. */
  async finish(end: TraceEnd): Promise<ScriptTrace> {
    this.#processes.finish(end.finish);
    const parser = await loadShellParser();
    const { scriptPath, workingDirectory, toMachinePath } = end;
    const folders = [workingDirectory, ...this.#folders];
    const places = { scriptPath, folders, toMachinePath };
    const sources = await loadSources([scriptPath, ...this.#sources], places, parser);
    const executed = new Executed(sources, scriptPath);
    const begin = this.#begin ?? end.finish;
    const steps = this.#log.steps().flatMap((step) => executed.step(step, begin, end.finish) ?? []);
    const failure = this.#failure(sources, end);
    return {
      obstacle: null,
      notes: [],
      failure,
      files: executed.files(this.#table.entries()),
      steps,
      totalSteps: this.#log.total,
      ...(this.#coverage === null ? {} : { coverage: this.#coverage.finish(isCut(failure, end)) }),
    };
  }

  #failure(sources: SourceMap, end: TraceEnd): ScriptTrace["failure"] {
    // A script with a syntax error may end before anything is logged.
    const root = this.#processes.root ?? new ProcessTail(0, { time: 0, depth: 0 }, null);
    return failureOf(readStory(this.#processes.all(), root, sources, end));
  }

  #noteSources({ stack, command }: TraceRecord): void {
    for (const { source } of stack) {
      if (this.#sources.size < MOST_SOURCES) {
        this.#sources.add(source);
      }
    }
    if (command.startsWith("cd /") && this.#folders.size < MOST_FOLDERS) {
      this.#folders.add(command.slice("cd ".length));
    }
  }
}

/** Whether the script ended in the middle of a statement, or before one that the trace does not have. */
function isCut(failure: ScriptTrace["failure"], { end, status }: TraceEnd): boolean {
  const isElsewhere = failure !== null && failure.kind !== "exit" && failure.kind !== "last-command";
  return isElsewhere || end?.kind !== "exit" || status === "CANCELLED" || status === "TIMEDOUT";
}

import { readQuotedWords } from "./quotedWords.ts";
import { Ring } from "./ring.ts";
import { NO_FLAGS, type ShellFlags, withSet } from "./shellFlags.ts";
import type { Step } from "./step.ts";
import { functionOf, type TraceRecord } from "./traceRecord.ts";
import { AssignmentLog } from "./values/assignmentLog.ts";

const MOST_STEPS = 100;
const MOST_TRAPS = 20;

/** The last that one process did, and the state that its shell was left in. */
export class ProcessTail {
  readonly pid: number;
  /** When its first command was logged, and in how many substitutions. */
  readonly begin: Pick<TraceRecord, "time" | "depth">;
  readonly parent: ProcessTail | null;
  readonly #steps = new Ring<Step>(MOST_STEPS);
  /** Commands that have not ended, outermost first: calls of functions and the last command. */
  readonly #open: Step[] = [];
  /** The last `trap` commands. */
  readonly traps = new Ring<Step>(MOST_TRAPS);
  readonly assignments = new AssignmentLog();
  /** The last `trap … EXIT`; `null`: none. */
  exitTrap: Step | null = null;
  /** How many of the script's arguments were shifted away at its top level; `null` where `set` gave it others. */
  shifted: number | null = 0;
  #flags: ShellFlags | null = null;

  constructor(pid: number, begin: ProcessTail["begin"], parent: ProcessTail | null) {
    this.pid = pid;
    this.begin = begin;
    this.parent = parent;
  }

  get last(): Step | undefined {
    return this.#steps.last;
  }

  /** What the process set, or its parent before it. */
  get flags(): ShellFlags {
    return this.#flags ?? this.parent?.flags ?? NO_FLAGS;
  }

  steps(): readonly Step[] {
    return this.#steps.values();
  }

  add(step: Step): void {
    const { record } = step;
    this.#close(record.time, record.stack.length);
    this.#open.push(step);
    this.#steps.add(step);
    this.assignments.add(record);
    if (record.command.startsWith("set ")) {
      this.#flags = withSet(this.flags, readQuotedWords(record.command.slice(4)) ?? []);
    } else if (record.command.startsWith("trap ")) {
      this.#readTrap(step);
    }
    this.#countArguments(record);
  }

  #countArguments({ command, stack }: TraceRecord): void {
    const mayChange = this.shifted !== null && (command.startsWith("shift") || command.startsWith("set "));
    if (this.shifted === null || !mayChange || stack.some((entry) => functionOf(entry) !== null)) {
      return;
    }
    if (command.startsWith("shift")) {
      this.shifted += Number(/^shift (\d+)$/.exec(command)?.[1] ?? 1);
    } else if (/^set (?:\S+ )*(?:--|[^-+])/.test(command)) {
      this.shifted = null;
    }
  }

  /** Notes the first command of a process that it started: what it did before is over. */
  forked({ time, stack }: TraceRecord): void {
    this.#close(time, stack.length);
  }

  /** Ends what ran: its parent went on, or the script is over. */
  closeAll(time: number): void {
    this.#close(time, 0);
  }

  /** Ends what lies as deep in functions as the next command, or deeper. */
  #close(time: number, level: number): void {
    for (;;) {
      const open = this.#open.at(-1);
      if (open === undefined || open.record.stack.length < level) {
        return;
      }
      this.#open.pop();
      finish(open, time);
    }
  }

  #readTrap(step: Step): void {
    this.traps.add(step);
    const words = readQuotedWords(step.record.command)?.filter((word) => word !== "--") ?? [];
    if (words.slice(2).some(isExit)) {
      this.exitTrap = words[1] === "-" || words[1] === "" ? null : step;
    } else if (words.length === 2 && isExit(words[1] ?? "")) {
      this.exitTrap = null;
    }
  }
}

function finish(step: Step, time: number): void {
  if (step.end !== null) {
    return;
  }
  step.end = Math.max(time, step.record.time);
  if (step.entry !== null) {
    step.entry.milliseconds += step.end - step.record.time;
    step.entry.lead += step.lead;
  }
}

function isExit(signal: string): boolean {
  return /^(?:0|(?:SIG)?EXIT)$/i.test(signal);
}

import type { TracedCoverage } from "./coverage/tracedCoverage.ts";

/** What a traced run knows of one script: plain data that can be kept and sent. */
export interface ScriptTrace {
  /** Why nothing but the exit is known: one sentence, or `null` where the script was traced. */
  readonly obstacle: string | null;
  /** Where bash and the script's own shell may differ: one sentence each. */
  readonly notes: readonly string[];
  /** The statement that is to blame; `null` where the script passed or nobody can tell. */
  readonly failure: TracedFailure | null;
  /** Every file of which a line was executed, the event script first. */
  readonly files: readonly TracedFile[];
  /** What was executed, in order; the middle is left out of a long trace. */
  readonly steps: readonly TracedStep[];
  /** All steps, also those that are left out. */
  readonly totalSteps: number;
  /** Which statements, branches and functions were executed; only in a run that was asked for it. */
  readonly coverage?: TracedCoverage;
}

/** Why a statement is the one that ended the script. */
export type FailureKind =
  /** `exit` with a status */
  | "exit"
  /** the last command's status became the script's */
  | "last-command"
  /** `set -e` */
  | "errexit"
  /** a signal, also that of the time-out, while it ran */
  | "signal"
  /** still running at the deadline */
  | "timed-out"
  /** the shell itself gave up: syntax error, `set -u`, … */
  | "shell-error";

/** The statement that made a script fail, and how it was reached. */
export interface TracedFailure {
  readonly kind: FailureKind;
  /** Innermost first; the last is in the event script, at its top level. */
  readonly frames: readonly TraceFrame[];
  /** Index in `frames` of the innermost one that lies in the event script itself. */
  readonly scriptFrame: number;
  /** The command as it was executed, with its words expanded. */
  readonly command: string;
  /** The statement whose failure led to an `exit` or a `die`, where that is evident. */
  readonly cause: TraceFrame | null;
  /** Of the variables that the statement in the event script used (and of its cause's). */
  readonly values: readonly TracedValue[];
  /** How it ended the script: one sentence. */
  readonly sentence: string;
}

/** A statement in a file. */
export interface TraceFrame {
  /** Absolute path on this machine. */
  readonly file: string;
  /** First and last line of the statement, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** The function that the statement lies in; `null`: none. */
  readonly functionName: string | null;
  /** The statement's text as it stands in the file, one line, bounded. */
  readonly statement: string;
}

/** A variable and the value that it had. */
export interface TracedValue {
  /** Without `$`: `port`, `1`, `CTDB_BASE`. */
  readonly name: string;
  readonly value: string;
}

export interface TracedFile {
  readonly path: string;
  /** In order; only lines on which a statement began that was executed. */
  readonly lines: readonly TracedLine[];
}

export interface TracedLine {
  /** From 1. */
  readonly line: number;
  /** How often it was executed. */
  readonly count: number;
  /** How long it took in all, in milliseconds, what it called included. */
  readonly milliseconds: number;
}

/** One command that was executed. */
export interface TracedStep {
  /** Index in {@link ScriptTrace.files}. */
  readonly file: number;
  readonly line: number;
  /** Milliseconds since the script began. */
  readonly after: number;
  readonly milliseconds: number;
  /** How many functions, sourced files and command substitutions it lies in. */
  readonly depth: number;
  readonly command: string;
}

import { isOlder } from "../processNumbers.ts";
import type { SourceFile } from "../source/sourceFile.ts";
import { commandName } from "../syntax/commandName.ts";
import { isWithin, type Statement } from "../syntax/statement.ts";
import type { TraceRecord } from "../traceRecord.ts";
import { arriveFor, arriveInBackground, backgroundAround } from "./arriving.ts";
import { containerOf } from "./container.ts";
import { FileCounts } from "./fileCounts.ts";
import { Frame } from "./frame.ts";
import { hasManyLines, isMainForm } from "./mainForm.ts";
import { forkedStatement, recordStatement } from "./recordStatement.ts";
import { ShellProcess } from "./shellProcess.ts";
import { SubstitutionLines } from "./substitutionLines.ts";
import type { TracedCoverage } from "./tracedCoverage.ts";

/** Shells whose place in the text is known; that of the longest unused is given up. */
const MOST_PROCESSES = 200;
const MOST_FILES = 200;

/**
 * Counts which statements, branches and functions a script executes, record by record: what it holds depends on the text of its
 * files, not on how long it runs.
 */
export class CoverageCounter {
  readonly #fileOf: (source: string) => SourceFile | null;
  /** By what bash calls the file. */
  readonly #named = new Map<string, FileCounts | null>();
  readonly #counts = new Map<SourceFile, FileCounts>();
  /** The one that was active last stands last. */
  readonly #processes = new Map<number, ShellProcess>();
  readonly #lines = new SubstitutionLines();
  #root: ShellProcess | null = null;
  #number = 0;

  /** @param fileOf reads a file that bash names; `null` where it cannot be read */
  constructor(fileOf: (source: string) => SourceFile | null) {
    this.#fileOf = fileOf;
  }

  /** Takes the next record, repeated heads left out. */
  add(record: TraceRecord): void {
    if (record.stack.length === 0) {
      return;
    }
    const shell = this.#processOf(record);
    shell.last = ++this.#number;
    this.#endWaitedFor(shell);
    shell.follow(record.stack, record.depth, this.#countsOf);
    const frame = shell.innermost;
    // What lies deeper in the same shell and call is the text of an `eval` or a trap.
    if (frame === undefined || frame.counts === null || record.depth > frame.depth) {
      return;
    }
    if (!shell.isPlaced && shell.frames.length === shell.inherited) {
      this.#place(shell, record);
    }
    const isNowhere = !shell.isPlaced && shell.frames.length === shell.inherited;
    this.#execute(shell.innermost ?? frame, record, isNowhere);
  }

  /**
   * What was executed.
   * @param isCut whether something ended the script in the middle of a statement
   */
  finish(isCut: boolean): TracedCoverage {
    const rootLast = this.#root?.last ?? 0;
    const all = [...this.#processes.values()].reverse();
    for (const shell of all.filter((shell) => shell !== this.#root)) {
      shell.end(isCut && shell.last > rootLast);
    }
    this.#root?.end(isCut);
    return { files: [...this.#counts.values()].map((counts) => counts.toCovered()) };
  }

  readonly #countsOf = (source: string): FileCounts | null => {
    const known = this.#named.get(source);
    if (known !== undefined || this.#named.size >= MOST_FILES) {
      return known ?? null;
    }
    const file = this.#fileOf(source);
    const counts = file === null ? null : (this.#counts.get(file) ?? new FileCounts(file));
    if (file !== null && counts !== null) {
      this.#counts.set(file, counts);
    }
    this.#named.set(source, counts);
    return counts;
  };

  /** @param isNowhere whether nobody knows how its shell came there */
  #execute(frame: Frame, record: TraceRecord, isNowhere: boolean): void {
    const { counts } = frame;
    if (counts === null) {
      return;
    }
    const before = frame.hint ?? frame.at;
    const statement = recordStatement(counts.file, record, frame, before, this.#lines);
    if (statement === null) {
      return;
    }
    this.#lines.note(record.line, statement);
    if (isNowhere) {
      counts.executed(statement);
      return;
    }
    if (!isMainForm(statement, record)) {
      // Assignments before a command, or behind `export`, have lines of their own.
      if (frame.at !== statement) {
        frame.moveTo(statement);
        frame.awaitsCommand = true;
      }
      return;
    }
    const isContinued = frame.at === statement && (frame.awaitsCommand || hasManyLines(statement));
    frame.awaitsCommand = false;
    if (isContinued && hasManyLines(statement)) {
      return;
    }
    const isNew = isContinued || frame.moveTo(statement);
    if (statement.kind === "for") {
      frame.turn(statement);
    }
    if (isNew || statement.kind !== "for") {
      counts.executed(statement);
    }
  }

  #processOf(record: TraceRecord): ShellProcess {
    const known = this.#processes.get(record.pid);
    if (known !== undefined) {
      this.#processes.delete(record.pid);
      this.#processes.set(record.pid, known);
      return known;
    }
    const root = this.#root ?? new ShellProcess(-1, true);
    const isRoot = this.#isUnclaimed(record.pid) && !this.#mayBeForked(record);
    this.#root = isRoot ? root.withNumber(record.pid) : root;
    const shell = isRoot ? this.#root : this.#forked(record, root);
    this.#processes.set(record.pid, shell);
    this.#forgetOldest();
    return shell;
  }

  /** Whether the script begins with a pipeline, or the like: then its stages are the first that is seen. */
  #mayBeForked(record: TraceRecord): boolean {
    if (record.depth > 0) {
      return true;
    }
    const file = this.#countsOf(record.stack[0]?.source ?? "")?.file;
    const statement =
      file === undefined ? null : recordStatement(file, record, { container: null }, null, this.#lines);
    return statement !== null && containerOf(statement) !== null;
  }

  /** The script's own shell is the oldest, since it started the others. */
  #isUnclaimed(pid: number): boolean {
    const isOpen = this.#root === null || this.#root.pid === -1;
    return isOpen && [...this.#processes.keys()].every((other) => isOlder(pid, other));
  }

  #forked(record: TraceRecord, root: ShellProcess): ShellProcess {
    const shell = new ShellProcess(record.pid, false);
    const parent = this.#lastIn(record) ?? this.#callerOf(record) ?? root;
    const shared = parent.sharedLevels(record.stack);
    const isWhole = shared === record.stack.length;
    for (const frame of parent.frames.slice(0, shared)) {
      shell.inherit(frame, record.depth);
    }
    if (!isWhole) {
      // A function whose body is a subshell: only that has lines.
      shell.follow(record.stack, record.depth, this.#countsOf);
    }
    shell.inherited = shell.frames.length;
    return shell;
  }

  /** Finds out what a shell was forked for, and tells the shell that did it. */
  #place(shell: ShellProcess, record: TraceRecord): void {
    const frame = shell.innermost;
    const file = frame?.counts?.file;
    if (frame === undefined || file === undefined || this.#root === null) {
      return;
    }
    const root = this.#root;
    const parentFor = (container: Statement): ShellProcess =>
      this.#parentOf(container, record, shell) ?? this.#callerOf(record) ?? root;
    const level = record.stack.length - 1;
    const statement = forkedStatement(
      file,
      record,
      (container) => parentFor(container).frames[level],
      this.#lines,
    );
    const container = statement === null ? null : containerOf(statement);
    if (statement === null || container === null) {
      return;
    }
    shell.isPlaced = true;
    const own = new Frame(frame.entry, frame.counts, { container, isCall: false, depth: record.depth });
    shell.frames[shell.frames.length - 1] = own;
    const parent = parentFor(container);
    const limit = parent.frames[level]?.container ?? null;
    const background = backgroundAround(container, limit);
    if (background !== null) {
      parent.jobs.add(shell);
      const isThere = parent.sharedLevels(record.stack) === record.stack.length;
      const there = parent.frames.length === record.stack.length && isThere ? parent.innermost : undefined;
      arriveInBackground(there, background, frame.counts);
      return;
    }
    parent.follow(record.stack, record.depth, this.#countsOf);
    parent.waitsFor.add(shell);
    const outer = parent.innermost;
    if (outer !== undefined) {
      arriveFor(own, outer, container, statement);
    }
  }

  /** The shell that was active last in the same calls. */
  #lastIn({ stack }: TraceRecord): ShellProcess | null {
    const all = [...this.#processes.values()].reverse();
    return all.find((shell) => shell.sharedLevels(stack) === stack.length) ?? null;
  }

  /**
   * The shell that has called a function, or read a file, of which nothing is known but what it forked: one whose command has
   * that name rather than one whose command's name is a variable's.
   */
  #callerOf({ stack }: TraceRecord): ShellProcess | null {
    const all = [...this.#processes.values()].reverse();
    const called = (shell: ShellProcess): string | undefined =>
      stack[stack.length - 1 - shell.frames.length]?.functionName;
    const inSameCalls = all.filter(
      (shell) =>
        called(shell) !== undefined &&
        (shell.innermost?.at ?? null) !== null &&
        shell.sharedLevels(stack) === shell.frames.length,
    );
    const nameOf = ({ innermost }: ShellProcess): string | null =>
      innermost?.at == null ? null : commandName(innermost.at);
    const isNamed = (shell: ShellProcess): boolean =>
      nameOf(shell) === called(shell) || (called(shell) === "source" && nameOf(shell) === ".");
    return inSameCalls.find(isNamed) ?? inSameCalls.find((shell) => nameOf(shell) === null) ?? null;
  }

  /** The innermost shell in the same calls that may have forked one for `container`. */
  #parentOf(container: Statement, record: TraceRecord, self: ShellProcess): ShellProcess | null {
    let best: ShellProcess | null = null;
    let bestLimit: Statement | null = null;
    for (const shell of this.#processes.values()) {
      const level = record.stack.length;
      // In the calls that it was forked in it executes nothing.
      if (
        level < shell.inherited ||
        shell === self ||
        !shell.isPlaced ||
        shell.sharedLevels(record.stack) !== level
      ) {
        continue;
      }
      const limit = shell.frames[level - 1]?.container ?? null;
      const isAround = limit === null || (limit !== container && isWithin(container, limit));
      const isDeeper = best === null || bestLimit === null || (limit !== null && isWithin(limit, bestLimit));
      if (isAround && isDeeper) {
        best = shell;
        bestLimit = limit;
      }
    }
    return best;
  }

  /** A shell that goes on has waited for those that it forked; for jobs in its background only behind `wait`. */
  #endWaitedFor(shell: ShellProcess): void {
    this.#endAll(shell.waitsFor);
    if (shell.innermost?.at?.node.text === "wait") {
      this.#endAll(shell.jobs);
    }
  }

  #endAll(shells: Set<ShellProcess>): void {
    for (const forked of shells) {
      this.#endWaitedFor(forked);
      this.#processes.delete(forked.pid);
      forked.end(false);
    }
    shells.clear();
  }

  #forgetOldest(): void {
    if (this.#processes.size <= MOST_PROCESSES) {
      return;
    }
    for (const shell of this.#processes.values()) {
      if (shell !== this.#root) {
        this.#processes.delete(shell.pid);
        shell.end(false);
        return;
      }
    }
  }
}

import type { SourceFile } from "../source/sourceFile.ts";
import type { Statement } from "../syntax/statement.ts";
import { type CoverableFile, coverableFile, hashOf } from "./coverableFile.ts";
import type { CoveredFile } from "./tracedCoverage.ts";

/** Counts of one file while its script runs. */
export class FileCounts {
  readonly file: SourceFile;
  readonly #coverable: CoverableFile;
  readonly #statements = new Map<number, number>();
  readonly #branches = new Map<number, number>();
  readonly #functions = new Map<number, number>();
  readonly #guesses = new Map<Statement, number>();

  constructor(file: SourceFile) {
    this.file = file;
    this.#coverable = coverableFile(file);
  }

  /** A command, or a head, was executed. */
  executed(statement: Statement): void {
    add(this.#statements, this.#coverable.statementNumbers.get(statement), 1);
  }

  /** A part that is a branch was entered; harmless for any other. */
  taken(part: Statement): void {
    add(this.#branches, this.#coverable.takenNumbers.get(part), 1);
  }

  /** A part was taken to be entered though nothing of it was seen. */
  guessed(part: Statement): void {
    this.#guesses.set(part, (this.#guesses.get(part) ?? 0) + 1);
    this.taken(part);
  }

  /**
   * A part was entered, as is seen only now: at its time it was guessed at, or something else was counted.
   * @param outer what was left without any branch, where nothing was guessed
   */
  seenLate(part: Statement, outer: Statement): void {
    const guesses = this.#guesses.get(part) ?? 0;
    if (guesses > 0) {
      this.#guesses.set(part, guesses - 1);
      return;
    }
    const number = this.#coverable.skippedNumbers.get(outer) ?? -1;
    if ((this.#branches.get(number) ?? 0) > 0) {
      add(this.#branches, number, -1);
    }
    this.taken(part);
  }

  /** An `if`, a loop, … was left without any of its branches. */
  skipped(outer: Statement): void {
    add(this.#branches, this.#coverable.skippedNumbers.get(outer), 1);
  }

  /** A function was called. */
  called(definition: Statement): void {
    add(this.#functions, this.#coverable.functionNumbers.get(definition), 1);
  }

  /** Whether it is a part that may be executed or not. */
  isBranch(part: Statement): boolean {
    return this.#coverable.takenNumbers.has(part);
  }

  /** Whether it has a way past all its branches. */
  canSkip(outer: Statement): boolean {
    return this.#coverable.skippedNumbers.has(outer);
  }

  toCovered(): CoveredFile {
    const { path, shell } = this.file;
    return {
      path,
      hash: hashOf(shell.text),
      statements: flat(this.#statements),
      branches: flat(this.#branches),
      functions: flat(this.#functions),
    };
  }
}

function add(counts: Map<number, number>, number: number | undefined, by: number): void {
  if (number !== undefined) {
    counts.set(number, (counts.get(number) ?? 0) + by);
  }
}

function flat(counts: ReadonlyMap<number, number>): readonly number[] {
  return [...counts].filter(([, count]) => count > 0).flat();
}

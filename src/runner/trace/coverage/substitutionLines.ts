import type { Statement } from "../syntax/statement.ts";
import { chainOf } from "./container.ts";

/** A statement with the line that bash gave it. */
interface Seen {
  readonly line: number;
  readonly statement: Statement;
}

/**
 * The lines of statements in `$( … )`. bash (5.2) prints the text of a substitution and reads that again, so that its lines are
 * others than those of the file, but in the same order in each execution.
 */
export class SubstitutionLines {
  readonly #seen = new Map<Statement, Map<number, Statement>>();

  /** Notes which statement it was that bash gave a line. */
  note(line: number, statement: Statement): void {
    const around = substitutionAround(statement);
    if (around === null) {
      return;
    }
    const seen = this.#seen.get(around) ?? new Map<number, Statement>();
    this.#seen.set(around, seen);
    if (!seen.has(line)) {
      seen.set(line, statement);
    }
  }

  /** Those of the statements that a line of bash's is likeliest for. */
  likeliest(line: number, statements: readonly Statement[]): readonly Statement[] {
    const distances = statements.map((statement) => this.#distance(line, statement));
    const least = Math.min(...distances);
    return statements.filter((_, index) => distances[index] === least);
  }

  /** How far a statement is from where it should be, in lines; without end where it cannot be that line. */
  #distance(line: number, statement: Statement): number {
    const around = substitutionAround(statement);
    if (around === null) {
      return Math.abs(statement.line - line);
    }
    const seen = [...(this.#seen.get(around) ?? [])].map(([line, statement]): Seen => ({ line, statement }));
    const isPossible = seen.every(
      (other) =>
        Math.sign(other.line - line) * Math.sign(other.statement.node.start - statement.node.start) >= 0,
    );
    if (!isPossible) {
      return Number.MAX_SAFE_INTEGER;
    }
    const nearest = seen.reduce<Seen | null>(
      (best, other) =>
        best === null || Math.abs(other.line - line) < Math.abs(best.line - line) ? other : best,
      null,
    );
    return nearest === null ? 0 : Math.abs(statement.line - nearest.statement.line - (line - nearest.line));
  }
}

function substitutionAround(statement: Statement): Statement | null {
  return chainOf(statement).find(({ kind }) => kind === "substitution") ?? null;
}

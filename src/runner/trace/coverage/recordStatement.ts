import type { SourceFile } from "../source/sourceFile.ts";
import { candidatesAt } from "../source/statementAt.ts";
import { isWithin, type Statement } from "../syntax/statement.ts";
import type { TraceRecord } from "../traceRecord.ts";
import { chainOf, containerOf } from "./container.ts";
import type { Frame } from "./frame.ts";
import type { SubstitutionLines } from "./substitutionLines.ts";

/**
 * The statement that a record is of.
 * @param shell what the shell that executes it was forked for; `null`: it is the script's own
 * @param before what was executed before, for telling equal ones on one line apart
 */
export function recordStatement(
  file: SourceFile,
  record: TraceRecord,
  { container }: Pick<Frame, "container">,
  before: Statement | null,
  lines: SubstitutionLines,
): Statement | null {
  const all = candidatesAt(file, record);
  const own = preferred(all, (statement) => containerOf(statement) === container);
  const inner = container === null ? own : preferred(own, (statement) => isWithin(statement, container));
  const reached = preferred(inner, (statement) => isReached(statement, before, container));
  return next(reached, record, before, lines);
}

/** Whether a shell may come there from `before` without a condition, or a head of `for` and `case`, in between. */
function isReached(statement: Statement, before: Statement | null, container: Statement | null): boolean {
  for (let at = statement; at !== container && at.parent !== null && at.kind !== "function"; at = at.parent) {
    if (at.role !== null && at.role !== "condition" && (before === null || !isWithin(before, at.parent))) {
      return false;
    }
  }
  return true;
}

/**
 * The statement that a shell executes first.
 * @param parentFor where the one is that would have forked it, for a statement that it may be
 */
export function forkedStatement(
  file: SourceFile,
  record: TraceRecord,
  parentFor: (container: Statement) => Frame | undefined,
  lines: SubstitutionLines,
): Statement | null {
  const forked = candidatesAt(file, record).filter((statement) => containerOf(statement) !== null);
  if (forked.length <= 1) {
    return forked[0] ?? null;
  }
  const parents = new Map(
    forked.map((statement) => [statement, parentFor(containerOf(statement) ?? statement)]),
  );
  const deep = preferred(forked, (statement) => {
    const parent = parents.get(statement);
    const levels = record.depth - (parent?.depth ?? 0) + substitutionsAround(parent?.container ?? null);
    return substitutionsAround(statement) === levels;
  });
  const fresh = preferred(
    deep,
    (statement) => parents.get(statement)?.stages.has(containerOf(statement) ?? statement) !== true,
  );
  const best = lines.likeliest(record.line, fresh);
  const isNext = (statement: Statement): boolean => {
    const parent = parents.get(statement);
    return isBehind(statement, parent?.hint ?? parent?.at ?? null);
  };
  return best.find(isNext) ?? best[0] ?? null;
}

function preferred(all: readonly Statement[], test: (statement: Statement) => boolean): readonly Statement[] {
  const found = all.length === 1 ? all : all.filter(test);
  return found.length > 0 ? found : all;
}

/** The first behind what was executed before, of those that the record's line is likeliest for. */
function next(
  all: readonly Statement[],
  { line }: TraceRecord,
  before: Statement | null,
  lines: SubstitutionLines,
): Statement | null {
  const best = lines.likeliest(line, all);
  return best.find((statement) => isBehind(statement, before)) ?? best[0] ?? null;
}

function substitutionsAround(statement: Statement | null): number {
  const chain = statement === null ? [] : chainOf(statement);
  return chain.filter(({ kind }) => kind === "substitution").length;
}

function isBehind({ node }: Statement, before: Statement | null): boolean {
  return (
    before !== null &&
    (node.start > before.node.start || (node.start === before.node.start && node !== before.node))
  );
}

import { around, type Statement } from "../syntax/statement.ts";
import type { TraceRecord } from "../traceRecord.ts";
import { commandWords } from "./commandWords.ts";
import { matchForm } from "./matchForm.ts";
import type { LoggedStatement, SourceFile } from "./sourceFile.ts";

/**
 * Finds the statement that a record is of. bash (5.2) gives the line of a command's first or second word, that of the
 * last for an assignment, and counts anew from the command's line within `$( … )`, whose text it has printed and read
 * again.
 * @param before the statement of the process's last record, for telling equal ones on one line apart
 * @returns `null` where it is not certain
 */
export function statementAt(
  file: SourceFile,
  record: TraceRecord,
  before: Statement | null,
): Statement | null {
  const words = commandWords(record);
  const functionName = functionOf(record.stack[0]?.functionName);
  const fits = (entry: LoggedStatement): boolean =>
    entry.statement.functionName === functionName && matchForm(entry, record, words) !== null;
  const here = (file.loggedAt.get(record.line) ?? []).filter(fits);
  const substituted =
    record.depth === 0 ? [] : file.logged.filter((entry) => isNear(entry, record) && fits(entry));
  const candidates =
    substituted.length > 0 && !here.some(({ statement }) => isSubstituted(statement)) ? substituted : here;
  return nearest(candidates, record.line, before) ?? null;
}

/** The function that bash's name stands for; `null` for the top level. */
export function functionOf(name: string | undefined): string | null {
  return name === undefined || name === "" || name === "main" || name === "source" ? null : name;
}

function isSubstituted(statement: Statement): boolean {
  return around(statement, ({ kind }) => kind === "substitution") !== null;
}

/** In a substitution, lines are counted from somewhere in the command around it. */
function isNear({ statement }: LoggedStatement, { line }: TraceRecord): boolean {
  let outer: Statement | null = null;
  for (let at: Statement | null = statement; at !== null; at = at.parent) {
    outer = at.kind === "substitution" ? at.parent : outer;
  }
  return outer !== null && outer.line <= line && line <= outer.endLine + (outer.endLine - outer.line);
}

function nearest(
  candidates: readonly LoggedStatement[],
  line: number,
  before: Statement | null,
): Statement | undefined {
  const distance = ({ statement }: LoggedStatement): number => Math.abs(statement.line - line);
  const least = Math.min(...candidates.map(distance));
  const best = candidates.filter((entry) => distance(entry) === least).map(({ statement }) => statement);
  const isBehind = ({ node }: Statement): boolean =>
    before !== null &&
    (node.start > before.node.start || (node.start === before.node.start && node !== before.node));
  return best.find(isBehind) ?? best[0];
}

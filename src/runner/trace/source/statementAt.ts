import type { Statement } from "../syntax/statement.ts";
import type { TraceRecord } from "../traceRecord.ts";
import { commandWords } from "./commandWords.ts";
import { matchForm } from "./matchForm.ts";
import type { LoggedStatement, SourceFile, SubstitutedStatement } from "./sourceFile.ts";

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
  const substituted = record.depth === 0 ? [] : substitutedNear(file, record).filter(fits);
  const candidates = substituted.length > 0 ? substituted : here;
  return nearest(candidates, record.line, before) ?? null;
}

function substitutedNear({ substituted }: SourceFile, record: TraceRecord): readonly LoggedStatement[] {
  return substituted.filter((candidate) => isNear(candidate, record)).map(({ entry }) => entry);
}

/** The function that bash's name stands for; `null` for the top level. */
export function functionOf(name: string | undefined): string | null {
  return name === undefined || name === "" || name === "main" || name === "source" ? null : name;
}

/** The text of a substitution is printed and read again, which moves its lines, but not beyond its own length. */
function isNear({ outer }: SubstitutedStatement, { line }: TraceRecord): boolean {
  return outer.line <= line && line <= outer.endLine + (outer.endLine - outer.line);
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

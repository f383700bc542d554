import type { Statement } from "../syntax/statement.ts";
import { functionOf, type TraceRecord } from "../traceRecord.ts";
import { commandWords } from "./commandWords.ts";
import { matchForm } from "./matchForm.ts";
import type { LoggedStatement, SourceFile, SubstitutingCommand } from "./sourceFile.ts";

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
  const best = bestCandidates(file, record);
  const isBehind = ({ node }: Statement): boolean =>
    before !== null &&
    (node.start > before.node.start || (node.start === before.node.start && node !== before.node));
  return best.find(isBehind) ?? best[0] ?? null;
}

const MOST_KNOWN = 5000;
const known = new WeakMap<SourceFile, Map<string, readonly Statement[]>>();
const candidates = new WeakMap<SourceFile, Map<string, readonly Statement[]>>();

/** Most records are of commands that were executed before. */
function bestCandidates(file: SourceFile, record: TraceRecord): readonly Statement[] {
  const { line, depth, command, stack } = record;
  const functionName = functionOf(stack[0]);
  const key = `${line} ${depth === 0} ${functionName} ${command}`;
  let found = known.get(file);
  if (found === undefined || found.size >= MOST_KNOWN) {
    found = new Map();
    known.set(file, found);
  }
  const best =
    found.get(key) ??
    nearest(
      fitting(file, record, functionName).map(({ statement }) => statement),
      line,
    );
  found.set(key, best);
  return best;
}

/** The printed text of a substitution may have more lines than the file, such as around functions. */
function mayBeIn({ outer }: SubstitutingCommand, line: number): boolean {
  return outer.line <= line && line <= outer.endLine + 2 * (outer.endLine - outer.line) + 10;
}

/** All statements that a record may be of, whatever shell executed it. */
export function candidatesAt(file: SourceFile, record: TraceRecord): readonly Statement[] {
  const { line, command, stack } = record;
  const functionName = functionOf(stack[0]);
  const key = `${line} ${functionName} ${command}`;
  let found = candidates.get(file);
  if (found === undefined || found.size >= MOST_KNOWN) {
    found = new Map();
    candidates.set(file, found);
  }
  let all = found.get(key);
  if (all === undefined) {
    const words = commandWords(record);
    const near = file.substituting.filter((command) => mayBeIn(command, line)).flatMap(({ inner }) => inner);
    const entries = new Set([...near, ...(file.loggedAt.get(line) ?? [])]);
    all = [...entries]
      .filter(
        (entry) => entry.statement.functionName === functionName && matchForm(entry, record, words) !== null,
      )
      .map(({ statement }) => statement);
    found.set(key, all);
  }
  return all;
}

function fitting(
  file: SourceFile,
  record: TraceRecord,
  functionName: string | null,
): readonly LoggedStatement[] {
  const words = commandWords(record);
  const fits = (entry: LoggedStatement): boolean =>
    entry.statement.functionName === functionName && matchForm(entry, record, words) !== null;
  const near = record.depth === 0 ? [] : file.substituting.filter((command) => isNear(command, record));
  const substituted = near.flatMap(({ inner }) => inner.filter(fits));
  return substituted.length > 0 ? substituted : (file.loggedAt.get(record.line) ?? []).filter(fits);
}

/** The text of a substitution is printed and read again, which moves its lines, but not beyond its own length. */
function isNear({ outer }: SubstitutingCommand, { line }: TraceRecord): boolean {
  return outer.line <= line && line <= outer.endLine + (outer.endLine - outer.line);
}

/** Those that begin nearest to a line. */
export function nearest(candidates: readonly Statement[], line: number): readonly Statement[] {
  const least = candidates.reduce(
    (best, { line: own }) => Math.min(best, Math.abs(own - line)),
    Number.POSITIVE_INFINITY,
  );
  return candidates.filter((statement) => Math.abs(statement.line - line) === least);
}

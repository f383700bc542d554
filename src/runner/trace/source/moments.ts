import type { ProcessTail } from "../processTail.ts";
import type { Statement } from "../syntax/statement.ts";
import type { TraceRecord } from "../traceRecord.ts";
import type { Moment } from "./moment.ts";
import { placesInTrap } from "./placesInTrap.ts";
import { isSameCall, placesOf } from "./placesOf.ts";
import type { SourceMap } from "./sourceMap.ts";
import { statementAt } from "./statementAt.ts";

/** Reads the last steps of a process as moments, in order. */
export function momentsOf(process: ProcessTail, sources: SourceMap): readonly Moment[] {
  const moments: Moment[] = [];
  for (const { number, record } of process.steps()) {
    const before = moments.findLast((moment) => isSameCall(moment.record.stack, record.stack));
    const statement = statementIn(record, moments, before, sources);
    const places = placesOf(record.stack, record.line, statement, sources, (level) =>
      callerAt(level, record, moments),
    );
    const trapped = placesInTrap(places, { number, record }, process, sources);
    moments.push({ number, record, process, places: trapped ?? places, isTrap: trapped !== null });
  }
  return moments;
}

function statementIn(
  record: TraceRecord,
  moments: readonly Moment[],
  before: Moment | undefined,
  sources: SourceMap,
): Statement | null {
  const evaluated = evalAround(record, moments);
  if (evaluated !== null) {
    return evaluated.places[0]?.statement ?? null;
  }
  const file = sources.fileOf(record.stack[0]?.source ?? "");
  return file === null ? null : statementAt(file, record, before?.places[0]?.statement ?? null);
}

/** The `eval` whose text a command is from: it is one level less deep, in the same call. */
function evalAround(record: TraceRecord, moments: readonly Moment[]): Moment | null {
  if (record.depth === 0) {
    return null;
  }
  const outer = moments.findLast((moment) => moment.record.depth < record.depth);
  const isEval = outer !== undefined && /^(?:command |builtin )?eval /.test(outer.record.command);
  return isEval && isSameCall(outer.record.stack, record.stack) ? outer : null;
}

/** The statement that was executed last in the call around, on the line of the call. */
function callerAt(level: number, { stack }: TraceRecord, moments: readonly Moment[]): Statement | null {
  const outer = stack.slice(level);
  const line = stack[level - 1]?.callLine;
  const found = moments.findLast(({ record }) => isSameCall(record.stack, outer));
  return found?.record.line === line ? (found?.places[0]?.statement ?? null) : null;
}

import { commandName } from "../syntax/commandName.ts";
import type { Statement } from "../syntax/statement.ts";
import { functionOf, type StackEntry } from "../traceRecord.ts";
import type { Place } from "./place.ts";
import type { SourceFile } from "./sourceFile.ts";
import type { SourceMap } from "./sourceMap.ts";

/**
 * The levels of a stack, innermost first.
 * @param line of the innermost level, from 1
 * @param statement at the innermost level
 * @param callerAt the statement that is known to call from a level
 */
export function placesOf(
  stack: readonly StackEntry[],
  line: number,
  statement: Statement | null,
  sources: SourceMap,
  callerAt: (level: number) => Statement | null = () => null,
): readonly Place[] {
  return stack.map((entry, level) => {
    const { source } = entry;
    const called = stack[level - 1];
    const file = sources.fileOf(source);
    const at = called === undefined ? line : called.callLine;
    const inFunction = functionOf(entry);
    return {
      path: sources.pathOf(source),
      file,
      functionName: inFunction,
      line: at,
      statement:
        called === undefined
          ? statement
          : (callerAt(level) ?? callAt(file, at, inFunction, called.functionName)),
    };
  });
}

/** The statement that calls a function, or reads a file; where none names it, the only one there. */
function callAt(
  file: SourceFile | null,
  line: number,
  inFunction: string | null,
  called: string,
): Statement | null {
  const here = (file?.loggedAt.get(line) ?? [])
    .map(({ statement }) => statement)
    .filter(({ functionName, kind }) => kind === "simple" && functionName === inFunction);
  const callers = here.filter((statement) => calls(statement, called));
  // `"$check" 445` may call anything.
  const found = callers.length > 0 ? callers : here.filter((statement) => commandName(statement) === null);
  return (
    found.find((statement) => statement.line === line) ?? (found.length === 1 ? (found[0] ?? null) : null)
  );
}

function calls(statement: Statement, called: string): boolean {
  const name = commandName(statement);
  return name === called || (called === "source" && (name === "." || name === "source"));
}

/** Whether two stacks are in the same calls of the same functions from a level on outward. */
export function isSameCall(inner: readonly StackEntry[], outer: readonly StackEntry[]): boolean {
  return (
    inner.length === outer.length &&
    inner.every(
      (entry, level) =>
        entry.source === outer[level]?.source &&
        entry.functionName === outer[level]?.functionName &&
        entry.callLine === outer[level]?.callLine,
    )
  );
}

import type { ProcessTail } from "../processTail.ts";

import type { Moment } from "../source/moment.ts";
import { actionOf } from "../source/placesInTrap.ts";
import type { StackEntry } from "../traceRecord.ts";

/**
 * Takes away what the EXIT trap did: its commands have lines counted from 1 (bash 5.2), in the calls in which the script
 * ended.
 */
export function withoutExitTrap(moments: readonly Moment[], { exitTrap }: ProcessTail): readonly Moment[] {
  const last = moments.at(-1);
  if (exitTrap === null || last === undefined) {
    return moments;
  }
  const lines = actionOf(exitTrap).split("\n").length;
  for (let level = last.record.stack.length; level >= 1; level--) {
    const begin = beginOfTrap(moments, level, lines, exitTrap.number);
    if (begin !== null) {
      return upToExit(moments.slice(0, begin), exitTrap.number);
    }
  }
  return upToExit(moments, exitTrap.number);
}

/** The first `exit` is the end, whatever the trap did then. */
function upToExit(moments: readonly Moment[], setAt: number): readonly Moment[] {
  const exit = moments.findIndex(
    ({ record, number }) => number > setAt && /^exit(?: |$)/.test(record.command),
  );
  return exit < 0 ? moments : moments.slice(0, exit + 1);
}

/** The index of the trap's first command, if the trap ran in a stack of so many levels. */
function beginOfTrap(moments: readonly Moment[], level: number, lines: number, setAt: number): number | null {
  let begin: number | null = null;
  const base = stackFrom(moments.at(-1), level);
  for (let index = moments.length - 1; index >= 0; index--) {
    const moment = moments[index];
    const line = lineAt(moment, level);
    if (moment === undefined || moment.number <= setAt || line === null || line > lines) {
      break;
    }
    if (!isSame(base, stackFrom(moment, level))) {
      break;
    }
    // A statement of the file that stands on the line as well is none of the trap's.
    if (moment.record.stack.length === level && !moment.isTrap) {
      break;
    }
    begin = index;
  }
  return begin;
}

function stackFrom(moment: Moment | undefined, level: number): readonly StackEntry[] {
  return moment?.record.stack.slice(-level) ?? [];
}

/** The line at the innermost of the outer levels. */
function lineAt(moment: Moment | undefined, level: number): number | null {
  const inner = (moment?.record.stack.length ?? 0) - level;
  if (moment === undefined || inner < 0) {
    return null;
  }
  return inner === 0 ? moment.record.line : (moment.record.stack[inner - 1]?.callLine ?? null);
}

function isSame(a: readonly StackEntry[], b: readonly StackEntry[]): boolean {
  return a.every((entry, index) => {
    const other = b[index];
    // The innermost of them may call from several lines.
    return (
      entry.source === other?.source &&
      entry.functionName === other.functionName &&
      entry.callLine === other.callLine
    );
  });
}

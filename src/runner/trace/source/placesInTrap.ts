import type { ProcessTail } from "../processTail.ts";
import { readQuotedWords } from "../quotedWords.ts";
import type { Step } from "../step.ts";
import type { Place } from "./place.ts";
import { placesOf } from "./placesOf.ts";
import type { SourceMap } from "./sourceMap.ts";
import { statementAt } from "./statementAt.ts";

/**
 * The places of a command that a trap executes: bash (5.2) counts its lines from 1, in whatever call it came, so that no
 * statement of the file fits.
 * @returns the functions that the trap calls, then the `trap` command and its calls; `null` where it is none of a trap.
 */
export function placesInTrap(
  places: readonly Place[],
  { number, record }: Pick<Step, "number" | "record">,
  process: ProcessTail,
  sources: SourceMap,
): readonly Place[] | null {
  const level = places.findIndex(({ statement }) => statement === null);
  const place = places[level];
  const name = level > 0 ? record.stack[level - 1]?.functionName : /^[^\s=]+/.exec(record.command)?.[0];
  if (place === undefined || place.file === null || name === undefined) {
    return null;
  }
  const trap = process.traps
    .values()
    .findLast((step) => step.number < number && mayCall(step, name, place.line));
  if (trap === undefined) {
    return null;
  }
  const { stack, line } = trap.record;
  const file = sources.fileOf(stack[0]?.source ?? "");
  const statement = file === null ? null : statementAt(file, trap.record, null);
  return [...places.slice(0, level), ...placesOf(stack, line, statement, sources)];
}

/** Traps of bash's own are counted from the line of the command that set them off. */
const OTHER_LINES = / (?:ERR|DEBUG|RETURN)\b/;

function mayCall(trap: Step, name: string, line: number): boolean {
  const action = actionOf(trap);
  const isInside = line <= action.split("\n").length || OTHER_LINES.test(trap.record.command);
  return isInside && action.split(/[\s;&|()=]+/).includes(name);
}

/** The text that a `trap` command gives, as executed. */
export function actionOf({ record }: Pick<Step, "record">): string {
  return readQuotedWords(record.command)?.filter((word) => word !== "--")[1] ?? "";
}

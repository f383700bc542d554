import { conditionsAround } from "../blame/causeOf.ts";
import type { Culprit } from "../blame/culprit.ts";
import type { Story } from "../blame/story.ts";
import type { TracedValue } from "../scriptTrace.ts";
import type { Moment } from "../source/moment.ts";
import type { Place } from "../source/place.ts";
import { isSameCall } from "../source/placesOf.ts";
import type { Statement } from "../syntax/statement.ts";
import { alignedValue } from "./alignedValue.ts";
import { argumentValue } from "./argumentValue.ts";
import { assignedValue } from "./assignedValue.ts";
import { usedNames } from "./usedNames.ts";

const MOST_VALUES = 30;
const MOST_LETTERS = 1000;

/**
 * The variables that the statement in the event script uses, with those of the statement whose failure led there and of
 * the conditions around it; only such values as are certain.
 * @param level of the event script's statement among the culprit's places
 */
export function valuesOf(culprit: Culprit, level: number, story: Story): readonly TracedValue[] {
  const place = culprit.places[level];
  if (place?.statement == null) {
    return [];
  }
  const values = new Map<string, string>();
  const add = (statement: Statement, at: Place, atLevel: number, moment: Moment | null): void => {
    for (const name of at.file === null ? [] : usedNames(at.file, statement)) {
      const question = { name, statement, at, moment, culprit, level: atLevel };
      const value = values.has(name) ? null : certainValue(question, story);
      if (value !== null && values.size < MOST_VALUES) {
        values.set(name, value.length <= MOST_LETTERS ? value : `${value.slice(0, MOST_LETTERS)}…`);
      }
    }
  };
  add(place.statement, place, level, executed(place.statement, culprit, level, story));
  const { cause } = culprit;
  if (cause?.place.statement != null) {
    add(cause.place.statement, cause.place, cause.level, cause.moment);
  }
  for (const condition of conditionsAround(place.statement)) {
    add(condition, place, level, executed(condition, culprit, level, story));
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

/** What is asked for. */
export interface ValueQuestion {
  readonly name: string;
  readonly statement: Statement;
  readonly at: Place;
  /** When the statement was executed; `null`: not known. */
  readonly moment: Moment | null;
  readonly culprit: Culprit;
  readonly level: number;
}

function certainValue(question: ValueQuestion, story: Story): string | null {
  const aligned = alignedValue(question);
  if (aligned?.isExact === true) {
    return aligned.value;
  }
  return argumentValue(question, story) ?? assignedValue(question, story) ?? aligned?.value ?? null;
}

/** The statement's last execution in the call that the culprit lies in. */
function executed(
  statement: Statement,
  { moment, places }: Culprit,
  level: number,
  { all }: Story,
): Moment | null {
  if (moment === null) {
    return null;
  }
  const stack = moment.record.stack.slice(moment.record.stack.length - (places.length - level));
  return (
    all.findLast(
      (candidate) =>
        candidate.number <= moment.number &&
        candidate.places[0]?.statement === statement &&
        isSameCall(candidate.record.stack, stack),
    ) ?? null
  );
}

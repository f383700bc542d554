import type { Moment } from "../source/moment.ts";
import type { Statement } from "../syntax/statement.ts";
import type { Cause } from "./culprit.ts";
import { executedIn } from "./executedIn.ts";
import { guardOf } from "./guard.ts";
import type { Story } from "./story.ts";

/**
 * What failed before an `exit` was reached: looked for around the `exit`, then around the call that it lies in, and so on
 * outward to the script.
 * @param levels how many of the calls count, from the innermost
 */
export function causeOf(exit: Moment, levels: number, story: Story): Cause | null {
  for (const [level, { statement }] of exit.places.slice(0, levels).entries()) {
    if (statement === null) {
      continue;
    }
    const { failed } = guardOf(statement);
    if (failed !== null) {
      return executedIn(failed, exit, level, story);
    }
  }
  return null;
}

/** The conditions around a statement that were tested before it was reached. */
export function conditionsAround(statement: Statement): readonly Statement[] {
  return guardOf(statement).conditions;
}

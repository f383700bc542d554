import type { Moment } from "../source/moment.ts";
import { isSameCall } from "../source/placesOf.ts";
import { isWithin, type Statement } from "../syntax/statement.ts";
import { blamedStatement, statusPath } from "../syntax/statusPath.ts";
import type { Cause } from "./culprit.ts";
import type { Story } from "./story.ts";

/**
 * The command in a statement that was executed last and gave it its status, before something happened.
 * @param level of `after`'s places: the call in which the statement stands
 * @returns the statement itself where it is one command; `null` where nobody can tell
 */
export function executedIn(statement: Statement, after: Moment, level: number, story: Story): Cause | null {
  const stack = after.record.stack.slice(level);
  const { pipefail } = story.flags;
  for (const moment of story.all.filter(({ number }) => number < after.number).toReversed()) {
    const place = moment.places[0];
    if (place?.statement == null || !isSameCall(moment.record.stack, stack)) {
      continue;
    }
    if (isWithin(place.statement, statement)) {
      const path = statusPath(place.statement, pipefail, (at) => at === statement);
      if (path.kind === "reaches") {
        return {
          place: { ...place, statement: blamedIn(place.statement, statement, pipefail) },
          level,
          moment,
        };
      }
    } else if (place.statement.node.start < statement.node.start && moment.process === after.process) {
      break;
    }
  }
  const place = after.places[level];
  return place === undefined || statement.kind !== "simple"
    ? null
    : { place: { ...place, line: statement.line, statement }, level, moment: null };
}

function blamedIn(inner: Statement, outer: Statement, pipefail: boolean | null): Statement {
  const blamed = blamedStatement(inner, pipefail);
  return isWithin(blamed, outer) ? blamed : inner;
}

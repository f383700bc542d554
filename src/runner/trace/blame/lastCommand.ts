import type { Moment } from "../source/moment.ts";
import { isSameCall } from "../source/placesOf.ts";
import { isWithin, type Statement } from "../syntax/statement.ts";
import { statusPath } from "../syntax/statusPath.ts";
import type { Story } from "./story.ts";

/**
 * The command whose status became the script's because nothing came after it, in the script's own shell or in a pipeline or
 * subshell at its end.
 * @returns `null` where the last commands do not lead to the end of the script.
 */
export function lastCommand(story: Story): Moment | null {
  const own = story.own.at(-1);
  for (const moment of lastMoments(story)) {
    const found = atEnd(moment, story);
    if (found !== null) {
      return found;
    }
    if (moment === own) {
      break;
    }
  }
  return null;
}

/** The last command of each shell, the latest first, down to that of the script's own. */
export function lastMoments({ all, own }: Story): readonly Moment[] {
  const seen = new Set<number>();
  const from = own.at(-1)?.number ?? -1;
  return all.toReversed().filter(({ process, number }) => {
    const isLast = !seen.has(process.pid) && number >= from;
    seen.add(process.pid);
    return isLast;
  });
}

function atEnd(moment: Moment, story: Story): Moment | null {
  const [inner, ...outer] = moment.places;
  const { pipefail } = story.flags;
  const reaches = (statement: Statement | null): boolean =>
    statement !== null && statusPath(statement, pipefail, () => false).kind === "reaches";
  if (inner?.statement == null || !outer.every(({ statement }) => reaches(statement))) {
    return null;
  }
  const path = statusPath(inner.statement, pipefail, () => false);
  if (path.kind === "loop") {
    const before = lastOfBody(moment, path.loop, story);
    return before !== null && reaches(path.loop) ? before : null;
  }
  return path.kind === "reaches" ? moment : null;
}

/** The last command of a loop's body before its condition was executed for the last time. */
function lastOfBody(condition: Moment, loop: Statement, { all, flags }: Story): Moment | null {
  const body = loop.children.find(({ role }) => role === "body");
  const { stack } = condition.record;
  for (const moment of all.filter(({ number }) => number < condition.number).toReversed()) {
    const level = moment.record.stack.length - stack.length;
    const place = moment.places[level];
    if (level < 0 || place?.statement == null || !isSameCall(moment.record.stack.slice(level), stack)) {
      continue;
    }
    if (body === undefined || !isWithin(place.statement, body)) {
      if (!isWithin(place.statement, loop)) {
        return null; // the loop's body was never executed
      }
      continue;
    }
    const isEnd = moment.places.slice(0, level + 1).every(({ statement }, index) => {
      const path =
        statement === null
          ? null
          : statusPath(statement, flags.pipefail, (at) => index === level && at === body);
      return path?.kind === "reaches";
    });
    return isEnd ? moment : null;
  }
  return null;
}

import type { Moment } from "../source/moment.ts";
import { commandName } from "../syntax/commandName.ts";
import type { Statement } from "../syntax/statement.ts";
import { blamedStatement, cannotFail, isTested } from "../syntax/statusPath.ts";
import { mayBeSilent, unloggedNext } from "../syntax/unlogged.ts";
import { causeOf } from "./causeOf.ts";
import type { Culprit } from "./culprit.ts";
import { lastMoments } from "./lastCommand.ts";
import type { Story } from "./story.ts";

/** The command that failed where `set -e` was on; `null` where it may have been another that left no trace. */
export function failedUnderErrexit(story: Story): Culprit | null {
  if (!story.flags.errexit) {
    return null;
  }
  const own = story.own.at(-1);
  const moment = lastMoments(story).find((candidate) => candidate === own || mayEnd(candidate));
  const statement = moment?.places[0]?.statement;
  if (
    moment === undefined ||
    statement == null ||
    !mayEnd(moment) ||
    cannotFail(statement) ||
    mayHideNext(statement, moment.places[0]?.file?.shell.text ?? "")
  ) {
    return null;
  }
  const { record } = moment;
  const [inner, ...outer] = moment.places;
  const blamed = blamedStatement(statement, story.flags.pipefail);
  const places = inner === undefined ? [] : [{ ...inner, statement: blamed }, ...outer];
  const name = commandName(statement);
  const cause = name === "return" || name === "exit" ? causeOf(moment, 1, story) : null;
  return { kind: "errexit", places, moment, command: record.command, cause, message: null };
}

/** Whether it may have been the next statement instead, before it logged anything, and without a message. */
function mayHideNext(statement: Statement, text: string): boolean {
  const next = unloggedNext(statement);
  return next !== null && mayBeSilent(next, text);
}

/** Whether nothing looks at its status, so that the shell does. */
function mayEnd({ places }: Moment): boolean {
  return places.every(({ statement }) => statement !== null && !isTested(statement) && !isAside(statement));
}

/** In a substitution, in the background, or in a stage of a pipeline that does not count. */
function isAside(statement: Statement): boolean {
  for (let at: Statement | null = statement; at !== null && at.kind !== "function"; at = at.parent) {
    const { parent } = at;
    const isEarlyStage = parent?.kind === "pipeline" && parent.children.at(-1) !== at;
    if (at.isBackground || at.kind === "substitution" || isEarlyStage) {
      return true;
    }
  }
  return false;
}

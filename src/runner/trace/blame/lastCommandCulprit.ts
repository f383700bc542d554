import type { Moment } from "../source/moment.ts";
import type { Place } from "../source/place.ts";
import { commandName } from "../syntax/commandName.ts";
import type { Statement } from "../syntax/statement.ts";
import { blamedStatement, cannotFail } from "../syntax/statusPath.ts";
import { causeOf } from "./causeOf.ts";
import type { Culprit } from "./culprit.ts";
import { gives } from "./exitCulprit.ts";
import { lastCommand } from "./lastCommand.ts";
import type { Story } from "./story.ts";

/**
 * The last command, if it can have given the script's status.
 * @param calls whether the call of a function counts, in which nothing was logged
 */
export function lastCommandCulprit(story: Story, status: number, calls: boolean): Culprit | null {
  const moment = replaced(story) ?? lastCommand(story);
  const statement = moment?.places[0]?.statement;
  if (moment === null || statement == null) {
    return null;
  }
  if (!calls && isCall(statement, story)) {
    return null;
  }
  const blamed = blamedPlaces(moment.places, story);
  if (blamed[0]?.statement?.kind !== "not" && (cannotFail(statement) || !gives(moment, status))) {
    return null;
  }
  const name = commandName(statement);
  const cause = name === "return" || name === "exit" ? causeOf(moment, 1, story) : null;
  return {
    kind: "last-command",
    places: blamed,
    moment,
    command: moment.record.command,
    cause,
    message: null,
  };
}

/** Whether a command executes others of the script: what it gives is theirs. */
function isCall(statement: Statement, { functions }: Story): boolean {
  const name = commandName(statement);
  return name !== null && ([".", "source", "eval"].includes(name) || functions.has(name));
}

/** Outward from the last `!` that turned the status over. */
function blamedPlaces(places: readonly Place[], { flags }: Story): readonly Place[] {
  const blamed = places.map((place) => {
    const { statement } = place;
    return { ...place, statement: statement === null ? null : blamedStatement(statement, flags.pipefail) };
  });
  const level = blamed.findLastIndex(({ statement }) => statement?.kind === "not");
  return [
    ...blamed.slice(Math.max(0, level), Math.max(1, level + 1)),
    ...places.slice(Math.max(1, level + 1)),
  ];
}

/** `exec cmd`: nothing of the script came after it. */
function replaced({ own }: Story): Moment | null {
  const last = own.at(-1);
  return last !== undefined && /^exec [^-]/.test(last.record.command) ? last : null;
}

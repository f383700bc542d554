import type { FailureKind } from "../scriptTrace.ts";
import type { Moment } from "../source/moment.ts";
import type { Place } from "../source/place.ts";
import { commandName } from "../syntax/commandName.ts";
import { isWithin, type Statement } from "../syntax/statement.ts";
import { isTested, statusPath } from "../syntax/statusPath.ts";
import { isForked } from "../syntax/unlogged.ts";
import type { Culprit } from "./culprit.ts";
import { messagePlaces } from "./messagePlaces.ts";
import { isDemanded, lastShellMessage } from "./shellMessage.ts";
import type { Story } from "./story.ts";

/**
 * The statement that the shell's last message is of, where that leads on from the last command: the shell gave up there, or
 * a redirection failed before anything was logged.
 * @param which `fatal`: only messages after which the shell always gives up; `unlogged`: only of compound statements, whose
 *   redirections fail before anything is logged
 */
export function messageCulprit(story: Story, which: "fatal" | "unlogged" | "any"): Culprit | null {
  const sources = new Set(story.all.flatMap(({ record }) => record.stack.map(({ source }) => source)));
  const message = lastShellMessage(story.end, sources);
  if (message === null) {
    return null;
  }
  const isFatal = message.isFatal || isDemanded(message, story.sources);
  const last = story.own.at(-1) ?? null;
  const found = which === "fatal" && !isFatal ? null : messagePlaces(message, last, story);
  if (found === null || (which !== "any" && !found.isBehind)) {
    return null;
  }
  const { places } = found;
  const innermost = places[0]?.statement;
  if (which === "unlogged" && (innermost == null || innermost.kind === "simple" || !innermost.hasRedirect)) {
    return null;
  }
  const statement = places[0]?.statement ?? null;
  const ended = kindOf(places, story);
  const kind = !isFatal ? ended : isElsewhere(statement, last) && ended === null ? null : "shell-error";
  const moment = statement !== null && last?.places[0]?.statement === statement ? last : null;
  return kind === null
    ? null
    : {
        kind,
        places,
        moment,
        command: moment?.record.command ?? statement?.node.text ?? "",
        cause: null,
        message: message.text,
      };
}

/** Whether only a subshell gave up, whose script went on. */
function isElsewhere(statement: Statement | null, last: Moment | null): boolean {
  const around = last?.places[0]?.statement;
  return statement !== null && isForked(statement) && (around == null || !isWithin(statement, around));
}

/** How a failure that is not fatal by itself ended the script. */
function kindOf(places: readonly Place[], { flags }: Story): FailureKind | null {
  const statements = places.map(({ statement }) => statement);
  if (!statements.every((statement) => statement !== null)) {
    return null;
  }
  const { pipefail, errexit } = flags;
  if (statements.every((statement) => statusPath(statement, pipefail, () => false).kind === "reaches")) {
    return "last-command";
  }
  if (errexit && !statements.some(isTested)) {
    return "errexit";
  }
  return isSpecial(statements[0]) ? "shell-error" : null;
}

/** Commands whose failure ends a POSIX shell (POSIX 2.8.1). */
function isSpecial(statement: Statement | undefined): boolean {
  const name = statement === undefined ? null : commandName(statement);
  const special = [
    ":",
    ".",
    "source",
    "eval",
    "exec",
    "export",
    "readonly",
    "set",
    "shift",
    "trap",
    "unset",
    "times",
  ];
  return name === null ? statement?.kind === "simple" : special.includes(name);
}

import type { Moment } from "../source/moment.ts";
import { causeOf } from "./causeOf.ts";
import type { Culprit } from "./culprit.ts";
import { exitOfTrap } from "./exitOfTrap.ts";
import type { Story } from "./story.ts";

/**
 * The `exit` that ended a script; one in its EXIT trap comes after all others.
 * @param exit the last command of the script's own shell, where that is an `exit`
 * @returns `null` where the script ended with another status
 */
export function exitCulprit(exit: Moment | null, status: number, story: Story): Culprit | null {
  const last = exitOfTrap(story);
  if (last !== null) {
    return gives(last, status)
      ? {
          kind: "exit",
          places: last.places,
          moment: last,
          command: last.record.command,
          cause: null,
          message: null,
        }
      : null;
  }
  if (exit === null || !gives(exit, status)) {
    return null;
  }
  return {
    kind: "exit",
    places: exit.places,
    moment: exit,
    command: exit.record.command,
    cause: causeOf(exit, exit.places.length, story),
    message: null,
  };
}

/** Whether an executed `exit` or `return` gives this status, as far as it says so. */
export function gives({ record }: Moment, status: number): boolean {
  const number = /^(?:exit|return) '?(-?\d+)'?$/.exec(record.command)?.[1];
  return number === undefined || (Number(number) & 255) === status;
}

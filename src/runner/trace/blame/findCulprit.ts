import type { Moment } from "../source/moment.ts";
import type { Culprit } from "./culprit.ts";
import { failedUnderErrexit } from "./errexit.ts";
import { exitCulprit } from "./exitCulprit.ts";
import { lastCommandCulprit } from "./lastCommandCulprit.ts";
import { messageCulprit } from "./messageCulprit.ts";
import { runningCommand } from "./running.ts";
import type { Story } from "./story.ts";

/** Finds the statement that ended the script; `null` where the script passed or it is not certain. */
export function findCulprit(story: Story): Culprit | null {
  const { end, status } = story.end;
  if (status === "OK" || status === "NOT RUN") {
    return null;
  }
  if (end === null) {
    return status === "TIMEDOUT" ? running(story, "timed-out") : null;
  }
  if (end.kind === "signal") {
    return status === "CANCELLED" ? null : running(story, status === "TIMEDOUT" ? "timed-out" : "signal");
  }
  return end.kind === "exit" && end.status !== 0 ? exited(story, end.status) : null;
}

function running(story: Story, kind: "signal" | "timed-out"): Culprit | null {
  const inTrap = story.trap.at(-1);
  const found = inTrap === undefined ? runningCommand(story) : { places: inTrap.places, moment: inTrap };
  if (found === null) {
    return null;
  }
  const { places, moment } = found;
  return { kind, places, moment, command: moment.record.command, cause: null, message: null };
}

function exited(story: Story, status: number): Culprit | null {
  const last = story.own.at(-1) ?? null;
  if (last !== null && isExit(last)) {
    return exitCulprit(last, status, story);
  }
  return (
    exitCulprit(null, status, story) ??
    messageCulprit(story, "fatal") ??
    messageCulprit(story, "unlogged") ??
    lastCommandCulprit(story, status, false) ??
    failedUnderErrexit(story) ??
    messageCulprit(story, "any") ??
    lastCommandCulprit(story, status, true)
  );
}

function isExit({ record }: Moment): boolean {
  return /^exit(?: |$)/.test(record.command);
}

import type { Story } from "../blame/story.ts";
import type { ProcessTail } from "../processTail.ts";
import { readQuotedWords } from "../quotedWords.ts";
import { statementAt } from "../source/statementAt.ts";
import type { TraceRecord } from "../traceRecord.ts";
import type { LastAssignment } from "./assignmentLog.ts";
import { hasHiddenAssignment } from "./hiddenAssignments.ts";
import type { ValueQuestion } from "./valuesOf.ts";

/** The value that was assigned last, or that of the environment where nothing was; `null` where that is not certain. */
export function assignedValue({ name, culprit, level, moment }: ValueQuestion, story: Story): string | null {
  const process = culprit.moment?.process ?? story.root;
  const depth = culprit.places.length - level;
  const time = (moment ?? culprit.moment ?? story.own.at(-1))?.record.time ?? 0;
  if (story.flags.hasGap || hasHiddenAssignment(name, story)) {
    return null;
  }
  for (let tail: ProcessTail | null = process; tail !== null; tail = tail.parent) {
    const last = tail.assignments.last(name, depth);
    if (last !== null) {
      return last.record.time <= time && last.isShown ? shownValue(name, last, story) : null;
    }
    if (tail.assignments.isFull) {
      return null;
    }
  }
  return /^[A-Za-z_]\w*$/.test(name) ? (story.end.environment[name] ?? null) : null;
}

function shownValue(name: string, { record }: LastAssignment, story: Story): string | null {
  if (isForOneCommand(record, story)) {
    return null;
  }
  const word = readQuotedWords(record.command)?.find((candidate) => candidate.startsWith(`${name}=`));
  return word?.slice(name.length + 1) ?? null;
}

/** `a=b cmd`: over with the command. */
function isForOneCommand(record: TraceRecord, { sources }: Story): boolean {
  const file = sources.fileOf(record.stack[0]?.source ?? "");
  const statement = file === null ? null : statementAt(file, record, null);
  return statement?.logged?.type === "command" && statement.logged.child("name") !== null;
}

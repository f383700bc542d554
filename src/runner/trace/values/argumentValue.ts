import type { Story } from "../blame/story.ts";
import { commandWords } from "../source/commandWords.ts";
import type { Moment } from "../source/moment.ts";
import { isSameCall } from "../source/placesOf.ts";
import type { ValueQuestion } from "./valuesOf.ts";

/** `$1`, `$2`, … of the script or of the function that the statement lies in; `null` for other variables. */
export function argumentValue(question: ValueQuestion, story: Story): string | null {
  const { name, at } = question;
  if (!/^[1-9]\d*$/.test(name)) {
    return null;
  }
  const args =
    at.functionName === null ? scriptArguments(question, story) : functionArguments(question, story);
  return args === null ? null : (args[Number(name) - 1] ?? "");
}

/** A file that is read has the script's arguments, unless it is given some. */
function scriptArguments({ culprit, level }: ValueQuestion, { end, root }: Story): readonly string[] | null {
  const reading = culprit.places[level + 1]?.statement?.logged;
  if (reading != null && reading.children.filter(({ field }) => field === "argument").length > 1) {
    return null;
  }
  return root.shifted === null ? null : end.args.slice(root.shifted);
}

/** The words of the call, if it and all that came after it is known. */
function functionArguments({ culprit, level }: ValueQuestion, { all }: Story): readonly string[] | null {
  const { moment, places } = culprit;
  const outer = moment?.record.stack.slice(moment.record.stack.length - (places.length - level - 1)) ?? [];
  const caller = places[level + 1]?.statement;
  if (moment === null || caller == null) {
    return null;
  }
  const call = all.findLast(
    (candidate) =>
      candidate.number < moment.number &&
      candidate.places[0]?.statement === caller &&
      isSameCall(candidate.record.stack, outer),
  );
  const words = call === undefined ? null : commandWords(call.record);
  const [first, ...args] = words ?? [];
  if (call === undefined || first !== places[level]?.functionName) {
    return null;
  }
  const since = all.filter(({ number }) => number > call.number && number <= moment.number);
  return afterShifts(args, since, outer.length + 1);
}

function afterShifts(
  args: readonly string[],
  since: readonly Moment[],
  level: number,
): readonly string[] | null {
  let left = args;
  for (const { record } of since.filter((moment) => moment.record.stack.length === level)) {
    if (record.command.startsWith("shift")) {
      left = left.slice(Number(/^shift (\d+)$/.exec(record.command)?.[1] ?? 1));
    } else if (/^set (?:\S+ )*(?:--|[^-+])/.test(record.command)) {
      return null;
    }
  }
  return left;
}

import { frameOf, oneLine } from "../frame.ts";
import type { TracedFailure } from "../scriptTrace.ts";
import { valuesOf } from "../values/valuesOf.ts";
import { findCulprit } from "./findCulprit.ts";
import { sentenceOf } from "./sentence.ts";
import type { Story } from "./story.ts";

/** The statement that made a script fail; `null` where it passed or nobody can tell. */
export function failureOf(story: Story): TracedFailure | null {
  const culprit = findCulprit(story);
  if (culprit === null) {
    return null;
  }
  const frames = culprit.places.map((place) => frameOf(place, culprit.command));
  const [inner] = frames;
  if (inner === undefined) {
    return null;
  }
  const scriptPath = story.sources.pathOf(story.end.scriptPath);
  const own = frames.findIndex(({ file }) => file === scriptPath);
  const level = own < 0 ? frames.length - 1 : own;
  const kept = keptLevels(frames.length, level);
  const cause =
    culprit.cause === null ? null : frameOf(culprit.cause.place, culprit.cause.moment?.record.command ?? "");
  return {
    kind: culprit.kind,
    frames: frames.filter((_, index) => kept.includes(index)),
    scriptFrame: kept.indexOf(level),
    command: oneLine(culprit.command),
    cause,
    values: valuesOf(culprit, level, story),
    sentence: sentenceOf(culprit, inner, cause, story.end),
  };
}

const FIRST_LEVELS = 30;
const LAST_LEVELS = 10;

/** Of a deep recursion the innermost calls and the outermost, and the event script's own. */
function keptLevels(count: number, scriptLevel: number): readonly number[] {
  const levels = Array.from({ length: count }, (_, level) => level);
  return levels.filter(
    (level) => level < FIRST_LEVELS || level >= count - LAST_LEVELS || level === scriptLevel,
  );
}

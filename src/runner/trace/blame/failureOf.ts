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
  const scriptFrame = own < 0 ? frames.length - 1 : own;
  const cause =
    culprit.cause === null ? null : frameOf(culprit.cause.place, culprit.cause.moment?.record.command ?? "");
  return {
    kind: culprit.kind,
    frames,
    scriptFrame,
    command: oneLine(culprit.command),
    cause,
    values: valuesOf(culprit, scriptFrame, story),
    sentence: sentenceOf(culprit, inner, cause, story.end),
  };
}

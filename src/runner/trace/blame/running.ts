import type { Moment } from "../source/moment.ts";
import type { Place } from "../source/place.ts";
import type { Statement } from "../syntax/statement.ts";
import { unloggedNext } from "../syntax/unlogged.ts";
import { lastMoments } from "./lastCommand.ts";
import type { Story } from "./story.ts";

/** A stage of a pipeline that logs so much later than another, and not for the first time, is alive. In milliseconds. */
const TOGETHER_MS = 100;

/** What ran when a script was ended from outside, or at its deadline. */
export interface Running {
  readonly places: readonly Place[];
  readonly moment: Moment;
}

/**
 * The innermost command that still ran. Where several stages of a pipeline may have run, it is the pipeline.
 */
export function runningCommand(story: Story): Running | null {
  const own = story.own.at(-1);
  const moments = lastMoments(story).filter((moment) => moment === own || isForeground(moment));
  const latest = moments.find((moment) => moment === own || !isBrief(moment)) ?? moments[0];
  if (latest === undefined) {
    return null;
  }
  const [inner, ...outer] = latest.places;
  const next = inner?.statement == null || !isBrief(latest) ? null : unloggedNext(inner.statement);
  if (inner !== undefined && next !== null) {
    // It waits for a file to open, such as a fifo.
    return { places: [{ ...inner, line: next.line, statement: next }, ...outer], moment: latest };
  }
  const pipeline = inner?.statement == null ? null : outermostPipeline(inner.statement);
  if (inner === undefined || pipeline === null) {
    return { places: latest.places, moment: latest };
  }
  const isBusy = latest.process.steps().length > 1;
  const rivals = moments.filter(
    (moment) =>
      moment !== latest &&
      !isBrief(moment) &&
      moment.places[0]?.statement != null &&
      outermostPipeline(moment.places[0].statement) === pipeline &&
      !(isBusy && latest.record.time - moment.record.time >= TOGETHER_MS),
  );
  return rivals.length === 0
    ? { places: latest.places, moment: latest }
    : { places: [{ ...inner, line: pipeline.line, statement: pipeline }, ...outer], moment: latest };
}

/** Built-ins that wait for nothing. */
function isBrief({ record }: Moment): boolean {
  return /^(?:(?:echo|printf|true|:|cd|test|\[)(?: |$)|[A-Za-z_]\w*=)/.test(record.command);
}

function outermostPipeline(statement: Statement): Statement | null {
  let found: Statement | null = null;
  for (let at: Statement | null = statement; at !== null && at.kind !== "function"; at = at.parent) {
    found = at.kind === "pipeline" ? at : found;
  }
  return found;
}

function isForeground({ places }: Moment): boolean {
  return places.every(({ statement }) => {
    for (let at = statement; at !== null; at = at.parent) {
      if (at.isBackground) {
        return false;
      }
    }
    return true;
  });
}

import type { ProcessTail } from "../processTail.ts";
import { NO_FLAGS, type ShellFlags, withSet } from "../shellFlags.ts";
import type { Moment } from "../source/moment.ts";
import { momentsOf } from "../source/moments.ts";
import type { SourceMap } from "../source/sourceMap.ts";
import { isForked } from "../syntax/unlogged.ts";
import type { TraceEnd } from "../traceEnd.ts";
import { withoutExitTrap } from "./exitTrap.ts";

/** The last that a script did, for finding what ended it. */
export interface Story {
  readonly end: TraceEnd;
  readonly sources: SourceMap;
  readonly root: ProcessTail;
  /** Options at the end. */
  readonly flags: ShellFlags;
  /** Of the script's own shell, in order, without its EXIT trap; empty where only its subshells logged anything. */
  readonly own: readonly Moment[];
  /** What its EXIT trap did. */
  readonly trap: readonly Moment[];
  /** Names of functions that its files define. */
  readonly functions: ReadonlySet<string>;
  /** Of all its shells, in order, without the EXIT trap of its own. */
  readonly all: readonly Moment[];
}

/**
 * Finds where the last commands of each shell stand.
 * @param oldest the one that started the others, by its number
 */
export function readStory(
  processes: readonly ProcessTail[],
  oldest: ProcessTail,
  sources: SourceMap,
  end: TraceEnd,
): Story {
  const tails = new Map(processes.map((tail) => [tail, momentsOf(tail, sources)]));
  // Numbers begin anew at the system's limit; what a command stands in is certain.
  const root = [oldest, ...processes].find((tail) => tails.get(tail)?.some(isOwn)) ?? oldest;
  const whole = tails.get(root) ?? [];
  const hasOwn = whole.length === 0 || !whole.every((moment) => isElsewhere(moment));
  const untrapped = withoutExitTrap(whole, root);
  // What other traps do changes nothing, unless they exit.
  const own = untrapped.filter(({ isTrap, record }) => !isTrap || /^exit(?: |$)/.test(record.command));
  tails.delete(root);
  const all = [...own, ...[...tails.values()].flat()].sort((a, b) => a.number - b.number);
  const firstLine = sources.fileOf(end.scriptPath)?.shell.firstLine?.command ?? "";
  const given = withSet(
    NO_FLAGS,
    firstLine.split(/\s+/).filter((word) => /^[-+]/.test(word)),
  );
  const flags: ShellFlags = {
    errexit: root.flags.errexit ?? given.errexit,
    pipefail: root.flags.pipefail ?? given.pipefail,
    hasGap: root.flags.hasGap,
  };
  return {
    end,
    functions: functionsIn(sources),
    sources,
    root,
    flags,
    own: hasOwn ? own : [],
    trap: hasOwn ? whole.slice(untrapped.length) : [],
    all,
  };
}

/** Whether the script's own shell executed it, for certain: nothing around it starts another. */
function isOwn({ places }: Moment): boolean {
  return places.every(({ statement }) => statement !== null && !isForked(statement));
}

/** Whether another shell executed it, for certain. */
function isElsewhere({ places }: Moment): boolean {
  return places.some(({ statement }) => statement !== null && isForked(statement));
}

function functionsIn(sources: SourceMap): ReadonlySet<string> {
  return new Set(sources.files.flatMap(({ shell }) => shell.functions.map(({ name }) => name)));
}

import type { ProcessTail } from "../processTail.ts";
import { NO_FLAGS, type ShellFlags, withSet } from "../shellFlags.ts";
import type { Moment } from "../source/moment.ts";
import { momentsOf } from "../source/moments.ts";
import type { SourceMap } from "../source/sourceMap.ts";
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

/** Finds where the last commands of each shell stand. */
export function readStory(
  processes: readonly ProcessTail[],
  root: ProcessTail,
  sources: SourceMap,
  end: TraceEnd,
): Story {
  const whole = momentsOf(root, sources);
  const untrapped = withoutExitTrap(whole, root);
  // What other traps do changes nothing, unless they exit.
  const own = untrapped.filter(({ isTrap, record }) => !isTrap || /^exit(?: |$)/.test(record.command));
  const others = processes.filter((tail) => tail !== root).flatMap((tail) => momentsOf(tail, sources));
  const isOwn = !whole.every(isForked);
  const all = [...own, ...others].sort((a, b) => a.number - b.number);
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
    functions: functionsIn(all),
    sources,
    root,
    flags,
    own: isOwn ? own : [],
    trap: isOwn ? whole.slice(untrapped.length) : [],
    all,
  };
}

/** Whether a command was executed by another shell than the script's: one of a pipeline, a subshell, a substitution. */
function isForked({ places }: Moment): boolean {
  return places.some(({ statement }) => {
    for (let at = statement; at !== null; at = at.parent) {
      if (
        at.isBackground ||
        at.kind === "subshell" ||
        at.kind === "substitution" ||
        at.parent?.kind === "pipeline"
      ) {
        return true;
      }
    }
    return false;
  });
}

function functionsIn(moments: readonly Moment[]): ReadonlySet<string> {
  const files = new Set(moments.flatMap(({ places }) => places.map(({ file }) => file)));
  return new Set([...files].flatMap((file) => file?.shell.functions.map(({ name }) => name) ?? []));
}

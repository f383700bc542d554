import type { Version } from "../version.ts";

/**
 * What a sub-command has to reach. `none`: nothing of ctdbd, so it works in `init` too. `local`: the
 * ctdbd of this node, which answers from `setup` on. `cluster`: databases, the leader or other nodes,
 * so it blocks or fails before the first recovery.
 */
export type ToolReach = "none" | "local" | "cluster";

/** A sub-command of `ctdb`. */
export interface ToolCommand {
  readonly name: string;
  /** Its arguments, as in its newest release. */
  readonly usage: string;
  readonly summary: string;
  /** The first release with it; `null`: it is older than 1.0.4, the oldest that was looked at. */
  readonly since: Version | null;
  /** The first release without it. */
  readonly removed: Version | null;
  /** What to use since it is gone: one sentence. */
  readonly instead: string | null;
  /** The sub-command that takes its place with the same arguments and output. */
  readonly replacement: string | null;
  readonly reaches: ToolReach;
  /** Where it reaches nothing of ctdbd today: the release before which it asked ctdbd. */
  readonly localBefore: Version | null;
}

/** Name, arguments, reach, since, summary. */
export type CommandRow = readonly [string, string, ToolReach, Version | null, string];

/** A sub-command that is still there. */
export function commandOf([name, usage, reaches, since, summary]: CommandRow): ToolCommand {
  return {
    name,
    usage,
    summary,
    since,
    removed: null,
    instead: null,
    replacement: null,
    reaches,
    localBefore: null,
  };
}

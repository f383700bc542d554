import type { LeafReport } from "./verdictBook.ts";

/** Leaves that are one run of an event. */
export interface EventGroup {
  readonly directory: string;
  readonly event: string;
  /** File name of the one script that runs; `null`: all, as CTDB does it. */
  readonly only: string | null;
  /** By file names of scripts. */
  readonly leaves: ReadonlyMap<string, LeafReport>;
}

/** Leaves by how they are run, each in the order in which they came. */
export interface LeafGroups {
  readonly events: readonly EventGroup[];
  readonly cases: readonly LeafReport[];
  readonly provided: readonly LeafReport[];
}

/** Sorts leaves: a handler is a run of its own, the scripts of one event of a directory run together. */
export function groupLeaves(leaves: readonly LeafReport[]): LeafGroups {
  const events = new Map<string, EventGroup & { readonly leaves: Map<string, LeafReport> }>();
  for (const report of leaves) {
    const { subject, item } = report.leaf;
    if (subject.kind === "handler" || subject.kind === "event-script") {
      const { directory, event, script } = subject;
      const isAlone = subject.kind === "handler";
      const key = isAlone ? item.id : `${directory}\0${event}`;
      const group = events.get(key) ?? { directory, event, only: isAlone ? script : null, leaves: new Map() };
      group.leaves.set(script, report);
      events.set(key, group);
    }
  }
  return {
    events: [...events.values()],
    cases: leaves.filter(({ leaf }) => leaf.subject.kind === "case"),
    provided: leaves.filter(({ leaf }) => leaf.subject.kind === "provided"),
  };
}

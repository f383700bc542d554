import { isWithin, type Statement } from "../syntax/statement.ts";
import { chainOf } from "./container.ts";
import type { FileCounts } from "./fileCounts.ts";
import type { Frame } from "./frame.ts";
import { maySilent } from "./silent.ts";

/** The outermost statement in the background between a forked shell's and its parent's own. */
export function backgroundAround(container: Statement, limit: Statement | null): Statement | null {
  const chain = chainOf(container);
  const end = limit === null ? chain.length : chain.indexOf(limit);
  return chain.slice(0, end < 0 ? chain.length : end).findLast(isOnItsOwn) ?? null;
}

/** Whether nobody waits for it before going on: `… &`, or bash's `<(…)`. */
function isOnItsOwn({ isBackground, node }: Statement): boolean {
  return isBackground || node.type === "process_substitution";
}

/**
 * A shell that waits for another has come to the statement that the other was forked for.
 * @param own of the forked shell, as yet nowhere
 * @param outer where the waiting one is
 * @param first what the forked shell executes first
 */
export function arriveFor(own: Frame, outer: Frame, container: Statement, first: Statement): void {
  const pipeline = container.parent?.kind === "pipeline" ? container.parent : null;
  const site = pipeline ?? container;
  outer.returnTo(container);
  if (outer.at === site && pipeline !== null && !outer.stages.has(container)) {
    outer.stages.add(container); // one more stage of the same
    own.takeOver(outer, container);
  } else if (outer.at !== null && outer.at !== site && isWithin(outer.at, site)) {
    // What it forked in turn was seen before it.
    own.takeOver(outer, container);
  } else {
    outer.moveTo(site);
    outer.stages = new Set([container]);
  }
  outer.hint = first;
}

/**
 * A shell has begun that nobody waits for: what started it may have gone on before.
 * @param outer where that is, if it is still in the same call
 */
export function arriveInBackground(
  outer: Frame | undefined,
  background: Statement,
  counts: FileCounts | null,
): void {
  if (background.isBackground && outer?.isBefore(background) === true && outer.at !== background) {
    outer.moveTo(background);
  } else {
    correct(background, counts);
  }
}

/** Branches that were taken for not taken, since nothing of them was seen. */
function correct(background: Statement, counts: FileCounts | null): void {
  const chain = chainOf(background);
  for (const [index, child] of chain.slice(0, -1).entries()) {
    const outer = chain[index + 1];
    if (outer === undefined || !maySilent(child)) {
      return;
    }
    if (counts?.isBranch(child) === true) {
      counts.seenLate(child, outer);
    }
  }
}

/** A set of events: those named, or all but those named. Events that CTDB may get one day are in the latter. */
export interface EventSet {
  readonly names: ReadonlySet<string>;
  readonly allBut: boolean;
}

export const EVERY_EVENT: EventSet = { names: new Set(), allBut: true };
export const NO_EVENT: EventSet = { names: new Set(), allBut: false };

/** The set of these events. */
export function eventSet(names: Iterable<string>): EventSet {
  return { names: new Set(names), allBut: false };
}

/** Whether the set has the event. */
export function includesEvent(set: EventSet, name: string): boolean {
  return set.names.has(name) !== set.allBut;
}

/** Whether no event is in the set. */
export function isEmpty(set: EventSet): boolean {
  return !set.allBut && set.names.size === 0;
}

/** The events that are in one of the two; one of these sets itself where it has them all. */
export function union(a: EventSet, b: EventSet): EventSet {
  if (isSubset(b, a)) {
    return a;
  }
  return isSubset(a, b) ? b : complement(both(complement(a), complement(b)));
}

/** The events that are in both; one of these sets itself where the other one has all of its events. */
export function intersect(a: EventSet, b: EventSet): EventSet {
  if (isSubset(a, b)) {
    return a;
  }
  return isSubset(b, a) ? b : both(a, b);
}

/** The events of `a` that are not in `b`. */
export function minus(a: EventSet, b: EventSet): EventSet {
  return intersect(a, complement(b));
}

/** Whether both have the same events. */
export function sameEvents(a: EventSet, b: EventSet): boolean {
  return a.allBut === b.allBut && a.names.size === b.names.size && isSubset(a, b);
}

function both(a: EventSet, b: EventSet): EventSet {
  if (a.allBut && b.allBut) {
    return { names: new Set([...a.names, ...b.names]), allBut: true };
  }
  const [finite, other] = a.allBut ? [b, a] : [a, b];
  return eventSet([...finite.names].filter((name) => includesEvent(other, name)));
}

/** Whether `b` has all events of `a`. */
function isSubset(a: EventSet, b: EventSet): boolean {
  if (a.allBut) {
    return b.allBut && hasAll(a.names, b.names);
  }
  return b.allBut ? ![...a.names].some((name) => b.names.has(name)) : hasAll(b.names, a.names);
}

function hasAll(all: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  return some.size <= all.size && [...some].every((name) => all.has(name));
}

function complement(set: EventSet): EventSet {
  return { names: set.names, allBut: !set.allBut };
}

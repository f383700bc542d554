import { eventNamed } from "../../ctdb/events.ts";
import type { EventTest } from "./eventWord.ts";

/** Of names that CTDB does not have; a script has a few dozen. Sets of thousands for each of thousands of statements take gigabytes. */
const MOST_NAMES = 500;

/** The names that a script's events are told apart by: all of CTDB's, and the first others. */
export class KnownNames {
  readonly #others = new Set<string>();

  /** Whether the name counts from here on. */
  has(name: string): boolean {
    if (eventNamed(name) === null && this.#others.size < MOST_NAMES) {
      this.#others.add(name);
    }
    return eventNamed(name) !== null || this.#others.has(name);
  }

  /** A test for a name that counts; any other one is a condition that says nothing of the event. */
  known(test: EventTest | null): EventTest | null {
    return test !== null && this.has(test.name) ? test : null;
  }
}

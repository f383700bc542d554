const AFTER_START = 2;
const AFTER_CHANGE = 5;

/** How a monitor event ended, for the next one. */
export interface MonitorEnd {
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  /** Whether the node became HEALTHY or UNHEALTHY with it. */
  readonly changed: boolean;
}

/**
 * When ctdbd runs the next monitor event, and how many time-outs it has counted (`server/ctdb_monitor.c`). A new one is
 * that of a node that has been running for long, whose next monitor event is due.
 */
export class MonitorClock {
  #wait = 0;
  #next = Number.POSITIVE_INFINITY;
  #timeouts = 0;

  /** Seconds from the end of the last event to the next monitor event. */
  get seconds(): number {
    return this.#wait;
  }

  /** How many monitor events in a row timed out; cancelled ones do not count. */
  get timeouts(): number {
    return this.#timeouts;
  }

  /** startup passed: the first monitor event comes after 2 seconds (`ctdb_startup_callback`). */
  started(): void {
    this.#wait = AFTER_START;
    this.#next = AFTER_START;
    this.#timeouts = 0;
  }

  /**
   * A monitor event is over (`ctdb_health_callback`): the wait doubles up to `longest` (MonitorInterval, in seconds), and
   * begins again with 5 seconds where the health changed.
   */
  ended({ timedOut, cancelled, changed }: MonitorEnd, longest: number): void {
    if (!cancelled) {
      this.#timeouts = timedOut ? this.#timeouts + 1 : 0;
    }
    this.#wait = changed ? AFTER_CHANGE : Math.min(this.#next, longest);
    this.#next = Math.min(2 * this.#wait, longest);
  }
}

import type { Convention } from "../ctdb/convention.ts";

/** What the queue must know of a run, and do to it. */
export interface QueuedRun {
  readonly isMonitor: boolean;
  /** Ends it as a running monitor is ended by another event. */
  cancelForOtherEvent(): void;
}

/** What happens to a new event. */
export type Admission =
  /** starts when the promise resolves; `waits` says that other events come first */
  | { readonly admitted: true; readonly waits: boolean; readonly turn: Promise<void> }
  /** answered "cancelled" at once */
  | { readonly admitted: false };

/**
 * How the events of one directory wait for each other (`run_event_send` in ctdb/common/run_event.c
 * for 4.8 on; ctdb/server/eventscript.c before).
 */
export class EventQueue {
  readonly #rules: Pick<Convention, "queue" | "secondMonitor">;
  readonly #running = new Set<QueuedRun>();
  readonly #waiting: { run: QueuedRun; go: () => void }[] = [];

  constructor(rules: Pick<Convention, "queue" | "secondMonitor">) {
    this.#rules = rules;
  }

  /** Asks for a turn; whoever is admitted must call {@link leave}, also when it never started. */
  enter(run: QueuedRun): Admission {
    const { queue, secondMonitor } = this.#rules;
    const monitors = [...this.#running].filter((other) => other.isMonitor);
    if (run.isMonitor && monitors.length > 0 && secondMonitor === "refused") {
      return { admitted: false };
    }
    if (run.isMonitor ? secondMonitor === "replaces" : queue !== "concurrent") {
      for (const monitor of monitors) {
        this.leave(monitor);
        monitor.cancelForOtherEvent();
      }
    }
    const othersRun = [...this.#running].some((other) => !other.isMonitor);
    if (run.isMonitor && othersRun && (queue === "monitor-refused" || queue === "serial")) {
      return { admitted: false };
    }
    if (queue === "serial" && (this.#running.size > 0 || this.#waiting.length > 0)) {
      const turn = Promise.withResolvers<void>();
      this.#waiting.push({ run, go: turn.resolve });
      return { admitted: true, waits: true, turn: turn.promise };
    }
    this.#running.add(run);
    return { admitted: true, waits: false, turn: Promise.resolve() };
  }

  /** Gives the turn to the next; harmless when the run has left before. */
  leave(run: QueuedRun): void {
    const waiting = this.#waiting.findIndex((entry) => entry.run === run);
    if (waiting !== -1) {
      this.#waiting.splice(waiting, 1);
    }
    if (this.#running.delete(run) && this.#running.size === 0) {
      const next = this.#waiting.shift();
      if (next !== undefined) {
        this.#running.add(next.run);
        next.go();
      }
    }
  }
}

import type { Convention } from "../ctdb/convention.ts";
import { ENOMSG } from "../ctdb/endReading.ts";
import type { RunReport, ScriptReport } from "./report.ts";

/** What the event daemon remembers of an event. */
export interface StoredStatus {
  readonly event: string;
  readonly convention: Convention;
  /** CTDB's summary: the exit status of `ctdb event status` is its absolute value. */
  readonly summary: number;
  /** Every script that has a place in the status text, in run order. */
  readonly scripts: readonly ScriptReport[];
}

/** Which of several remembered runs is meant (4.6 to 4.8 keep three). */
export type Remembered = "last-run" | "last-pass" | "last-fail";

/** What a run alone puts into the status. */
export function statusOfRun(report: RunReport): StoredStatus {
  return {
    event: report.event,
    convention: report.convention,
    summary: report.summary,
    scripts: report.scripts
      .filter((script) => report.convention.status.keepsOlderData || script.status !== "NOT RUN")
      .map((script) => (script.status === "NOT RUN" ? { ...script, result: -ENOMSG } : script)),
  };
}

/** The statuses of one directory's events, as ctdb-eventd (before: ctdbd) keeps them in memory. */
export class StatusStore {
  readonly #stored = new Map<string, StoredStatus>();

  /** Remembers a run; cancelled and refused runs leave what was there. */
  put(report: RunReport): void {
    if (report.outcome === "cancelled" || report.outcome === "refused") {
      return;
    }
    const { remembers } = report.convention.status;
    if (remembers === "nothing" || (remembers === "last-monitor" && report.event !== "monitor")) {
      return;
    }
    const status = statusOfRun(report);
    const older = this.#stored.get(key(report.event, "last-run"));
    const merged = report.convention.status.keepsOlderData ? withOlderData(status, older) : status;
    this.#stored.set(key(report.event, "last-run"), merged);
    if (remembers === "last-pass-fail") {
      this.#stored.set(key(report.event, report.summary === 0 ? "last-pass" : "last-fail"), merged);
    }
  }

  /** The remembered status of an event, or `null` where it has never run (or passed, or failed). */
  get(event: string, which: Remembered = "last-run"): StoredStatus | null {
    return this.#stored.get(key(event, which)) ?? null;
  }
}

function key(event: string, which: Remembered): string {
  return `${which} ${event}`;
}

/**
 * After a failure, scripts without data take over what an earlier run left. The lists are walked in
 * step by strcmp of the names without suffix, although they are sorted with it
 * (`eventd_event_set` in ctdb/event/event_context.c, 4.24).
 */
function withOlderData(status: StoredStatus, older: StoredStatus | undefined): StoredStatus {
  if (older === undefined || status.summary === 0) {
    return status;
  }
  const scripts = [...status.scripts];
  let n = 0;
  let o = 0;
  while (n < scripts.length && o < older.scripts.length) {
    const fresh = scripts[n];
    const old = older.scripts[o];
    if (fresh === undefined || old === undefined) {
      break;
    }
    const order = Buffer.compare(fresh.name.bytes, old.name.bytes);
    if (order === 0 && fresh.result === -ENOMSG) {
      scripts[n] = { ...old, name: fresh.name, fileName: fresh.fileName };
    }
    n += order <= 0 ? 1 : 0;
    o += order >= 0 ? 1 : 0;
  }
  return { ...status, scripts };
}

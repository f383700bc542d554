import type { TraceRecord } from "../traceRecord.ts";
import { assignedNames } from "./assignedNames.ts";

const MOST_NAMES = 500;
const MOST_SCOPES = 8;

/** The last command that gave a variable a value. */
export interface LastAssignment {
  readonly record: TraceRecord;
  /** Whether its text shows the value; not so of `read`, `for` and their like. */
  readonly isShown: boolean;
}

interface Scope {
  /** How deep in functions a local variable lies; 0 for a global one. */
  readonly level: number;
  last: LastAssignment;
}

/** The last assignments of one process, by name; locals are forgotten with their function. */
export class AssignmentLog {
  readonly #scopes = new Map<string, Scope[]>();
  readonly #locals: { readonly name: string; readonly level: number }[] = [];
  /** Whether there was no room for some: then nothing is known of a name that is missing. */
  isFull = false;

  /** Takes the next command of the process. */
  add(record: TraceRecord): void {
    const level = record.stack.length;
    this.#leave(level);
    const assigned = assignedNames(record.command);
    if (assigned === null) {
      return;
    }
    const last = { record, isShown: assigned.isShown };
    for (const name of assigned.names) {
      this.#assign(name, last, assigned.isLocal && level > 1 ? level : null);
    }
  }

  /**
   * The last assignment of the variable that a command would see.
   * @param level how deep in functions the command lies, from 1
   */
  last(name: string, level: number): LastAssignment | null {
    return this.#scopes.get(name)?.findLast((scope) => scope.level <= level)?.last ?? null;
  }

  #assign(name: string, last: LastAssignment, level: number | null): void {
    let scopes = this.#scopes.get(name);
    if (scopes === undefined) {
      if (this.#scopes.size >= MOST_NAMES) {
        this.isFull = true;
        return;
      }
      scopes = [];
      this.#scopes.set(name, scopes);
    }
    const inner = scopes.at(-1);
    if (inner !== undefined && (level === null || inner.level === level)) {
      inner.last = last;
    } else if (level === null) {
      scopes.push({ level: 0, last });
    } else if (scopes.length < MOST_SCOPES) {
      scopes.push({ level, last });
      this.#locals.push({ name, level });
    } else {
      this.isFull = true;
    }
  }

  /** Forgets the locals of functions that have returned. */
  #leave(level: number): void {
    for (;;) {
      const local = this.#locals.at(-1);
      if (local === undefined || local.level <= level) {
        return;
      }
      this.#locals.pop();
      const scopes = this.#scopes.get(local.name);
      scopes?.pop();
      if (scopes?.length === 0) {
        this.#scopes.delete(local.name);
      }
    }
  }
}

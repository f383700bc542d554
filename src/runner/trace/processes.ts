import { isOlder } from "./processNumbers.ts";
import { ProcessTail } from "./processTail.ts";
import { isRepeatedHead } from "./repeatedHead.ts";
import type { Step } from "./step.ts";
import type { TraceRecord } from "./traceRecord.ts";

const MOST_PROCESSES = 150;

/** The shells that ran a script: its own, and those of its subshells and pipelines. */
export class Processes {
  readonly #tails = new Map<number, ProcessTail>();
  readonly #children = new Map<ProcessTail, ProcessTail[]>();
  /** The last that was active, by depth. */
  readonly #lastAt: ProcessTail[] = [];
  #root: ProcessTail | null = null;
  #current: ProcessTail | null = null;

  /**
   * The script's own shell: the oldest, since it started the others. A script that begins with a
   * pipeline logs its stages before its own commands.
   */
  get root(): ProcessTail | null {
    return this.#root;
  }

  all(): readonly ProcessTail[] {
    return [...this.#tails.values()];
  }

  /** Whether it is a head that bash has written once more. */
  isRepeated(record: TraceRecord): boolean {
    return isRepeatedHead(record, this.#tails.get(record.pid)?.last?.record);
  }

  add(step: Step): void {
    const tail = this.#tailOf(step);
    // A command is logged behind its substitutions, since it is logged with what they gave.
    step.lead = this.#timeOfSubstitutions(tail, step.record);
    this.#endChildren(tail, step.record.time);
    tail.add(step);
    this.#lastAt[step.record.depth] = tail;
  }

  /** The script is over. */
  finish(time: number): void {
    for (const tail of this.#tails.values()) {
      tail.closeAll(time);
    }
  }

  #tailOf(step: Step): ProcessTail {
    const { pid } = step.record;
    if (this.#current?.pid === pid) {
      return this.#current;
    }
    const known = this.#tails.get(pid);
    if (known !== undefined) {
      // The one that was active last stands last.
      this.#tails.delete(pid);
      this.#tails.set(pid, known);
      this.#current = known;
      return known;
    }
    const isRoot = this.#root === null || isOlder(pid, this.#root.pid);
    const parent = isRoot ? null : this.#parentOf(step.record);
    const tail = new ProcessTail(pid, { time: step.record.time, depth: step.record.depth }, parent);
    parent?.forked(step.record);
    if (isRoot) {
      this.#children.set(tail, [...this.#tails.values()]);
      this.#root = tail;
    } else if (parent !== null) {
      const children = this.#children.get(parent);
      if (children === undefined) {
        this.#children.set(parent, [tail]);
      } else {
        children.push(tail);
      }
    }
    this.#tails.set(pid, tail);
    this.#current = tail;
    this.#forgetOldest();
    return tail;
  }

  /** A command substitution's parent is the last that was one level less deep. */
  #parentOf({ depth }: TraceRecord): ProcessTail | null {
    for (let level = depth - 1; level >= 0; level--) {
      const tail = this.#lastAt[level];
      if (tail !== undefined) {
        return tail;
      }
    }
    return this.#root;
  }

  #timeOfSubstitutions(tail: ProcessTail, { time, depth }: TraceRecord): number {
    const first = this.#children.get(tail)?.find((child) => child.begin.depth > depth);
    return first === undefined ? 0 : Math.max(0, time - first.begin.time);
  }

  /** The shell waits for what it started, so that all of it is over when it goes on; but for jobs in the background. */
  #endChildren(tail: ProcessTail, time: number): void {
    const children = this.#children.get(tail);
    if (children !== undefined) {
      this.#children.delete(tail);
      for (const child of children) {
        child.closeAll(time);
        this.#endChildren(child, time);
      }
    }
  }

  #forgetOldest(): void {
    if (this.#tails.size <= MOST_PROCESSES) {
      return;
    }
    for (const tail of this.#tails.values()) {
      if (tail !== this.#root && tail !== this.#current) {
        this.#tails.delete(tail.pid);
        this.#children.delete(tail);
        return;
      }
    }
  }
}

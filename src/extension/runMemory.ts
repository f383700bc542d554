import type { SandboxChoice } from "../sandbox/chooseSandbox.ts";
import { MemoryKeys } from "./ids.ts";

/** The part of the workspace's memory that is used here; `vscode.Memento` fits. */
export interface Memory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

/** What was run last. */
export interface LastRun {
  readonly directory: string;
  readonly event: string;
  readonly args: readonly string[];
  /** The names under which the values of the arguments are remembered. */
  readonly argumentNames: readonly string[];
  /** The sandbox that the user took in place of the one that was set. */
  readonly sandbox?: { readonly choice: SandboxChoice; readonly insteadOf: SandboxChoice };
}

const KEPT_VALUES = 5;

/** What this workspace ran before: the last run, the last values of every argument, how often an event ran. */
export class RunMemory {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  get lastRun(): LastRun | null {
    return this.#memory.get<LastRun>(MemoryKeys.lastRun) ?? null;
  }

  /** The values that an event's argument had, newest first. */
  valuesOf(event: string, argument: string): readonly string[] {
    return this.#values()[`${event} ${argument}`] ?? [];
  }

  /** How often an event ran here. */
  countOf(event: string): number {
    return this.#counts()[event] ?? 0;
  }

  /** Remembers a run. */
  async remember(run: LastRun): Promise<void> {
    const values = { ...this.#values() };
    run.args.forEach((value, index) => {
      const key = `${run.event} ${run.argumentNames[index] ?? "arguments"}`;
      const others = (values[key] ?? []).filter((other) => other !== value);
      values[key] = [value, ...others].slice(0, KEPT_VALUES);
    });
    await this.#memory.update(MemoryKeys.lastRun, run);
    await this.#memory.update(MemoryKeys.argumentValues, values);
    await this.#memory.update(MemoryKeys.eventCounts, {
      ...this.#counts(),
      [run.event]: this.countOf(run.event) + 1,
    });
  }

  #values(): Readonly<Record<string, readonly string[]>> {
    return this.#memory.get(MemoryKeys.argumentValues) ?? {};
  }

  #counts(): Readonly<Record<string, number>> {
    return this.#memory.get(MemoryKeys.eventCounts) ?? {};
  }
}

import type { SandboxChoice } from "../../sandbox/sandboxChoice.ts";
import { MemoryKeys } from "../ids.ts";
import { Listeners } from "../listeners.ts";

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
  /** File name of the one script that ran. */
  readonly only?: string;
  /** The sandbox that the user took in place of the one that was set. */
  readonly sandbox?: { readonly choice: SandboxChoice; readonly insteadOf: SandboxChoice };
}

/** A part of a script that serves an event. */
export interface HandlerPlace {
  readonly directory: string;
  readonly event: string;
  /** The script's file name. */
  readonly script: string;
}

/** The arguments that an event was last given from one of its handlers. */
interface HandlerArguments extends HandlerPlace {
  readonly args: readonly string[];
}

const KEPT_VALUES = 5;
const KEPT_HANDLERS = 200;

/** What this workspace ran before: the last run, the last values of every argument, those of each handler, how often an event ran. */
export class RunMemory {
  readonly #memory: Memory;
  readonly #listeners = new Listeners();

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

  /** The arguments that an event was last given from a handler; `null` where it was not run from there. */
  argumentsOf(place: HandlerPlace): readonly string[] | null {
    return this.#handlers().find((other) => isSame(other, place))?.args ?? null;
  }

  /** Remembers with which arguments an event is run from a handler. */
  async rememberArguments(
    { directory, event, script }: HandlerPlace,
    args: readonly string[],
  ): Promise<void> {
    const known: HandlerArguments = { directory, event, script, args };
    const others = this.#handlers().filter((other) => !isSame(other, known));
    await this.#memory.update(MemoryKeys.handlerArguments, [known, ...others].slice(0, KEPT_HANDLERS));
    this.#listeners.tell();
  }

  /** Calls `listener` after every {@link rememberArguments} until what it returns is disposed. */
  onDidChangeArguments(listener: () => void): { dispose(): void } {
    return { dispose: this.#listeners.add(listener) };
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

  #handlers(): readonly HandlerArguments[] {
    return this.#memory.get(MemoryKeys.handlerArguments) ?? [];
  }

  #values(): Readonly<Record<string, readonly string[]>> {
    return this.#memory.get(MemoryKeys.argumentValues) ?? {};
  }

  #counts(): Readonly<Record<string, number>> {
    return this.#memory.get(MemoryKeys.eventCounts) ?? {};
  }
}

function isSame(a: HandlerPlace, b: HandlerPlace): boolean {
  return a.directory === b.directory && a.event === b.event && a.script === b.script;
}

import type { Convention } from "../../ctdb/convention.ts";
import { formatVersion } from "../../ctdb/version.ts";
import type { EventEngine } from "../../runner/engine.ts";
import type { ChosenSandbox } from "../sandbox/sandboxSource.ts";

/** What makes two runs share an engine: events of one directory wait for each other. */
export interface EngineKey {
  readonly directory: string;
  readonly convention: Convention;
  readonly debugProgram: string | null;
  readonly chosen: ChosenSandbox;
}

/** One engine for each directory, convention, debug program and sandbox; all of them end with the extension. */
export class EngineRegistry {
  readonly #engines = new Map<string, Promise<EventEngine>>();
  readonly #create: (key: EngineKey) => EventEngine | Promise<EventEngine>;
  #closed = false;

  constructor(create: (key: EngineKey) => EventEngine | Promise<EventEngine>) {
    this.#create = create;
  }

  /** The engine for a key; made when it is first asked for. */
  engineFor(key: EngineKey): Promise<EventEngine> {
    if (this.#closed) {
      throw new Error("The engines are closed.");
    }
    const id = JSON.stringify([
      key.directory,
      key.convention.step,
      formatVersion(key.convention.version),
      key.debugProgram,
      key.chosen.id,
    ]);
    const engine = this.#engines.get(id) ?? Promise.resolve(this.#create(key));
    this.#engines.set(id, engine);
    return engine;
  }

  /** Cancels every run and resolves when nothing of them is left. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#engines.values()].map(async (engine) => (await engine).close()));
    this.#engines.clear();
  }
}

import type { EngineOptions } from "./engine.ts";
import type { EventQueue } from "./eventQueue.ts";
import type { SpillFolder } from "./spillFolder.ts";
import type { StatusStore } from "./statusStore.ts";

/** What the runs of one engine share. */
export interface RunContext {
  readonly options: EngineOptions;
  readonly queue: EventQueue;
  readonly store: StatusStore;
  readonly spill: SpillFolder;
}

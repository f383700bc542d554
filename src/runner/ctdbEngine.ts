import { createEngine, type EngineOptions, type EventEngine } from "./engine.ts";
import { scriptEnvironment } from "./environment.ts";

/** What distinguishes the engine of one event directory from another one. */
export interface CtdbEngineOptions extends Pick<EngineOptions, "directory" | "convention" | "sandbox"> {
  /** As in {@link EngineOptions}; `null` or nothing: the default of the step. */
  readonly debugProgram?: string | null | undefined;
}

/** An engine whose scripts find themselves where ctdbd starts them: its environment, in `/`. */
export function createCtdbEngine(options: CtdbEngineOptions): EventEngine {
  const { directory, convention, debugProgram } = options;
  return createEngine({
    ...options,
    debugProgram: debugProgram ?? undefined,
    environment: scriptEnvironment(directory, convention),
    workingDirectory: "/",
  });
}

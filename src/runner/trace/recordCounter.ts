import type { ScriptTrace } from "./scriptTrace.ts";

/** Counts records, until they are understood. */
export class RecordCounter {
  #count = 0;

  add(): void {
    this.#count++;
  }

  async finish(): Promise<ScriptTrace> {
    return { obstacle: null, notes: [], failure: null, files: [], steps: [], totalSteps: this.#count };
  }
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { TemporaryDirectory } from "../temporaryDirectory.ts";
import type { Defect, FuzzReport } from "./fuzz.ts";
import type { GrowthReport } from "./growth.ts";

const ARTIFACTS = join(import.meta.dirname, "../../../artifacts/fuzz");
const LOOK_MILLISECONDS = 500;
/** An input that takes longer hangs: its thread is ended. */
const HANG_MILLISECONDS = 60_000;

/** What a thread is to do. */
export interface FuzzOrder {
  readonly job: "fuzz" | "growth";
  readonly seed: number;
  readonly seconds: number;
  /** The name of the one target; `null` for all. */
  readonly only: string | null;
}

/** An input after which nothing came any more: the thread hung, or had no memory left. */
export class LostInput extends Error {
  override readonly name = "LostInput";
}

/**
 * Does it in a thread of its own.
 * @throws {LostInput} with the target and the seed (or number) of the input that never came back
 */
export async function watched<T extends FuzzReport | GrowthReport>(order: FuzzOrder): Promise<T> {
  const site = new TemporaryDirectory();
  const current = new Int32Array(new SharedArrayBuffer(12));
  const worker = new Worker(new URL("./fuzzWorker.ts", import.meta.url), {
    workerData: { ...order, folder: site.path, current },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  let names: readonly string[] = [];
  const lost = (how: string): LostInput => {
    const [index = 0, seed = 0] = current;
    return new LostInput(`${how} at “${names[index] ?? "the start"}”, seed ${seed >>> 0}`);
  };
  let last = 0;
  let since = Date.now();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const watch = setInterval(() => {
    const number = Atomics.load(current, 2);
    since = number === last ? since : Date.now();
    last = number;
    if (Date.now() - since > HANG_MILLISECONDS) {
      reject(lost("hangs"));
    }
  }, LOOK_MILLISECONDS);
  worker.on("message", (message: { targets?: readonly string[]; report?: T }) => {
    names = message.targets ?? names;
    if (message.report !== undefined) {
      resolve(message.report);
    }
  });
  worker.on("error", (error) => reject(lost(`ends with ${error}`)));
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    await worker.terminate();
    site.remove();
  }
}

/** Writes the inputs of defects to `artifacts/fuzz`. @returns sentences that say how to repeat each */
export function keepDefects(defects: readonly Defect[]): string {
  mkdirSync(ARTIFACTS, { recursive: true });
  return defects
    .map(({ target, seed, what, input }) => {
      const file = join(ARTIFACTS, `${target.replace(/\W+/g, "-")}-${seed}`);
      writeFileSync(file, input);
      return `CTDB_FUZZ='${target}#${seed}' (${input.length} bytes, ${file})\n${what}`;
    })
    .join("\n\n");
}

import { parentPort, workerData } from "node:worker_threads";
import { TemporaryDirectory } from "../temporaryDirectory.ts";
import { fuzz } from "./fuzz.ts";
import { growthOf } from "./growth.ts";
import { allTargets } from "./targets/all.ts";
import type { FuzzOrder } from "./watchedFuzz.ts";

/** Runs in a thread of its own, which can be ended where an input never comes back. */
const { job, seed, seconds, only, folder, current } = workerData as FuzzOrder & {
  readonly folder: string;
  readonly current: Int32Array;
};
const site = new TemporaryDirectory(folder);
const targets = (await allTargets(site)).filter(({ name }) => only === null || name === only);
const indices = new Map(targets.map(({ name }, index) => [name, index]));
const note = (target: string, number: number): void => {
  Atomics.store(current, 0, indices.get(target) ?? 0);
  Atomics.store(current, 1, number | 0);
  Atomics.add(current, 2, 1);
};
parentPort?.postMessage({ targets: targets.map(({ name }) => name) });
const report =
  job === "fuzz"
    ? await fuzz(targets, seed, seconds, ({ target, seed: number }) => note(target, number))
    : await growthOf(targets, seed, seconds, note);
parentPort?.postMessage({ report });

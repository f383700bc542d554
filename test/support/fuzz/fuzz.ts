import { seedsOf } from "./corpus.ts";
import { cpuTime } from "./cpuTime.ts";
import { mutate } from "./mutate.ts";
import { Random } from "./random.ts";
import { type FuzzTarget, isTaken } from "./target.ts";

/** How long one input may take where its target says nothing else. */
const MOST_MILLISECONDS = 2000;
/** Further ones of a target are not told. */
const MOST_DEFECTS = 5;

/** An input, by what makes it again: the target's name and a seed. */
export interface InputName {
  readonly target: string;
  readonly seed: number;
}

/** An input that something could not take. */
export interface Defect extends InputName {
  /** What was thrown, or how long it took. */
  readonly what: string;
  readonly input: Buffer;
}

/** What came of a run. */
export interface FuzzReport {
  /** How many inputs each target took. */
  readonly counts: Readonly<Record<string, number>>;
  readonly defects: readonly Defect[];
  /** What took longest, in milliseconds. */
  readonly slowest: InputName & { readonly milliseconds: number; readonly bytes: number };
}

/** The input of a name: the same ones, as long as the real files are the same. */
export function inputOf(
  target: FuzzTarget,
  seed: number,
): { readonly input: Buffer; readonly random: Random } {
  const random = new Random(seed);
  const seeds = seedsOf(target.seeds);
  return { input: mutate(random, random.pick(seeds), random.pick(seeds)), random };
}

/**
 * Gives targets changed real files, one after another, until the time is over.
 * @param seed of the whole run
 * @param note told of each input before it is tried, since it may never come back
 */
export async function fuzz(
  targets: readonly FuzzTarget[],
  seed: number,
  seconds: number,
  note: (name: InputName) => void,
): Promise<FuzzReport> {
  const random = new Random(seed);
  const counts: Record<string, number> = {};
  const defects: Defect[] = [];
  let slowest = { target: "", seed: 0, milliseconds: 0, bytes: 0 };
  const end = performance.now() + seconds * 1000;
  do {
    for (const target of targets) {
      const name = { target: target.name, seed: random.seed() };
      note(name);
      const { input, random: choice } = inputOf(target, name.seed);
      const begin = cpuTime();
      const what = await problemOf(target, input, choice, name.seed);
      const milliseconds = cpuTime() - begin;
      counts[target.name] = (counts[target.name] ?? 0) + 1;
      if (milliseconds > slowest.milliseconds) {
        slowest = { ...name, milliseconds, bytes: input.length };
      }
      if (what !== null && defects.filter((defect) => defect.target === target.name).length < MOST_DEFECTS) {
        defects.push({ ...name, what, input });
      }
      if (performance.now() > end) {
        break;
      }
    }
  } while (performance.now() < end);
  return { counts, defects, slowest };
}

/** Tries one input. @returns what is wrong, or `null` */
export async function problemOf(
  target: FuzzTarget,
  input: Buffer,
  random: Random,
  seed: number,
): Promise<string | null> {
  const { mostMilliseconds = MOST_MILLISECONDS } = target;
  try {
    let milliseconds = await timeOf(target, input, random);
    if (milliseconds > mostMilliseconds) {
      // The second time what is slow at the first time only is translated.
      milliseconds = Math.min(milliseconds, await timeOf(target, input, inputOf(target, seed).random));
    }
    return milliseconds > mostMilliseconds ? `took ${Math.round(milliseconds)} ms` : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function timeOf(target: FuzzTarget, input: Buffer, random: Random): Promise<number> {
  const begin = cpuTime();
  await isTaken(target, input, random);
  return cpuTime() - begin;
}

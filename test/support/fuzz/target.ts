import type { SeedKind } from "./corpus.ts";
import type { Random } from "./random.ts";

/** Something that reads what others wrote. */
export interface FuzzTarget {
  readonly name: string;
  /** Which real files are changed for it. */
  readonly seeds: SeedKind;
  /** How long one input may take, in milliseconds; 2 s if not given. */
  readonly mostMilliseconds?: number;
  /** Errors that are meant for such inputs. */
  readonly refusals?: readonly (abstract new (
    ...args: never[]
  ) => Error)[];
  /**
   * Reads an input. What it throws is a defect, unless it is one of the refusals.
   * @param random chooses what else is asked, such as a place in the text
   */
  run(input: Buffer, random: Random): void | Promise<void>;
}

/** Reads an input; a refusal is an answer. @returns whether it was taken */
export async function isTaken(target: FuzzTarget, input: Buffer, random: Random): Promise<boolean> {
  try {
    await target.run(input, random);
    return true;
  } catch (error) {
    if (target.refusals?.some((refusal) => error instanceof refusal) === true) {
      return false;
    }
    throw error;
  }
}

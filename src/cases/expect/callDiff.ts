import type { CallPattern } from "../../caseFiles/testCase.ts";
import { type MadeCall, nearestCall } from "./madeCalls.ts";
import type { Mismatch } from "./mismatch.ts";

/** More would be of no use to a reader. */
const MOST_LINES = 2000;

/**
 * The calls that were made, and beside them what they should have been: a diff of both shows only what is wrong. A missing
 * call stands in the place of the one that is nearest to it, or where it should have come.
 */
export class CallDiff {
  readonly #calls: readonly MadeCall[];
  /** The lines that should stand in each call's place, and at last what should follow. */
  readonly #lines: string[][];
  readonly #taken = new Set<number>();

  /** @param taken the calls that fit a pattern: they are nobody's nearest. */
  constructor(calls: readonly MadeCall[], taken: Iterable<number>) {
    this.#calls = calls;
    this.#lines = [...calls.map(({ text }) => [text]), []];
    this.#taken = new Set(taken);
  }

  /** @param from the first place in which it should have come; it is put there where no call is near. */
  missing(pattern: CallPattern, from: number | null): void {
    const free = this.#calls.map((call, index) =>
      this.#taken.has(index) || index < (from ?? 0) ? { ...call, argv: [] } : call,
    );
    const near = nearestCall(pattern, free);
    if (near === null) {
      this.#lines[from ?? this.#calls.length]?.unshift(pattern.text);
    } else {
      this.#lines[near] = [pattern.text];
      this.#taken.add(near);
    }
  }

  surplus(index: number): void {
    this.#lines[index] = [];
  }

  get texts(): NonNullable<Mismatch["diff"]> {
    return {
      expected: linesText(
        this.#lines
          .slice(0, MOST_LINES)
          .flat()
          .concat(this.#lines.slice(MOST_LINES).at(-1) ?? []),
      ),
      actual: linesText(this.#calls.slice(0, MOST_LINES).map(({ text }) => text)),
    };
  }
}

function linesText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

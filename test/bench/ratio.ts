/** Milliseconds that one call of `task` takes. */
export async function timed(task: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await task();
  return performance.now() - begin;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export interface Comparison {
  readonly ours: number;
  readonly theirs: number;
  /** Median of ours divided by median of theirs. */
  readonly ratio: number;
}

/** Times two tasks in turn, so that both meet the machine in the same mood; the first rounds do not count. */
export async function compare(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  rounds: number,
  warmUp = 5,
): Promise<Comparison> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds + warmUp; round++) {
    const first = await timed(round % 2 === 0 ? ours : theirs);
    const second = await timed(round % 2 === 0 ? theirs : ours);
    if (round >= warmUp) {
      times.ours.push(round % 2 === 0 ? first : second);
      times.theirs.push(round % 2 === 0 ? second : first);
    }
  }
  const [a, b] = [median(times.ours), median(times.theirs)];
  return { ours: a, theirs: b, ratio: a / b };
}

/** One line of the report, with the goal that the ratio should not exceed. */
export function comparisonLine(title: string, { ours, theirs, ratio }: Comparison, goal: number): string {
  const figures = `ours ${ours.toFixed(1)} ms, ctdb-event ${theirs.toFixed(1)} ms`;
  return `${title}: ratio ${ratio.toFixed(3)} (${figures}); goal ${goal}: ${ratio <= goal ? "reached" : "missed"}\n`;
}

/** A statement that counts its own executions. */
export interface Unit {
  count: number;
  readonly branches: Branch[];
}

export interface Branch {
  readonly label: string;
  count: number;
}

export interface Line {
  readonly text: string;
  readonly units: readonly Unit[];
  /** A function that begins on it. */
  readonly definition?: Branch;
}

/** What ends more than a statement. */
export type Jump = "break" | "return" | "exit";

/** A part as text, and what its execution does. */
export interface Made {
  readonly lines: readonly Line[];
  /** Executes it; what is thrown is a jump. */
  readonly run: () => void;
}

/** Executes them in turn. */
export function runAll(made: readonly Made[]): void {
  for (const { run } of made) {
    run();
  }
}

/** A shell of its own: nothing that ends it ends more. */
export function forked(before: string, { lines, run }: Made, behind: string): Made {
  return {
    lines: [{ text: before, units: [] }, ...lines, { text: behind, units: [] }],
    run: () => untilJump("exit", run),
  };
}

export function untilJump(jump: Jump, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error !== jump) {
      throw error;
    }
  }
}

export function unitOf(...branches: Branch[]): Unit {
  return { count: 0, branches };
}

export function branchOf(label: string): Branch {
  return { label, count: 0 };
}

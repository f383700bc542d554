import type { StackEntry } from "../traceRecord.ts";
import type { FileCounts } from "./fileCounts.ts";
import { Frame } from "./frame.ts";
import { endsShell, FOR_GOOD, NO_JUMP } from "./leaving.ts";

/** Where the counts of a file are, as bash names it. */
export type CountsOf = (source: string) => FileCounts | null;

/** A shell that executes statements: the script's own, or one that was forked. */
export class ShellProcess {
  pid: number;
  /** Outermost first. */
  readonly frames: Frame[] = [];
  /** Levels of the stack that it was forked in; none of them returns in it. */
  inherited = 0;
  /** Whether it is known what it was forked for. */
  isPlaced: boolean;
  /** Those that it forked and does not go on without. */
  readonly waitsFor = new Set<ShellProcess>();
  /** Those that run in its background, and what these forked before they had a line of their own. */
  readonly jobs = new Set<ShellProcess>();
  /** Number of its last record. */
  last = 0;

  constructor(pid: number, isPlaced: boolean) {
    this.pid = pid;
    this.isPlaced = isPlaced;
  }

  withNumber(pid: number): this {
    this.pid = pid;
    return this;
  }

  /** Takes a call that its parent is in; nothing of it is executed here but what it was forked for. */
  inherit({ entry, counts }: Frame, depth: number): void {
    this.frames.push(new Frame(entry, counts, { container: null, isCall: false, depth }));
  }

  get innermost(): Frame | undefined {
    return this.frames.at(-1);
  }

  /** How many levels of a stack it is in, from the outermost. */
  sharedLevels(stack: readonly StackEntry[]): number {
    let level = 0;
    while (level < this.frames.length && level < stack.length) {
      const [mine, other] = [this.frames[level]?.entry, stack[stack.length - 1 - level]];
      if (mine === undefined || other === undefined || !isSame(mine, other)) {
        break;
      }
      level++;
    }
    return level;
  }

  /**
   * Returns from calls that are over, and begins those that are new.
   * @param depth of the record
   */
  follow(stack: readonly StackEntry[], depth: number, countsOf: CountsOf): void {
    this.noteEnd();
    const shared = this.sharedLevels(stack);
    while (this.frames.length > shared) {
      this.frames.pop()?.end();
    }
    for (let level = shared; level < stack.length; level++) {
      const entry = stack[stack.length - 1 - level];
      if (entry !== undefined) {
        this.frames.push(new Frame(entry, countsOf(entry.source), { container: null, isCall: true, depth }));
      }
    }
    const inner = this.innermost;
    if (inner !== undefined && depth < inner.depth) {
      inner.depth = depth;
    }
  }

  /** Notes that the shell ends: what comes is of its EXIT trap. */
  noteEnd(): void {
    const at = this.innermost?.at ?? null;
    if (at !== null && endsShell(at)) {
      for (const frame of this.frames) {
        frame.isEnded = true;
      }
    }
  }

  /** It is over. @param isCut whether something ended it in the middle */
  end(isCut: boolean): void {
    this.noteEnd();
    for (const frame of this.frames.reverse()) {
      frame.end(isCut ? FOR_GOOD : NO_JUMP);
    }
  }
}

function isSame(one: StackEntry, other: StackEntry): boolean {
  return (
    one.source === other.source && one.functionName === other.functionName && one.callLine === other.callLine
  );
}

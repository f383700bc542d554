import { isWithin, type Statement } from "../syntax/statement.ts";
import type { StackEntry } from "../traceRecord.ts";
import { chainOf, definitionAround } from "./container.ts";
import type { FileCounts } from "./fileCounts.ts";
import { FOR_GOOD, type Jump, jumpBehind, leave, leaveHead, NO_JUMP, passAll } from "./leaving.ts";
import { OtherStages, type Position } from "./otherStages.ts";
import { isRedirected } from "./redirected.ts";

const LOOPS = new Set(["while", "until", "for"]);

/**
 * How far one call of a function, one reading of a file or one forked shell has come in the text. Each step from a
 * statement to the next tells what happened in between: branches that were taken or not, loops without a turn,
 * statements that leave no line in the trace.
 */
export class Frame {
  readonly entry: StackEntry;
  /** `null` where its file cannot be read. */
  readonly counts: FileCounts | null;
  /** What the shell was forked for: it begins and ends with that; `null`: a whole function or file. */
  readonly container: Statement | null;
  /** Whether a call begins here, which is to be counted when its function is known. */
  isCall: boolean;
  /** Levels of the trace on which its own commands are; those of `eval` and traps lie deeper. */
  depth: number;
  /** The shell ended in it, or below it. */
  isEnded = false;
  /** Assignments before a command were logged, and the command is to come. */
  awaitsCommand = false;
  /** Where other shells that it waits for are. */
  hint: Statement | null = null;
  at: Statement | null = null;
  /** Of the pipeline where it is. */
  stages: Set<Statement> = new Set();
  turned: Set<Statement> = new Set();
  readonly #others = new OtherStages();

  constructor(
    entry: StackEntry,
    counts: FileCounts | null,
    how: { readonly container: Statement | null; readonly isCall: boolean; readonly depth: number },
  ) {
    this.entry = entry;
    this.counts = counts;
    this.container = how.container;
    this.isCall = how.isCall;
    this.depth = how.depth;
  }

  /**
   * Goes on to what is executed next.
   * @returns whether that begins anew; not so where a head is logged once more, or a command behind its substitutions.
   */
  moveTo(next: Statement): boolean {
    this.returnTo(next);
    const { at, stages, counts } = this;
    this.at = next;
    this.hint = null;
    this.stages = new Set();
    if (counts === null) {
      return true;
    }
    this.#noteCall(next, counts);
    if (at === null) {
      this.#enterAll(this.#own(next), null, counts);
      return true;
    }
    return this.#step({ at, stages }, next, counts);
  }

  /** The head of a `for` was logged. */
  turn(loop: Statement): void {
    const body = loop.children.find(({ role }) => role === "body");
    if (loop.logged?.type === "for_statement" && body !== undefined) {
      this.turned.add(loop);
      this.counts?.taken(body);
    }
  }

  /** Goes on where another frame has come to within `container`, as far as it knows: that is not for that one to count. */
  takeOver(other: Frame, container: Statement): void {
    const { at, stages } = other;
    const isThere = at !== null && isWithin(at, container);
    const position = isThere ? { at, stages } : other.#others.take(container);
    this.at = position?.at ?? null;
    this.stages = position?.stages ?? new Set();
    this.turned = new Set(other.turned);
    other.#others.moveTo(this.#others, container);
    if (isThere) {
      other.at = container.parent?.kind === "pipeline" ? container.parent : container;
      other.stages = new Set([container]);
    }
  }

  /** Back to the stage of a pipeline that `next` lies in, if that was seen before. */
  returnTo(next: Statement): void {
    const { at, stages } = this;
    const position = at === null ? null : this.#others.returnTo(next, { at, stages });
    this.at = position?.at ?? at;
    this.stages = position?.stages ?? stages;
  }

  /** Whether it may come to a statement without a new turn of a loop. */
  isBefore(next: Statement): boolean {
    if (this.at === null) {
      return true;
    }
    const [from, to] = [this.#own(this.at), this.#own(next)];
    const outer = to.find((statement) => from.includes(statement));
    const fromChild = from[from.indexOf(outer ?? next) - 1];
    const toChild = to[to.indexOf(outer ?? next) - 1];
    return (
      outer !== undefined &&
      toChild !== undefined &&
      (fromChild === undefined || isForward(outer, fromChild, toChild))
    );
  }

  /** It is over. */
  end(jump: Jump = NO_JUMP): void {
    if (this.at !== null && this.counts !== null) {
      this.#leaveAll(this.#own(this.at), this.isEnded ? FOR_GOOD : jump, this.counts);
    }
    this.at = null;
  }

  /** The part of its text that it is in, innermost first. */
  #own(statement: Statement): readonly Statement[] {
    const chain = chainOf(statement);
    const last = this.container === null ? -1 : chain.indexOf(this.container);
    return last < 0 ? chain : chain.slice(0, last + 1);
  }

  #noteCall(next: Statement, counts: FileCounts): void {
    const definition = this.isCall ? definitionAround(next) : null;
    if (definition !== null) {
      counts.called(definition);
    }
    this.isCall = false;
  }

  #step(before: Position, next: Statement, counts: FileCounts): boolean {
    const from = this.#own(before.at);
    const to = this.#own(next);
    let shared = 0;
    while (shared < from.length && shared < to.length && from.at(-1 - shared) === to.at(-1 - shared)) {
      shared++;
    }
    const fromChild = from[from.length - 1 - shared];
    const toChild = to[to.length - 1 - shared];
    const outer = from[from.length - shared];
    if (outer === undefined) {
      // Elsewhere altogether: as if it began there.
      this.#leaveAll(from, NO_JUMP, counts);
      this.#enterAll(to, null, counts);
      return true;
    }
    const inner = to.slice(0, to.length - shared);
    const left = from.slice(0, from.length - shared);
    if (fromChild !== undefined && toChild !== undefined && outer.kind === "pipeline") {
      // Its stages run side by side: the one that was seen last is not over.
      this.#others.put(fromChild, before);
      this.#enterAll(inner, null, counts);
      return true;
    }
    if (fromChild !== undefined && toChild !== undefined) {
      if (isForward(outer, fromChild, toChild)) {
        this.#leaveAll(left, NO_JUMP, counts);
        this.#enter(outer, toChild, fromChild, counts);
        this.#enterAll(inner, null, counts);
        return true;
      }
    } else if (toChild !== undefined) {
      if (outer.kind === "simple" && isRedirected(toChild, outer)) {
        this.#enterAll(inner, null, counts);
        return true;
      }
      // From a head, or a shell that had no line of its own, into it.
      if (
        toChild.role !== null ||
        (outer.kind !== "simple" && outer.kind !== "for" && outer.kind !== "case")
      ) {
        this.#enter(outer, toChild, null, counts);
        this.#enterAll(inner, null, counts);
        return true;
      }
    } else if (fromChild !== undefined) {
      if (outer.kind === "for" && fromChild.role === "body") {
        this.#leaveAll(left, NO_JUMP, counts);
        return false;
      }
      if (fromChild.role === null) {
        if (left.length > 1) {
          this.#leaveAll(left, NO_JUMP, counts); // a shell of which only those were seen that it forked
        }
        return outer.kind === "for";
      }
    } else if (outer.kind === "for") {
      return false;
    }
    this.#startOver(from, to, counts);
    return true;
  }

  /** The next turn of a loop whose head or condition left no line, or what was there before once more. */
  #startOver(from: readonly Statement[], to: readonly Statement[], counts: FileCounts): void {
    const common = to.slice(1).find((outer) => LOOPS.has(outer.kind) && from.indexOf(outer) > 0);
    if (common === undefined) {
      this.#leaveAll(from, NO_JUMP, counts);
      this.#enterAll(to, null, counts);
      return;
    }
    const left = from.slice(0, from.indexOf(common));
    this.#leaveAll(left, NO_JUMP, counts);
    if (left.at(-1)?.role === "condition") {
      // Its body had no line.
      passLoop(common, counts);
      this.turned.add(common);
    }
    const inner = to.slice(0, to.indexOf(common));
    const [child] = inner.slice(-1);
    if (child !== undefined) {
      this.#enter(common, child, null, counts);
    }
    this.#enterAll(inner, null, counts);
  }

  /** @param chain innermost first; the last is left, too, but not what is around it. */
  #leaveAll(chain: readonly Statement[], jump: Jump, counts: FileCounts): void {
    const [innermost] = chain;
    if (innermost === undefined) {
      return;
    }
    for (const stage of chain.filter(({ kind }) => kind === "pipeline").flatMap(({ children }) => children)) {
      const position = this.#others.take(stage);
      const inStage = position === null ? [] : chainOf(position.at);
      this.#leaveAll(inStage.slice(0, inStage.indexOf(stage) + 1), jump, counts);
    }
    let left = jump === NO_JUMP ? jumpBehind(innermost) : jump;
    if (left === NO_JUMP) {
      leaveHead(innermost, this.turned, counts);
    }
    for (const [index, child] of chain.slice(0, -1).entries()) {
      const outer = chain[index + 1];
      left = outer === undefined ? left : leave(outer, child, left, this.turned, counts);
    }
  }

  #enterAll(chain: readonly Statement[], from: Statement | null, counts: FileCounts): void {
    for (let index = chain.length - 1; index > 0; index--) {
      const [outer, child] = [chain[index], chain[index - 1]];
      if (outer !== undefined && child !== undefined) {
        this.#enter(outer, child, from, counts);
      }
    }
  }

  /** @param from the part of `outer` that was executed before; `null` where that is entered, too. */
  #enter(outer: Statement, child: Statement, from: Statement | null, counts: FileCounts): void {
    if (outer.kind === "block") {
      const begin = from === null ? 0 : outer.children.indexOf(from) + 1;
      passAll(outer.children.slice(begin, outer.children.indexOf(child)), counts);
    }
    if (child.role === "body") {
      this.turned.add(outer);
    }
    // The head of a `for` is logged for each turn, but not that of bash's `for ((…))`.
    if (!(outer.kind === "for" && outer.logged?.type === "for_statement")) {
      counts.taken(child);
    }
  }
}

function passLoop(loop: Statement, counts: FileCounts): void {
  for (const body of loop.children.filter(({ role }) => role === "body")) {
    counts.taken(body);
    passAll(body.children, counts);
  }
}

/** Whether a part of a statement comes after another without a new turn. */
function isForward(outer: Statement, from: Statement, to: Statement): boolean {
  if (outer.kind === "while" || outer.kind === "until") {
    return from.role !== to.role;
  }
  const isBehind = outer.children.indexOf(to) > outer.children.indexOf(from);
  return isBehind && !(outer.kind === "if" && from.role !== "condition" && from.role !== null);
}

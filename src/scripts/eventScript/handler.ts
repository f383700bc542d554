import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { TextRange } from "../../text/textRange.ts";
import type { EventSet } from "./eventSet.ts";

/** An event as a handler names it. */
export interface HandlerEvent {
  /** The name; of a pattern such as `mon*` the pattern. */
  readonly name: string;
  /** The word, with its quotes. */
  readonly range: TextRange;
  readonly isPattern: boolean;
}

/** A part of a script that serves certain events. */
export interface Handler {
  /**
   * `case`: an arm of `case "$1" in`; `if`: behind a test of `$1`; `guard`: the rest of the script behind
   * `[ "$1" = event ] || exit`.
   */
  readonly kind: "case" | "if" | "guard";
  readonly events: readonly HandlerEvent[];
  /** Which events reach it. */
  readonly reached: EventSet;
  /** The arm `*)`, or `else`. */
  readonly isDefault: boolean;
  /** The arm, or the `if`, as a whole. */
  readonly node: SyntaxNode;
  /** Its commands. */
  readonly body: TextRange;
}

/** From the label or the test to the last command: what is behind a guard is not inside of it. */
export function wholeOf({ node, body }: Handler): TextRange {
  return { start: Math.min(node.start, body.start), end: Math.max(node.end, body.end) };
}

/** What is known where a statement begins. */
export interface FlowState {
  readonly events: EventSet;
  /**
   * How many event arguments have been shifted away, so that `$N` is the argument N + shift; `null` where that is
   * not certain or `$N` is something else.
   */
  readonly shift: number | null;
}

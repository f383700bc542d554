import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { readPattern } from "./eventPattern.ts";
import type { HandlerEvent } from "./handler.ts";

/** One part of a `case`. */
export interface CaseArm {
  readonly patterns: readonly HandlerEvent[];
  /** Whether it takes whatever is left: `*)`. */
  readonly isDefault: boolean;
  /** Its statements, without `;;`. */
  readonly body: readonly SyntaxNode[];
}

/** Takes a part of a `case` to pieces. @param item a `case_item` */
export function caseArm({ children }: SyntaxNode): CaseArm {
  const patterns = children.filter(({ field }) => field === "value").map(readPattern);
  const close = children.findIndex(({ type }) => type === ")");
  return {
    patterns,
    isDefault: patterns.some(({ name, isPattern }) => isPattern && name === "*"),
    body: children.slice(close + 1).filter(({ field }) => field !== "termination"),
  };
}

import { commandName } from "./commandName.ts";
import { nextStatement, type Statement } from "./statement.ts";

/** What a failing statement's status comes to, if nothing else is executed after it. */
export type StatusPath =
  /** it becomes the status of `until`: the file, the function, the subshell */
  | { readonly kind: "reaches"; readonly isNegated: boolean }
  /** it is the condition of a loop that ends by it: the body's last status counts */
  | { readonly kind: "loop"; readonly loop: Statement; readonly isNegated: boolean }
  /** it is lost, or something else has to be executed first */
  | { readonly kind: "ends" };

const ENDS: StatusPath = { kind: "ends" };

/**
 * Follows the status of a statement outward through lists, branches, loops, pipelines and subshells.
 * @param until where to stop: the first statement for which it holds; functions and files end it anyway
 * @param anyStage whether each stage of a pipeline counts (`set -o pipefail`)
 */
export function statusPath(
  statement: Statement,
  anyStage: boolean | null,
  until: (outer: Statement) => boolean,
): StatusPath {
  let at = afterJump(statement);
  let isNegated = false;
  for (;;) {
    if (until(at)) {
      return { kind: "reaches", isNegated };
    }
    const parent: Statement | null = at.parent;
    if (parent === null || parent.kind === "function") {
      return { kind: "reaches", isNegated };
    }
    if (at.isBackground || parent.kind === "substitution" || parent.kind === "unknown") {
      return ENDS;
    }
    if (parent.kind === "block" && nextStatement(at) !== null) {
      return ENDS;
    }
    if (at.role === "condition") {
      return parent.kind === "while" || parent.kind === "until"
        ? { kind: "loop", loop: parent, isNegated }
        : ENDS;
    }
    if (isLost(at, parent, isNegated, anyStage)) {
      return ENDS;
    }
    isNegated = parent.kind === "not" ? !isNegated : isNegated;
    at = parent;
  }
}

/** The left side of `||` succeeded if nothing was executed after it; that of `&&` failed. */
function isLost(at: Statement, parent: Statement, isNegated: boolean, anyStage: boolean | null): boolean {
  const isFirst = parent.children[0] === at && parent.children.length > 1;
  switch (parent.kind) {
    case "or":
      return isFirst && !isNegated;
    case "and":
      return isFirst && isNegated;
    case "pipeline":
      return !anyStage && parent.children.at(-1) !== at;
    default:
      return false;
  }
}

/** `return` ends its function, `exit` its shell, and both the subshell that they stand in. */
function afterJump(statement: Statement): Statement {
  const name = commandName(statement);
  // `exec` with redirections only goes on.
  const isExec = name === "exec" && statement.logged?.child("argument") != null;
  if (name !== "return" && name !== "exit" && !isExec) {
    return statement;
  }
  let at = statement;
  while (at.parent !== null && at.parent.kind !== "function" && at.parent.kind !== "substitution") {
    at = at.parent;
    if (at.kind === "subshell" || at.parent?.kind === "pipeline") {
      break;
    }
  }
  return at;
}

/**
 * What to blame for a command's status: the `! …` around it, since that turned it over, or the pipeline where any stage of it
 * may have failed.
 */
export function blamedStatement(statement: Statement, anyStage: boolean | null): Statement {
  let found = statement;
  for (let at = statement; at.parent !== null && at.parent.kind !== "function"; at = at.parent) {
    if (at.kind === "not" || (anyStage === true && at.kind === "pipeline")) {
      found = at;
    }
  }
  return found;
}

/** Whether `set -e` looks away: its status is tested by `if`, `while`, `&&`, `||` or `!` (POSIX 2.14, `set`). */
export function isTested(statement: Statement): boolean {
  for (let at: Statement = statement; at.parent !== null && at.parent.kind !== "function"; at = at.parent) {
    const { parent } = at;
    const isLeft = (parent.kind === "and" || parent.kind === "or") && parent.children[0] === at;
    if (isLeft || parent.kind === "not" || at.role === "condition") {
      return true;
    }
  }
  return false;
}

/** Commands that never fail by themselves: after them, something has failed that left no trace. */
export function cannotFail(statement: Statement): boolean {
  if (statement.kind !== "simple") {
    return true; // the head of `for` or `case`
  }
  const name = commandName(statement);
  if (name !== null) {
    return [":", "true", "break", "continue", "set", "trap"].includes(name);
  }
  const { logged } = statement;
  const isAssignment =
    logged?.type === "variable_assignment" ||
    logged?.type === "variable_assignments" ||
    (logged?.type === "command" && logged.child("name") === null); // `$NICE cmd` has a name that is not known
  return isAssignment && statement.children.length === 0 && !statement.hasRedirect;
}

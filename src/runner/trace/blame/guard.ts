import { commandName } from "../syntax/commandName.ts";
import { previousStatement, type Statement } from "../syntax/statement.ts";
import { assigns, keptStatus, statusArgument, statusOfCase, statusTest } from "../syntax/statusTest.ts";

/** Where the syntax says what failed before a statement was reached. */
export interface Guard {
  /** The statement that failed: `cmd` of `cmd || exit 1`; `null` where none is evident. */
  readonly failed: Statement | null;
  /** The conditions on the way out, whose variables are of interest. */
  readonly conditions: readonly Statement[];
}

/**
 * Reads from the syntax which statement's failure led to an `exit`, a `return` or a call of `die`.
 * @param statement that command
 */
export function guardOf(statement: Statement): Guard {
  const conditions: Statement[] = [];
  const argument = statusArgument(statement);
  let failed = argument === null ? null : statusBefore(statement, argument);
  for (let at = statement; failed === null && at.parent !== null; at = at.parent) {
    const { parent } = at;
    if (parent.kind === "function" || parent.kind === "substitution") {
      break;
    }
    const step = at === statement && parent.kind === "block" ? afterSuccessfulExit(at) : stepOut(at, parent);
    conditions.push(...step.conditions);
    failed = step.failed;
    if (step.isEnd) {
      break;
    }
  }
  return { failed, conditions };
}

interface Step extends Guard {
  /** Nothing further out is evident. */
  readonly isEnd: boolean;
}

const NOTHING: Step = { failed: null, conditions: [], isEnd: false };

function stepOut(at: Statement, parent: Statement): Step {
  switch (parent.kind) {
    case "or":
    case "and":
      return parent.children[1] === at ? tested(parent.children[0], parent.kind === "and") : NOTHING;
    case "if":
      return branch(at, parent);
    case "while":
    case "until":
      return at.role === "body" ? tested(lastOf(parent.children[0]), parent.kind === "while") : NOTHING;
    case "case": {
      const name = statusOfCase(parent);
      const failed = name === null || isForSuccess(at) ? null : statusBefore(parent, name);
      return { failed, conditions: isCaseOfEvent(parent) ? [] : [parent], isEnd: false };
    }
    default:
      return NOTHING;
  }
}

/** What a test says whose outcome led here. */
function tested(test: Statement | null | undefined, holds: boolean): Step {
  if (test == null) {
    return NOTHING;
  }
  if (test.kind === "not") {
    return tested(test.children[0], !holds);
  }
  const status = statusTest(test);
  const before = status === null ? null : statusBefore(test, status.name);
  if (status !== null && (before !== null || status.name === "?")) {
    const failed = status.holdsOnFailure === holds ? before : null;
    return { failed, conditions: [], isEnd: failed !== null };
  }
  return { failed: holds ? null : test, conditions: [test], isEnd: false };
}

function branch(at: Statement, parent: Statement): Step {
  const conditions = parent.children.filter(({ role }) => role === "condition");
  if (at.role === "then") {
    return tested(lastOf(parent.children[parent.children.indexOf(at) - 1]), true);
  }
  if (at.role !== "else") {
    return NOTHING;
  }
  // After several conditions nobody can tell which was meant to hold.
  return conditions.length === 1
    ? tested(lastOf(conditions[0]), false)
    : { failed: null, conditions: conditions.flatMap(({ children }) => children), isEnd: true };
}

function lastOf(block: Statement | undefined): Statement | null {
  return block?.children.at(-1) ?? null;
}

/** `cmd && exit 0` and `if cmd; then exit 0; fi` before it: then `cmd` failed. */
function afterSuccessfulExit(at: Statement): Step {
  let before = previousStatement(at);
  while (before !== null && commandName(before) === "echo") {
    before = previousStatement(before);
  }
  if (before?.kind === "and" && leaves(before.children[1])) {
    return tested(before.children[0], false);
  }
  if (before?.kind === "if" && before.children.length === 2 && leaves(lastOf(before.children[1]))) {
    return tested(lastOf(before.children[0]), false);
  }
  return NOTHING;
}

function leaves(statement: Statement | null | undefined): boolean {
  if (statement?.kind === "block") {
    return leaves(lastOf(statement));
  }
  const name = statement == null ? null : commandName(statement);
  return name === "exit" || name === "return";
}

/**
 * The statement whose status `$?` or a variable is at a command.
 * @param name `?` or the variable
 */
function statusBefore(statement: Statement, name: string): Statement | null {
  let at: Statement | null = startOfStep(statement);
  if (at === null) {
    return null;
  }
  if (name === "?") {
    return previousStatement(at);
  }
  for (at = previousStatement(at); at !== null; at = previousStatement(at)) {
    if (keptStatus(at) === name) {
      return statusBefore(at, "?");
    }
    const right = at.kind === "or" ? at.children[1] : undefined;
    if (right !== undefined && assigns(right, name)) {
      return at.children[0] ?? null;
    }
    if (assigns(at, name)) {
      return null;
    }
  }
  return null;
}

/** The statement of the block that a test begins: before it, only what stands before that was executed. */
function startOfStep(statement: Statement): Statement | null {
  let at = statement;
  while (at.parent !== null && at.parent.kind !== "function" && previousStatement(at) === null) {
    const { parent } = at;
    const isFirst = parent.children[0] === at;
    if (!isFirst) {
      return null;
    }
    at = parent;
  }
  return at.parent?.kind === "block" ? at : null;
}

/** The arm `0)`. */
function isForSuccess({ node }: Statement): boolean {
  return node.children.some(({ field, text }) => field === "value" && text === "0");
}

/** `case "$1" in` around the handlers says what everybody knows. */
function isCaseOfEvent({ logged, functionName }: Statement): boolean {
  return functionName === null && /^case\s+"?\$\{?1\}?"?\s/.test(logged?.text ?? "");
}

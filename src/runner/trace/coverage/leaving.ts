import { literalOf } from "../../../shell/words.ts";
import { commandName } from "../syntax/commandName.ts";
import type { Statement } from "../syntax/statement.ts";
import type { FileCounts } from "./fileCounts.ts";
import { isRedirected } from "./redirected.ts";
import { hasForms, hasUnseen, isUnseen, maySilent } from "./silent.ts";

/**
 * How many loops a jump still leaves: 0 where control goes on behind a statement as usual, infinitely many where the
 * function or the shell ends.
 */
export type Jump = number;

export const NO_JUMP: Jump = 0;
export const FOR_GOOD: Jump = Number.POSITIVE_INFINITY;

/** Where control goes behind a statement. */
export function jumpBehind(statement: Statement): Jump {
  switch (commandName(statement)) {
    case "break":
    case "continue": {
      const argument = statement.logged?.child("argument") ?? null;
      return Math.max(1, Number(argument === null ? 1 : literalOf(argument)) || 1);
    }
    case "return":
      return FOR_GOOD;
    default:
      return endsShell(statement) ? FOR_GOOD : NO_JUMP;
  }
}

/** Whether the shell ends there: `exit`, or `exec` of a program. */
export function endsShell(statement: Statement): boolean {
  const name = commandName(statement);
  // `exec` with redirections only goes on.
  return name === "exit" || (name === "exec" && statement.logged?.child("argument") != null);
}

/**
 * Counts what follows from a statement's being over while one of its parts was the last that was executed.
 * @param turned loops that had a turn since they began
 * @returns the jump that is left behind it
 */
export function leave(
  outer: Statement,
  child: Statement,
  jump: Jump,
  turned: Set<Statement>,
  counts: FileCounts,
): Jump {
  switch (outer.kind) {
    case "block":
      if (jump === NO_JUMP) {
        const index = outer.children.indexOf(child);
        passAll(outer.children.slice(index + 1), counts);
      }
      return jump;
    case "if":
      if (jump === NO_JUMP && child.role === "condition") {
        leaveIf(outer, child, counts);
      }
      return jump;
    case "and":
    case "or":
      if (jump === NO_JUMP && child === outer.children[0] && !outer.children.slice(1).some(mayBeUnseen)) {
        counts.skipped(outer);
      }
      return jump;
    case "while":
    case "until":
      if (jump === NO_JUMP && child.role === "condition" && !turned.has(outer)) {
        counts.skipped(outer);
      }
      turned.delete(outer);
      return child.role === "body" ? Math.max(0, jump - 1) : jump;
    case "for":
      return leaveFor(outer, child, jump, turned, counts);
    case "simple":
      // Its substitutions were executed, and it has no line of its own: nothing was left of its words.
      if (jump === NO_JUMP && !(isRedirected(child, outer) && hasForms(outer))) {
        counts.executed(outer);
      }
      return jump;
    default:
      return jump;
  }
}

function leaveFor(
  outer: Statement,
  child: Statement,
  jump: Jump,
  turned: Set<Statement>,
  counts: FileCounts,
): Jump {
  if (child.role === null) {
    // The words of its list were expanded, and there were none.
    if (jump === NO_JUMP) {
      counts.executed(outer);
      counts.skipped(outer);
    }
    return jump;
  }
  turned.delete(outer);
  return Math.max(0, jump - 1);
}

/** Whether nobody can tell that it was executed: only a redirection or the definition of a function. */
function mayBeUnseen(statement: Statement): boolean {
  return maySilent(statement) && hasUnseen(statement);
}

/** What was last executed of a statement is its head. */
export function leaveHead(head: Statement, turned: Set<Statement>, counts: FileCounts): void {
  if (head.kind === "case") {
    leaveCase(head, counts);
  } else if (head.kind === "for") {
    if (!turned.delete(head)) {
      counts.skipped(head);
    }
  }
}

/** No arm of a `case` had a line: it has none, or no pattern did fit. */
function leaveCase(head: Statement, counts: FileCounts): void {
  const arms = head.children.filter((arm) => arm.role === "arm" && maySilent(arm));
  const [arm, ...others] = arms;
  if (counts.canSkip(head)) {
    if (!arms.some(isUnseen)) {
      counts.skipped(head);
    }
  } else if (arm !== undefined && others.length === 0) {
    enterSilently(arm, counts);
  }
}

/** A condition was the last that was executed: its branch had no line, or no branch was taken. */
function leaveIf(outer: Statement, condition: Statement, counts: FileCounts): void {
  const index = outer.children.indexOf(condition);
  const then = outer.children[index + 1];
  const other = outer.children[index + 2];
  const mayThen = then !== undefined && maySilent(then);
  const mayElse = other === undefined || (other.role === "else" && maySilent(other));
  // A loop without a turn in `then` is less likely than a condition that fails; a definition there is not.
  if (mayElse && !(then !== undefined && mayBeUnseen(then))) {
    if (other === undefined) {
      counts.skipped(outer);
    } else {
      enterSilently(other, counts);
    }
  } else if (mayThen && !mayElse) {
    enterSilently(then, counts);
  }
}

function enterSilently(branch: Statement, counts: FileCounts): void {
  counts.guessed(branch);
  passAll(branch.children, counts);
}

/** Statements were executed, one after the other, without a line in the trace. */
export function passAll(statements: readonly Statement[], counts: FileCounts): void {
  for (const statement of statements) {
    pass(statement, counts);
  }
}

function pass(statement: Statement, counts: FileCounts): void {
  if (statement.isBackground || !maySilent(statement)) {
    return;
  }
  switch (statement.kind) {
    case "simple":
      counts.executed(statement);
      break;
    case "for":
      counts.executed(statement);
      counts.skipped(statement);
      break;
    case "block":
    case "subshell":
    case "not":
    case "pipeline":
      passAll(statement.children, counts);
      break;
    default:
  }
}

import type { SyntaxNode } from "../../../shell/syntaxNode.ts";

/** What a statement is to the shell. */
export type StatementKind =
  /** one command or assignment, `[[ … ]]`, `(( … ))`: what xtrace logs with its words */
  | "simple"
  /** a sequence: the file, `{ … }`, a branch, a loop's body, a condition */
  | "block"
  | "and"
  | "or"
  | "not"
  | "pipeline"
  | "subshell"
  /** what stands in `$( … )`, backquotes or `<( … )` */
  | "substitution"
  | "if"
  | "while"
  | "until"
  | "for"
  | "case"
  | "function"
  /** what tree-sitter cannot read */
  | "unknown";

/** What a block is to the `if` or the loop that it belongs to. */
export type BlockRole = "condition" | "then" | "else" | "body" | "arm";

/**
 * A statement as the shell executes it: tree-sitter's nodes without its oddities (redirections around statements,
 * operands inside here-documents, `!` inside pipelines).
 */
export interface Statement {
  readonly kind: StatementKind;
  /** With redirections and here-documents; of a compound the whole of it. */
  readonly node: SyntaxNode;
  /**
   * What xtrace prints of it: the command without redirections, or the head of `for` and `case`; `null` where xtrace
   * prints nothing.
   */
  readonly logged: SyntaxNode | null;
  readonly parent: Statement | null;
  readonly children: readonly Statement[];
  /** Substitutions in the redirections of a compound statement: executed before its children. */
  readonly redirected: readonly Statement[];
  readonly role: BlockRole | null;
  readonly isBackground: boolean;
  /** Redirections of its own, which may fail before it runs. */
  readonly hasRedirect: boolean;
  /** The function in whose body it lies; of a function's definition the outer one. */
  readonly functionName: string | null;
  /** Lines from 1. */
  readonly line: number;
  readonly endLine: number;
}

/** The nearest statement around it for which the test holds. */
export function around(statement: Statement, test: (outer: Statement) => boolean): Statement | null {
  let outer = statement.parent;
  while (outer !== null && !test(outer)) {
    outer = outer.parent;
  }
  return outer;
}

/** Whether `inner` is `outer` or lies in it. */
export function isWithin(inner: Statement, outer: Statement): boolean {
  return inner === outer || around(inner, (statement) => statement === outer) !== null;
}

/** It and everything in it, in the order of the text. */
export function* everyStatement(statement: Statement): Generator<Statement> {
  yield statement;
  for (const child of statement.children) {
    yield* everyStatement(child);
  }
  for (const substitution of statement.redirected) {
    yield* everyStatement(substitution);
  }
}

/** The statement before it in its block. */
export function previousStatement(statement: Statement): Statement | null {
  return sibling(statement, -1);
}

/** The statement behind it in its block. */
export function nextStatement(statement: Statement): Statement | null {
  return sibling(statement, 1);
}

function sibling({ parent, ...statement }: Statement, step: number): Statement | null {
  if (parent?.kind !== "block") {
    return null;
  }
  const index = parent.children.findIndex(({ node }) => node === statement.node);
  return parent.children[index + step] ?? null;
}

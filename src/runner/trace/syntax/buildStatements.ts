import type { SyntaxNode } from "../../../shell/syntaxNode.ts";
import type { LineIndex } from "../../../text/lineIndex.ts";
import { operandsInHeredoc } from "./heredocOperands.ts";
import { splitAssignments } from "./splitAssignments.ts";
import type { BlockRole, Statement, StatementKind } from "./statement.ts";
import { substitutionsIn } from "./substitutions.ts";

/** Where a statement stands. */
interface Place {
  readonly parent: Statement | null;
  readonly functionName: string | null;
  readonly isBackground: boolean;
  readonly hasRedirect: boolean;
  readonly role: BlockRole | null;
  /** The node with the redirections, where there are any. */
  readonly outer: SyntaxNode | null;
}

/** A statement to which children are still added. */
type Growing = Statement & { readonly children: Statement[]; readonly redirected: Statement[] };

const LOOPS: Readonly<Record<string, StatementKind>> = {
  while_statement: "while",
  until_statement: "until",
  for_statement: "for",
  c_style_for_statement: "for",
};

/** Makes statements of a script's syntax tree. */
export function buildStatements(root: SyntaxNode, lines: LineIndex): Statement {
  const lineOf = (offset: number): number => lines.placeAt(offset).line + 1;

  function make(kind: StatementKind, node: SyntaxNode, place: Place, logged: SyntaxNode | null): Growing {
    const whole = place.outer ?? node;
    const { parent, role, isBackground, hasRedirect, functionName } = place;
    const [line, endLine] = [lineOf(whole.start), lineOf(Math.max(whole.start, whole.end - 1))];
    const children: Statement[] = [];
    return {
      kind,
      node: whole,
      logged,
      parent,
      children,
      redirected: [],
      role,
      isBackground,
      hasRedirect,
      functionName,
      line,
      endLine,
    };
  }

  function inside(parent: Statement, role: BlockRole | null = null): Place {
    const functionName = parent.functionName;
    return { parent, functionName, isBackground: false, hasRedirect: false, role, outer: null };
  }

  function block(node: SyntaxNode, parts: readonly SyntaxNode[], place: Place): Growing {
    const made = make("block", node, place, null);
    for (const part of parts.flatMap(splitAssignments)) {
      if (part.isNamed && part.type !== "comment" && part.field !== "redirect") {
        const isBackground = part.next?.type === "&";
        made.children.push(statement(part, { ...inside(made), isBackground }));
      }
    }
    return made;
  }

  function simple(node: SyntaxNode, place: Place): Statement {
    const made = make("simple", node, place, node);
    addSubstitutions(made, place.outer ?? node);
    return made;
  }

  function addSubstitutions(made: Growing, node: SyntaxNode): void {
    for (const inner of substitutionsIn(node)) {
      made.children.push(substitution(inner, made));
    }
  }

  function substitution(node: SyntaxNode, parent: Statement): Statement {
    const holder = make("substitution", node, inside(parent), null);
    holder.children.push(block(node, node.children, inside(holder)));
    return holder;
  }

  /** A list, a pipeline or what else is made of statements only. */
  function compound(
    kind: StatementKind,
    node: SyntaxNode,
    parts: readonly SyntaxNode[],
    place: Place,
  ): Statement {
    const made = make(kind, node, place, null);
    made.children.push(...parts.map((part) => statement(part, inside(made))));
    return made;
  }

  function redirected(node: SyntaxNode, place: Place): Statement {
    const body = node.child("body");
    if (body === null) {
      return simple(node, { ...place, hasRedirect: true });
    }
    const rest = operandsInHeredoc(node.childOfType("heredoc_redirect"));
    const outer = rest.length > 0 ? node : (place.outer ?? node);
    return behindHeredoc(
      (to) => withRedirected(statement(body, { ...to, outer, hasRedirect: true }), node),
      node,
      rest,
      place,
    );
  }

  /** Redirections behind `a && b` are those of `b`. A simple command has their substitutions among its own. */
  function withRedirected(made: Statement, node: SyntaxNode): Statement {
    const redirects = made.node === node && made.kind === "simple" ? [] : redirectionsOf(node);
    let owner = made;
    for (let last: Statement | undefined = made; last !== undefined; last = lastPart(last)) {
      owner = last;
    }
    const list = (owner.kind === "simple" ? owner.children : owner.redirected) as Statement[];
    list.push(...redirects.flatMap(substitutionsIn).map((inner) => substitution(inner, owner)));
    return made;
  }

  /** `a <<EOF | b || c`: what follows the here-document's word stands inside the redirection. */
  function behindHeredoc(
    first: (to: Place) => Statement,
    node: SyntaxNode,
    rest: readonly SyntaxNode[],
    place: Place,
  ): Statement {
    const [operator, last] = rest.slice(-2);
    if (operator === undefined) {
      return first(place);
    }
    if (last !== undefined && (operator.type === "&&" || operator.type === "||")) {
      const made = make(operator.type === "&&" ? "and" : "or", node, place, null);
      made.children.push(behindHeredoc(first, node, rest.slice(0, -2), inside(made)));
      made.children.push(statement(last, inside(made)));
      return made;
    }
    const made = make("pipeline", node, place, null);
    made.children.push(behindHeredoc(first, node, [], inside(made)));
    made.children.push(...rest.map((stage) => statement(stage, inside(made))));
    return made;
  }

  function pipeline(node: SyntaxNode, place: Place): Statement {
    const stages = node.namedChildren.filter(({ type }) => type !== "comment");
    const negated = stages[0]?.type === "negated_command" ? stages[0] : null;
    if (negated === null) {
      return compound("pipeline", node, stages, place);
    }
    // `! a | b` negates the whole of it (POSIX 2.9.2); tree-sitter gives the `!` to `a`.
    const made = make("not", node, place, null);
    made.children.push(
      compound("pipeline", node, [...negated.namedChildren, ...stages.slice(1)], inside(made)),
    );
    return made;
  }

  function ifStatement(node: SyntaxNode, place: Place): Statement {
    const made = make("if", node, place, null);
    addBranches(node);
    return made;

    function addBranches(clause: SyntaxNode): void {
      const isLast = (child: SyntaxNode): boolean =>
        child.type === "elif_clause" || child.type === "else_clause";
      const own = clause.children.filter((child) => !isLast(child));
      const then = own.findIndex(({ type }) => type === "then");
      made.children.push(blockOf(clause, own.slice(1, then), "condition"));
      made.children.push(blockOf(clause, own.slice(then + 1), "then"));
      for (const child of clause.children.filter(isLast)) {
        if (child.type === "elif_clause") {
          addBranches(child);
        } else {
          made.children.push(blockOf(child, child.children.slice(1), "else"));
        }
      }
    }

    function blockOf(clause: SyntaxNode, parts: readonly SyntaxNode[], role: BlockRole): Statement {
      return block(clause, parts, inside(made, role));
    }
  }

  function loop(kind: StatementKind, node: SyntaxNode, place: Place): Statement {
    const isUntil = node.children[0]?.type === "until";
    const isFor = kind === "for";
    const made = make(isUntil ? "until" : kind, node, place, isFor ? node : null);
    const body = node.child("body");
    const rest = node.children.filter((child) => child !== body);
    if (isFor) {
      for (const child of rest) {
        addSubstitutions(made, child);
      }
    } else {
      made.children.push(block(node, rest.slice(1), inside(made, "condition")));
    }
    if (body !== null) {
      made.children.push(block(body, body.children, inside(made, "body")));
    }
    return made;
  }

  function caseStatement(node: SyntaxNode, place: Place): Statement {
    const made = make("case", node, place, node);
    const value = node.child("value");
    if (value !== null) {
      addSubstitutions(made, value);
    }
    for (const item of node.children.filter(({ type }) => type === "case_item")) {
      const from = item.children.findIndex(({ type }) => type === ")");
      made.children.push(block(item, item.children.slice(from + 1), inside(made, "arm")));
    }
    return made;
  }

  function functionDefinition(node: SyntaxNode, place: Place): Statement {
    const made = make("function", node, place, null);
    const body = node.child("body");
    if (body !== null) {
      const functionName = node.child("name")?.text ?? null;
      made.children.push(statement(body, { ...inside(made), functionName }));
    }
    return made;
  }

  function statement(node: SyntaxNode, place: Place): Statement {
    const kind = LOOPS[node.type];
    if (kind !== undefined) {
      return loop(kind, node, place);
    }
    switch (node.type) {
      case "command":
      case "declaration_command":
      case "unset_command":
      case "test_command":
      case "variable_assignment":
      case "variable_assignments":
        return simple(node, place);
      case "redirected_statement":
        return redirected(node, place);
      case "list": {
        const operator = node.children.find(({ type }) => type === "&&" || type === "||");
        return compound(operator?.type === "&&" ? "and" : "or", node, operands(node), place);
      }
      case "negated_command":
        return compound("not", node, node.namedChildren, place);
      case "pipeline":
        return pipeline(node, place);
      case "subshell": {
        const made = make("subshell", node, place, null);
        made.children.push(block(node, node.children, inside(made)));
        return made;
      }
      case "compound_statement":
        return node.children[0]?.type === "((" ? simple(node, place) : block(node, node.children, place);
      case "if_statement":
        return ifStatement(node, place);
      case "case_statement":
        return caseStatement(node, place);
      case "function_definition":
        return functionDefinition(node, place);
      default: {
        const made = make("unknown", node, place, null);
        made.children.push(...node.namedChildren.map((child) => statement(child, inside(made))));
        return made;
      }
    }
  }

  const top = { functionName: null, isBackground: false, hasRedirect: false, role: null, outer: null };
  return block(root, root.children, { parent: null, ...top });
}

function redirectionsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ field }) => field === "redirect");
}

function operands(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.filter(({ type }) => type !== "comment");
}

/** What is last in a list or pipeline; nothing where it lacks, as behind a lone `!`. */
function lastPart({ kind, children }: Statement): Statement | undefined {
  return kind === "and" || kind === "or" || kind === "not" || kind === "pipeline"
    ? children.at(-1)
    : undefined;
}

import type { Assignment, FunctionDefinition, VariableUse } from "./command.ts";
import type { SyntaxNode } from "./syntaxNode.ts";
import { literalOf } from "./words.ts";

/** All variables of a script, in the order of the text. */
export interface CollectedVariables {
  readonly assignments: readonly Assignment[];
  readonly uses: readonly VariableUse[];
}

interface Scope {
  readonly function: FunctionDefinition | null;
  readonly inSubshell: boolean;
}

const NAME = /^[A-Za-z_]\w*$/;
const EXPANSION_IN_TEXT = /\\.|\$(?:([A-Za-z_]\w*|[0-9@*#?$!-])|\{([A-Za-z_]\w*|\d+|[@*#?$!-])([^}]*)\})/gs;

/** Finds where variables get values and where their values are used. */
export function collectVariables(
  root: SyntaxNode,
  functions: readonly FunctionDefinition[],
): CollectedVariables {
  const byNode = new Map(functions.map((definition) => [definition.node, definition]));
  const assignments: Assignment[] = [];
  const uses = new Map<number, VariableUse>();

  function assign(
    nameNode: SyntaxNode,
    value: SyntaxNode | null,
    node: SyntaxNode,
    kind: Assignment["kind"],
    scope: Scope,
  ): void {
    assignments.push({ name: nameNode.text, nameNode, value, node, kind, ...scope });
  }

  function use(name: string, start: number, operator: string | null, node: SyntaxNode, scope: Scope): void {
    uses.set(start, { name, start, end: start + name.length, operator, node, function: scope.function });
  }

  function visit(node: SyntaxNode, scope: Scope): void {
    const inner = innerScope(node, scope, byNode);
    switch (node.type) {
      case "variable_assignment":
        visitAssignment(node, inner);
        break;
      case "simple_expansion": {
        const name = node.children[1];
        if (name !== undefined) {
          // Without braces one digit is the name: `$10` is `${1}0` (POSIX 2.5.1).
          use(/^\d/.test(name.text) ? name.text.slice(0, 1) : name.text, name.start, null, node, inner);
        }
        break;
      }
      case "expansion":
        visitExpansion(node, inner);
        break;
      case "for_statement": {
        const variable = node.child("variable");
        if (variable !== null) {
          assign(variable, null, node, "for", inner);
        }
        break;
      }
      case "declaration_command":
        for (const name of node.children.filter((child) => child.type === "variable_name")) {
          assign(name, null, node, declarationKind(node), inner);
        }
        break;
      case "command":
        visitReader(node, inner);
        break;
      case "variable_name":
        if (isArithmeticName(node)) {
          use(node.text, node.start, null, node, inner);
        }
        break;
      case "heredoc_body":
        visitHeredoc(node, inner);
        break;
    }
    for (const child of node.children) {
      visit(child, inner);
    }
  }

  function visitAssignment(node: SyntaxNode, scope: Scope): void {
    const name = node.child("name");
    if (name === null) {
      return;
    }
    const target = name.type === "subscript" ? (name.child("name") ?? name) : name;
    assign(target, node.child("value"), node, assignmentKind(node), scope);
  }

  function visitExpansion(node: SyntaxNode, scope: Scope): void {
    const index = node.children.findIndex(
      (child) =>
        child.type === "variable_name" ||
        child.type === "special_variable_name" ||
        child.type === "subscript",
    );
    const found = node.children[index];
    const name = found?.type === "subscript" ? (found.child("name") ?? found) : found;
    if (name === undefined) {
      return;
    }
    const before = node.children[index - 1];
    const after = node.children[index + 1];
    const operator =
      before !== undefined && before.type !== "${"
        ? before.text
        : after?.type === "}"
          ? null
          : (after?.text ?? null);
    if (operator === ":=" || operator === "=") {
      assign(name, after?.next ?? null, node, "default", scope);
    }
    use(name.text, name.start, operator, node, scope);
  }

  function visitReader(node: SyntaxNode, scope: Scope): void {
    const name = node.child("name");
    const command = name === null ? null : literalOf(name);
    const words = node.children.filter((child) => child.field === "argument");
    const targets = command === "read" ? words : command === "getopts" ? words.slice(1, 2) : [];
    for (const word of targets) {
      if (NAME.test(word.text)) {
        assign(word, null, node, "read", scope);
      }
    }
  }

  /** tree-sitter-bash loses some expansions in here-documents, so their text is read anew. */
  function visitHeredoc(node: SyntaxNode, scope: Scope): void {
    const start = node.parent?.children.find((child) => child.type === "heredoc_start")?.text ?? "";
    if (/['"\\]/.test(start)) {
      return;
    }
    for (const match of node.text.matchAll(EXPANSION_IN_TEXT)) {
      const name = match[1] ?? match[2];
      if (name !== undefined) {
        const at = node.start + match.index + (match[1] === undefined ? 2 : 1);
        use(name, at, /^(?::?[-=+?]|##?|%%?)/.exec(match[3] ?? "")?.[0] ?? null, node, scope);
      }
    }
  }

  visit(root, { function: null, inSubshell: false });
  return {
    assignments: assignments.sort((a, b) => a.nameNode.start - b.nameNode.start),
    uses: [...uses.values()].sort((a, b) => a.start - b.start),
  };
}

function innerScope(
  node: SyntaxNode,
  scope: Scope,
  byNode: ReadonlyMap<SyntaxNode, FunctionDefinition>,
): Scope {
  const definition = byNode.get(node);
  if (definition !== undefined) {
    return { function: definition, inSubshell: false };
  }
  const opens =
    node.type === "subshell" ||
    node.type === "command_substitution" ||
    node.type === "process_substitution" ||
    node.type === "pipeline";
  return opens && !scope.inSubshell ? { ...scope, inSubshell: true } : scope;
}

function assignmentKind(node: SyntaxNode): Assignment["kind"] {
  const parent = node.parent;
  if (parent?.type === "command") {
    return parent.child("name") === null ? "plain" : "prefix";
  }
  return parent?.type === "declaration_command" ? declarationKind(parent) : "plain";
}

function declarationKind(node: SyntaxNode): Assignment["kind"] {
  const word = node.children[0]?.text;
  const isLocal = word === "local" || word === "declare" || word === "typeset";
  return isLocal && node.ancestor(({ type }) => type === "function_definition") !== null
    ? "local"
    : "exported";
}

/** Names stand alone in `$(( … ))` and `(( … ))`. */
function isArithmeticName(node: SyntaxNode): boolean {
  const holder = node.parent?.type;
  return (
    holder === "arithmetic_expansion" ||
    (holder !== undefined &&
      /^(?:binary|unary|ternary|postfix|parenthesized)_expression$/.test(holder) &&
      node.ancestor(({ type }) => type === "arithmetic_expansion" || type === "test_command")?.type ===
        "arithmetic_expansion")
  );
}

import type { Assignment } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf, plainVariable } from "../../shell/words.ts";

/** The variables that hold the event's name and nothing else: `event="$1"`. */
export function eventVariables(assignments: readonly Assignment[]): ReadonlySet<string> {
  const values = new Map<string, boolean>();
  for (const { name, value, kind } of assignments) {
    if (kind !== "prefix") {
      const isEvent = value !== null && plainVariable(value) === "1";
      values.set(name, isEvent && values.get(name) !== false);
    }
  }
  return new Set([...values].filter(([, isEvent]) => isEvent).map(([name]) => name));
}

/** A comparison of the event's name with a word. */
export interface EventTest {
  readonly word: SyntaxNode;
  readonly name: string;
  readonly isEqual: boolean;
}

/**
 * Reads `[ "$1" = "monitor" ]`, `[[ $1 == monitor ]]` and `test "$1" != monitor`, also with an `x` before both
 * sides and with the sides swapped.
 * @param isEvent whether an expansion stands for the event's name
 */
export function eventTest(node: SyntaxNode, isEvent: (expansion: SyntaxNode) => boolean): EventTest | null {
  const parts = testParts(node);
  if (parts === null) {
    return null;
  }
  const { left, operator, right } = parts;
  if (operator !== "=" && operator !== "==" && operator !== "!=") {
    return null;
  }
  for (const [variable, word] of [
    [left, right],
    [right, left],
  ] as const) {
    const name = literalOf(word);
    if (name !== null && isEvent(variable)) {
      return { word, name, isEqual: operator !== "!=" };
    }
    const prefixed = name?.startsWith("x") && isPrefixedEvent(variable, isEvent) ? name.slice(1) : null;
    if (prefixed !== null) {
      return { word, name: prefixed, isEqual: operator !== "!=" };
    }
  }
  return null;
}

function testParts(node: SyntaxNode): { left: SyntaxNode; operator: string; right: SyntaxNode } | null {
  if (node.type === "test_command") {
    const expression = node.childOfType("binary_expression");
    const [left, operator, right] = expression?.children ?? [];
    return left === undefined ||
      operator === undefined ||
      right === undefined ||
      expression?.children.length !== 3
      ? null
      : { left, operator: operator.text, right };
  }
  const name = node.child("name");
  if (node.type !== "command" || name === null || literalOf(name) !== "test") {
    return null;
  }
  const [left, operator, right, ...more] = node.children.filter((child) => child.field === "argument");
  return left === undefined || operator === undefined || right === undefined || more.length > 0
    ? null
    : { left, operator: operator.text, right };
}

function isPrefixedEvent(node: SyntaxNode, isEvent: (expansion: SyntaxNode) => boolean): boolean {
  const inner = node.type === "string" ? node : node.type === "concatenation" ? node : null;
  const pieces = inner?.children.filter((child) => child.type !== '"') ?? [];
  return pieces.length === 2 && pieces[0]?.text === "x" && pieces[1] !== undefined && isEvent(pieces[1]);
}

import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf, plainVariable } from "../../shell/words.ts";

/** CTDB gives every script the event as its first argument, so that this many are always there. */
const FEWEST = 1;

/**
 * Reads tests that are for people who start the script by hand without an argument: `[ $# -lt 1 ]`, `[ -z "$1" ]`, and
 * their opposites.
 * @param isEvent whether an expansion stands for the event's name
 * @returns what the test says under CTDB, whatever the event; `null` for any other test
 */
export function argumentTest(node: SyntaxNode, isEvent: (expansion: SyntaxNode) => boolean): boolean | null {
  const [first, second, third, ...more] = partsOf(node);
  if (first === undefined || second === undefined || more.length > 0) {
    return null;
  }
  if (third === undefined) {
    const operator = first.text;
    return (operator === "-z" || operator === "-n") && isEvent(second) ? operator === "-n" : null;
  }
  const number = literalOf(third);
  return isCount(first) && number !== null && /^\d+$/.test(number)
    ? countTest(second.text, Number(number))
    : null;
}

/** `$#`, also in double quotes. */
function isCount(node: SyntaxNode): boolean {
  return plainVariable(node) === "#" || node.text === "$#";
}

/** What `$# OPERATOR number` is where `$#` is at least {@link FEWEST}; `null` where that decides nothing. */
function countTest(operator: string, number: number): boolean | null {
  switch (operator) {
    case "-lt":
      return number <= FEWEST ? false : null;
    case "-ge":
      return number <= FEWEST ? true : null;
    case "-le":
      return number < FEWEST ? false : null;
    case "-gt":
      return number < FEWEST ? true : null;
    case "-eq":
    case "=":
    case "==":
      return number < FEWEST ? false : null;
    case "-ne":
    case "!=":
      return number < FEWEST ? true : null;
    default:
      return null;
  }
}

function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === "test_command") {
    const inner = node.namedChildren;
    const expression = inner.length === 1 ? inner[0] : undefined;
    return expression !== undefined && /^(?:unary|binary)_expression$/.test(expression.type)
      ? expression.children
      : [];
  }
  const name = node.type === "command" ? node.child("name") : null;
  return name !== null && literalOf(name) === "test"
    ? node.children.filter(({ field }) => field === "argument")
    : [];
}

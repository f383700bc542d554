import type { SyntaxNode } from "../../shell/syntaxNode.ts";

/** What tells a test, of a command or of a node with its name. */
interface Named {
  readonly name: string | null;
  readonly node: SyntaxNode;
}

/** Whether it is `[ … ]`, `[[ … ]]` or `test …`: a `[` that the grammar does not read is a command of that name. */
export function isTest({ name, node }: Named): boolean {
  return node.type === "test_command" || name === "test" || name === "[";
}

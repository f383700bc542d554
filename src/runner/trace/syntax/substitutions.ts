import type { SyntaxNode } from "../../../shell/syntaxNode.ts";
import { isHeredocOperand } from "./heredocOperands.ts";

/** The command and process substitutions in a command, without those within them and without its nested statements. */
export function substitutionsIn(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  collect(node, found);
  return found;
}

function collect(node: SyntaxNode, found: SyntaxNode[]): void {
  if (node.type === "command_substitution" || node.type === "process_substitution") {
    found.push(node);
    return;
  }
  for (const child of node.children) {
    // Operands that tree-sitter puts into a here-document's redirection are statements of their own.
    if (!isHeredocOperand(child)) {
      collect(child, found);
    }
  }
}

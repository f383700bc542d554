import type { SyntaxNode } from "../../../shell/syntaxNode.ts";
import type { Statement } from "../syntax/statement.ts";

/**
 * Whether a substitution stands in a redirection or a here-document of its command: then it is executed behind the command's
 * line in the trace, otherwise before it.
 */
export function isRedirected(substitution: Statement, command: Statement): boolean {
  let at: SyntaxNode | null = substitution.node;
  while (at !== null && at !== command.node) {
    if (at.field === "redirect") {
      return true;
    }
    at = at.parent;
  }
  return false;
}

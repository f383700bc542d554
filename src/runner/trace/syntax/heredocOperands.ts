import type { SyntaxNode } from "../../../shell/syntaxNode.ts";

/**
 * What stands behind a here-document's word on its line, which tree-sitter-bash 0.25 puts into the redirection.
 * @returns stages of a pipeline, then `&&` or `||` with its operand, as often as there are; empty for none.
 */
export function operandsInHeredoc(heredoc: SyntaxNode | null): readonly SyntaxNode[] {
  const right = heredoc?.child("right") ?? null;
  const operator = heredoc?.children.find(({ type }) => type === "&&" || type === "||");
  const chain = heredoc?.children.find(({ type }) => type === "pipeline" || type === "list");
  const rest = chain === undefined ? [] : flat(chain);
  return right === null || operator === undefined ? rest : [...rest, operator, right];
}

/** Whether a node is one of those. */
export function isHeredocOperand(node: SyntaxNode): boolean {
  return (
    node.parent?.type === "heredoc_redirect" &&
    (node.field === "right" || node.type === "pipeline" || node.type === "list")
  );
}

/** `| a | b || c` as `a`, `b`, `||`, `c`. */
function flat(node: SyntaxNode): SyntaxNode[] {
  if (node.type !== "pipeline" && node.type !== "list") {
    return [node];
  }
  return node.children.flatMap((child) =>
    child.isNamed ? flat(child) : child.text.startsWith("|") && child.text !== "||" ? [] : [child],
  );
}

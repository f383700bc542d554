import { SyntaxNode } from "../../../shell/syntaxNode.ts";

/**
 * Takes lines of assignments and the command on the next line apart, which tree-sitter-bash 0.25 reads as one command if the
 * first of them has several.
 * @param node a statement's
 * @returns a statement for each line, or only the node
 */
export function splitAssignments(node: SyntaxNode): readonly SyntaxNode[] {
  const { children, start, text } = node;
  if (node.type !== "command" && node.type !== "variable_assignments") {
    return [node];
  }
  const breaks = children.flatMap((child, index) => {
    const before = children[index - 1];
    const isSplit =
      before?.type === "variable_assignment" &&
      text
        .slice(before.end - start, child.start - start)
        .replaceAll("\\\n", "")
        .includes("\n");
    return isSplit ? [index] : [];
  });
  if (breaks.length === 0) {
    return [node];
  }
  return [0, ...breaks].map((from, index) => {
    const part = children.slice(from, breaks[index]);
    const [first = node, last = node] = [part[0], part.at(-1)];
    const type = last.type === "variable_assignment" ? "variable_assignments" : "command";
    const source = " ".repeat(start) + text;
    return new SyntaxNode(source, type, true, first.start, last.end, node.field, node.parent, part);
  });
}

import type { TestNode } from "./testNode.ts";

/**
 * The leaves that are meant, each once and in the order of the tree: those at and below `include` without those at and
 * below `exclude`. What is optional is left out unless it, or something below it, was chosen itself.
 * @param include ids; `null`: the whole tree
 */
export function chosenLeaves(
  roots: readonly TestNode[],
  include: ReadonlySet<string> | null,
  exclude: ReadonlySet<string>,
): readonly TestNode[] {
  const leaves: TestNode[] = [];
  const visit = (node: TestNode, isMeant: boolean): void => {
    if (exclude.has(node.id)) {
      return;
    }
    const isChosen = include?.has(node.id) === true;
    const isMeantHere = isChosen || (isMeant && !node.isOptional);
    if (isMeantHere && node.subject !== null) {
      leaves.push(node);
    }
    for (const child of node.children ?? []) {
      visit(child, isMeantHere);
    }
  };
  for (const root of roots) {
    visit(root, include === null);
  }
  return leaves;
}

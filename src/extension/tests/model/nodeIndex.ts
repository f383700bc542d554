import type { TestNode } from "./testNode.ts";

const known = new WeakMap<TestNode, ReadonlyMap<string, TestNode>>();

/** All nodes at and below a root, by id; made once for each root. */
export function indexOf(root: TestNode): ReadonlyMap<string, TestNode> {
  const before = known.get(root);
  if (before !== undefined) {
    return before;
  }
  const index = new Map<string, TestNode>();
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    index.set(node.id, node);
    for (const child of node.children ?? []) {
      pending.push(child); // one by one: there may be more than a call takes arguments
    }
  }
  known.set(root, index);
  return index;
}

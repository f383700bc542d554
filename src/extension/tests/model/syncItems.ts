import type { TestNode } from "./testNode.ts";

/** The part of `vscode.TestItem` that holds others. */
export interface SyncedItem<I> {
  readonly id: string;
  readonly children: SyncedItems<I>;
}

/** The part of `vscode.TestItemCollection` that is used here. */
export interface SyncedItems<I> {
  readonly size: number;
  get(id: string): I | undefined;
  add(item: I): void;
  delete(id: string): void;
  forEach(callback: (item: I) => void): void;
}

/** Makes items, and has them look as their nodes say. */
export interface ItemMaker<I> {
  make(node: TestNode): I;
  /** @param before the node that the item looked like; `null`: it was just made */
  dress(item: I, node: TestNode, before: TestNode | null): void;
  /** Told of items that left the tree, with all below them. */
  drop(item: I): void;
  /** What an item was dressed as last. */
  nodeOf(item: I): TestNode | null;
}

/**
 * Makes the items of a collection what nodes say, in one pass: items that stay are the same objects, and what did not change
 * is not touched. A child is added to its parent before that comes into the tree, so that VS Code is told once.
 */
export function syncItems<I extends SyncedItem<I>>(
  items: SyncedItems<I>,
  nodes: readonly TestNode[],
  maker: ItemMaker<I>,
): void {
  for (const node of nodes) {
    syncItem(items, node, maker);
  }
  if (items.size > nodes.length) {
    const ids = new Set(nodes.map(({ id }) => id));
    const gone: I[] = [];
    items.forEach((item) => {
      if (!ids.has(item.id)) {
        gone.push(item);
      }
    });
    for (const item of gone) {
      removeItem(items, item, maker);
    }
  }
}

/** Takes an item and all below it out of a collection. */
export function removeItem<I extends SyncedItem<I>>(
  items: SyncedItems<I>,
  item: I,
  maker: ItemMaker<I>,
): void {
  items.delete(item.id);
  dropAll(item, maker);
}

/** Makes one item of a collection, and all below it, what its node says. */
export function syncItem<I extends SyncedItem<I>>(
  items: SyncedItems<I>,
  node: TestNode,
  maker: ItemMaker<I>,
): void {
  const known = items.get(node.id);
  const before = known === undefined ? null : maker.nodeOf(known);
  if (before === node) {
    return;
  }
  const item = known ?? maker.make(node);
  maker.dress(item, node, before);
  syncItems(item.children, node.children ?? [], maker);
  if (known === undefined) {
    items.add(item);
  }
}

function dropAll<I extends SyncedItem<I>>(item: I, maker: ItemMaker<I>): void {
  maker.drop(item);
  item.children.forEach((child) => {
    dropAll(child, maker);
  });
}

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

/** Work in small steps, so that whoever does it can do something else between them, or leave it for good. */
export type Steps = Generator<void, void, void>;

/** Keeps the items of a tree what nodes say: items that stay are the same objects, and what did not change is not touched. */
export class ItemSync<I extends SyncedItem<I>> {
  readonly #maker: ItemMaker<I>;
  /** What an item and all below it look like; none while that is being changed. */
  readonly #whole = new WeakMap<I, TestNode>();

  constructor(maker: ItemMaker<I>) {
    this.#maker = maker;
  }

  /** Makes the items of a collection what nodes say, one item in each step. */
  *all(items: SyncedItems<I>, nodes: readonly TestNode[]): Steps {
    this.#removeOthers(items, nodes);
    for (const node of nodes) {
      yield* this.one(items, node);
    }
  }

  /** Makes one item of a collection, and all below it, what its node says. */
  *one(items: SyncedItems<I>, node: TestNode): Steps {
    const known = items.get(node.id);
    if (known !== undefined && this.#whole.get(known) === node) {
      return;
    }
    const item = known ?? this.#maker.make(node);
    this.#whole.delete(item);
    this.#maker.dress(item, node, known === undefined ? null : this.#maker.nodeOf(known));
    if (known === undefined) {
      items.add(item);
    }
    yield;
    yield* this.all(item.children, node.children ?? []);
    this.#whole.set(item, node);
  }

  /** Takes an item and all below it out of a collection. */
  remove(items: SyncedItems<I>, item: I): void {
    items.delete(item.id);
    this.#dropAll(item);
  }

  #removeOthers(items: SyncedItems<I>, nodes: readonly TestNode[]): void {
    if (items.size === 0) {
      return;
    }
    const ids = new Set(nodes.map(({ id }) => id));
    const gone: I[] = [];
    items.forEach((item) => {
      if (!ids.has(item.id)) {
        gone.push(item);
      }
    });
    for (const item of gone) {
      this.remove(items, item);
    }
  }

  #dropAll(item: I): void {
    this.#maker.drop(item);
    item.children.forEach((child) => {
      this.#dropAll(child);
    });
  }
}

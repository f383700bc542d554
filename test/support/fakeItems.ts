import type { ItemMaker, SyncedItem, SyncedItems } from "../../src/extension/tests/model/syncItems.ts";
import type { TestNode } from "../../src/extension/tests/model/testNode.ts";

/** An item that only remembers. */
export interface FakeItem extends SyncedItem<FakeItem> {
  readonly children: FakeItems;
  label: string;
}

/** What VS Code's collection does, by id. */
export class FakeItems implements SyncedItems<FakeItem> {
  readonly #items = new Map<string, FakeItem>();

  get size(): number {
    return this.#items.size;
  }

  get(id: string): FakeItem | undefined {
    return this.#items.get(id);
  }

  add(item: FakeItem): void {
    this.#items.set(item.id, item);
  }

  delete(id: string): void {
    this.#items.delete(id);
  }

  forEach(callback: (item: FakeItem) => void): void {
    this.#items.forEach((item) => {
      callback(item);
    });
  }

  /** Labels, those of children indented. */
  get lines(): readonly string[] {
    return [...this.#items.values()].flatMap(({ label, children }) => [
      label,
      ...children.lines.map((line) => `  ${line}`),
    ]);
  }
}

/** Makes fake items and counts what is done to them. */
export class FakeMaker implements ItemMaker<FakeItem> {
  readonly made: string[] = [];
  readonly dressed: string[] = [];
  readonly dropped: string[] = [];
  readonly #nodes = new Map<FakeItem, TestNode>();

  make({ id, label }: TestNode): FakeItem {
    this.made.push(id);
    return { id, label, children: new FakeItems() };
  }

  dress(item: FakeItem, node: TestNode): void {
    this.dressed.push(node.id);
    this.#nodes.set(item, node);
    item.label = node.label;
  }

  drop({ id }: FakeItem): void {
    this.dropped.push(id);
  }

  nodeOf(item: FakeItem): TestNode | null {
    return this.#nodes.get(item) ?? null;
  }
}

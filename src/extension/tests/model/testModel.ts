import type { Disposable } from "../../disposables.ts";
import { Listeners } from "../../listeners.ts";
import { indexOf } from "./nodeIndex.ts";
import type { TestNode } from "./testNode.ts";
import type { TestProvider } from "./testProvider.ts";

/** What changed since the listener was told last. */
export interface TestModelChange {
  /** Roots that are new or other than before. */
  readonly changed: readonly TestNode[];
  /** Roots that are gone, as they were. */
  readonly removed: readonly TestNode[];
}

/** The tree of tests: the roots of all providers. What the Test Explorer shows is a view of it. */
export class TestModel implements Disposable {
  readonly #providers: TestProvider[] = [];
  readonly #listeners = new Listeners<[change: TestModelChange]>();
  #roots: readonly TestNode[] = [];

  /** In the order of the providers. */
  get roots(): readonly TestNode[] {
    return this.#roots;
  }

  /** Takes up a provider's roots until what is returned is disposed, which disposes the provider too. */
  add(provider: TestProvider): Disposable {
    const listening = provider.onDidChange(() => this.#update());
    this.#providers.push(provider);
    this.#update();
    return {
      dispose: () => {
        listening.dispose();
        const index = this.#providers.indexOf(provider);
        if (index >= 0) {
          this.#providers.splice(index, 1);
          provider.dispose();
          this.#update();
        }
      },
    };
  }

  /** The node of an id as it is now; `null` where there is none. */
  find(id: string): TestNode | null {
    for (const root of this.#roots) {
      const found = indexOf(root).get(id);
      if (found !== undefined) {
        return found;
      }
    }
    return null;
  }

  /** Finds the roots (`null`), or reads what stands below a node. Never rejects. */
  async resolve(id: string | null): Promise<void> {
    await Promise.all(this.#providers.map((provider) => provider.resolve(id)));
  }

  /** Reads all that was not read yet at and below nodes (`null`: in the whole tree). Never rejects. */
  async resolveAll(ids: readonly string[] | null): Promise<void> {
    if (ids === null) {
      await this.resolve(null);
    }
    const asked = new Set<string>();
    for (;;) {
      const nodes = ids === null ? this.#roots : ids.flatMap((id) => this.find(id) ?? []);
      const unread = nodes.flatMap(unreadIn).filter((id) => !asked.has(id));
      if (unread.length === 0) {
        return;
      }
      for (const id of unread) {
        asked.add(id);
      }
      await Promise.all(unread.map((id) => this.resolve(id)));
    }
  }

  /** Looks anew for all that was asked for before. Never rejects. */
  async refresh(): Promise<void> {
    await Promise.all(this.#providers.map((provider) => provider.refresh()));
  }

  /** Takes up what editors changed until now. Never rejects. */
  async settle(): Promise<void> {
    await Promise.all(this.#providers.map((provider) => provider.settle?.()));
  }

  /** Calls `listener` after every change until what it returns is disposed. */
  onDidChange(listener: (change: TestModelChange) => void): Disposable {
    return { dispose: this.#listeners.add(listener) };
  }

  dispose(): void {
    this.#listeners.clear();
    for (const provider of this.#providers.splice(0)) {
      provider.dispose();
    }
  }

  #update(): void {
    const before = new Set(this.#roots);
    this.#roots = this.#providers.flatMap(({ roots }) => roots);
    const ids = new Set(this.#roots.map(({ id }) => id));
    const changed = this.#roots.filter((root) => !before.has(root));
    const removed = [...before].filter(({ id }) => !ids.has(id));
    if (changed.length === 0 && removed.length === 0) {
      return;
    }
    this.#listeners.tell({ changed, removed });
  }
}

function unreadIn(node: TestNode): readonly string[] {
  return node.children === null ? [node.id] : node.children.flatMap(unreadIn);
}

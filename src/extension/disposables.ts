/** Anything that is given back once; the host's disposables fit. */
export interface Disposable {
  dispose(): unknown;
}

/** Disposes what was added, last first; what is added afterwards is disposed at once. */
export class DisposableStore {
  readonly #items: Disposable[] = [];
  #disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.#disposed) {
      item.dispose();
    } else {
      this.#items.push(item);
    }
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    for (const item of this.#items.splice(0).reverse()) {
      item.dispose();
    }
  }
}

/** How many rows are made and laid out together. */
const BLOCK_ROWS = 100;

/** A part of the rows: made when it comes near what is seen, emptied when it is far. */
interface Block {
  readonly element: HTMLElement;
  isFilled: boolean;
}

/** What a list shows. */
export interface RowSource {
  /** Makes a row. */
  row(index: number): HTMLElement;
  /** Rows were made or thrown away. */
  changed?(): void;
}

/**
 * A long list in a scroller of which only what is seen stands in the document. Rows may be of any height: blocks that
 * are not filled have the height that they had, or a guess.
 */
export class BlockList {
  readonly #scroller: HTMLElement;
  readonly #source: RowSource;
  readonly #blocks: Block[] = [];
  readonly #observer: IntersectionObserver;
  #count = 0;
  #rowHeight = 18;

  constructor(scroller: HTMLElement, source: RowSource) {
    this.#scroller = scroller;
    this.#source = source;
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), {
      root: scroller,
      rootMargin: "600px 0px",
    });
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Shows so many rows.
   * @param from the first row that is not what it was
   */
  update(count: number, from: number): void {
    const firstBlock = Math.floor(Math.min(from, this.#count) / BLOCK_ROWS);
    this.#count = count;
    const blocks = Math.ceil(count / BLOCK_ROWS);
    for (const dropped of this.#blocks.splice(blocks)) {
      this.#observer.unobserve(dropped.element);
      dropped.element.remove();
    }
    for (let index = firstBlock; index < blocks; index++) {
      const block = this.#blocks[index] ?? this.#addBlock();
      if (block.isFilled) {
        this.#refill(index, block, Math.max(from, index * BLOCK_ROWS));
      } else {
        this.#setHeight(block, index, null);
      }
    }
    this.#source.changed?.();
  }

  /** Makes everything anew, such as after a change of how rows look. */
  renew(): void {
    this.update(this.#count, 0);
  }

  /** The element of a row, if it is made. */
  rowElement(index: number): HTMLElement | null {
    const block = this.#blocks[Math.floor(index / BLOCK_ROWS)];
    const child = block?.isFilled === true ? block.element.children[index % BLOCK_ROWS] : null;
    return child instanceof HTMLElement ? child : null;
  }

  /** The rows that are made, as ranges from (included) to (not included). */
  filled(): { from: number; to: number }[] {
    return this.#blocks.flatMap((block, index) =>
      block.isFilled
        ? [{ from: index * BLOCK_ROWS, to: Math.min(this.#count, (index + 1) * BLOCK_ROWS) }]
        : [],
    );
  }

  /** The first row of which something is seen. */
  firstSeen(): number {
    const { top } = this.#scroller.getBoundingClientRect();
    const index = this.#blocks.findIndex(({ element }) => element.getBoundingClientRect().bottom > top);
    const block = this.#blocks[index];
    const rows = block?.isFilled === true ? [...block.element.children] : [];
    const inBlock = rows.findIndex((row) => row.getBoundingClientRect().bottom > top);
    return Math.max(0, index) * BLOCK_ROWS + Math.max(0, inBlock);
  }

  /** Scrolls a row into the middle of what is seen, unless it is seen. */
  scrollTo(index: number): void {
    const position = Math.floor(index / BLOCK_ROWS);
    const block = this.#blocks[position];
    if (block === undefined) {
      return;
    }
    this.#fill(position, block);
    this.#source.changed?.();
    const row = this.rowElement(index)?.getBoundingClientRect();
    const view = this.#scroller.getBoundingClientRect();
    if (row !== undefined && (row.top < view.top || row.bottom > view.bottom)) {
      // In the middle; of a row that is higher than the view, its begin.
      this.#scroller.scrollTop += row.top - view.top - Math.max(0, (view.height - row.height) / 2);
    }
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  #addBlock(): Block {
    const element = document.createElement("div");
    element.className = "block";
    const block = { element, isFilled: false };
    this.#blocks.push(block);
    this.#scroller.append(element);
    this.#observer.observe(element);
    return block;
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const index = this.#blocks.findIndex(({ element }) => element === target);
      const block = this.#blocks[index];
      if (block !== undefined && isIntersecting) {
        this.#fill(index, block);
      } else if (block?.isFilled === true && index < this.#blocks.length - 1) {
        this.#empty(index, block);
      }
    }
    this.#source.changed?.();
  }

  #fill(index: number, block: Block): void {
    if (!block.isFilled) {
      block.isFilled = true;
      block.element.style.height = "";
      this.#refill(index, block, index * BLOCK_ROWS);
      this.#rowHeight = this.#measured(block) ?? this.#rowHeight;
    }
  }

  /** Nothing is thrown away under a selection of the user. */
  #empty(index: number, block: Block): void {
    const selection = document.getSelection();
    if (selection !== null && !selection.isCollapsed && selection.containsNode(block.element, true)) {
      return;
    }
    const { height } = block.element.getBoundingClientRect();
    block.isFilled = false;
    block.element.replaceChildren();
    this.#setHeight(block, index, height);
  }

  #refill(index: number, block: Block, from: number): void {
    const start = index * BLOCK_ROWS;
    const end = Math.min(this.#count, start + BLOCK_ROWS);
    while (block.element.childElementCount > from - start) {
      block.element.lastElementChild?.remove();
    }
    const rows: HTMLElement[] = [];
    for (let row = from; row < end; row++) {
      rows.push(this.#source.row(row));
    }
    block.element.append(...rows);
  }

  #setHeight(block: Block, index: number, height: number | null): void {
    const rows = Math.min(BLOCK_ROWS, this.#count - index * BLOCK_ROWS);
    block.element.style.height = `${height ?? rows * this.#rowHeight}px`;
  }

  #measured({ element }: Block): number | null {
    const { height } = element.getBoundingClientRect();
    return height > 0 && element.childElementCount > 0 ? height / element.childElementCount : null;
  }
}

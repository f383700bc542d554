import type { TextRange } from "../text/textRange.ts";

/** From so many children on they are looked up in a table. */
const MANY = 50;

/**
 * A node of a script's syntax tree. The types are those of tree-sitter-bash (`command`, `case_item`, …); tokens such
 * as `&&` are nodes too, with their text as type and `isNamed` false.
 */
export class SyntaxNode implements TextRange {
  readonly type: string;
  readonly isNamed: boolean;
  /** UTF-16 offset of the first letter. */
  readonly start: number;
  /** UTF-16 offset behind the last letter. */
  readonly end: number;
  /** What it is to its parent: `name`, `argument`, `redirect`, `condition`, … */
  readonly field: string | null;
  readonly parent: SyntaxNode | null;
  readonly children: readonly SyntaxNode[];
  readonly #source: string;
  #next: SyntaxNode | null = null;
  #isLinked = false;
  #byField: ReadonlyMap<string | null, SyntaxNode> | null = null;

  constructor(
    source: string,
    type: string,
    isNamed: boolean,
    start: number,
    end: number,
    field: string | null,
    parent: SyntaxNode | null,
    children: readonly SyntaxNode[],
  ) {
    this.#source = source;
    this.type = type;
    this.isNamed = isNamed;
    this.start = start;
    this.end = end;
    this.field = field;
    this.parent = parent;
    this.children = children;
  }

  get text(): string {
    return this.#source.slice(this.start, this.end);
  }

  /** The children without tokens such as `&&`. */
  get namedChildren(): readonly SyntaxNode[] {
    return this.children.filter((child) => child.isNamed);
  }

  /** The first child with this field. */
  child(field: string): SyntaxNode | null {
    if (this.children.length < MANY) {
      return this.children.find((child) => child.field === field) ?? null;
    }
    // Thousands of children may each ask for the name of what they stand in.
    this.#byField ??= new Map(this.children.toReversed().map((child) => [child.field, child]));
    return this.#byField.get(field) ?? null;
  }

  /** The first child of this type. */
  childOfType(type: string): SyntaxNode | null {
    return this.children.find((child) => child.type === type) ?? null;
  }

  /** The sibling right behind it, tokens included. */
  get next(): SyntaxNode | null {
    // All siblings at once: looking for oneself among thousands, for each of them, takes seconds.
    if (this.parent !== null && !this.parent.#isLinked) {
      this.parent.#linkChildren();
    }
    return this.#next;
  }

  #linkChildren(): void {
    for (const [index, child] of this.children.entries()) {
      child.#next = this.children[index + 1] ?? null;
    }
    this.#isLinked = true;
  }

  /** The nearest node around it for which the test holds; not itself. */
  ancestor(test: (node: SyntaxNode) => boolean): SyntaxNode | null {
    let node = this.parent;
    while (node !== null && !test(node)) {
      node = node.parent;
    }
    return node;
  }

  /** Itself and everything in it, in the order of the text. */
  descendants(): readonly SyntaxNode[] {
    const found: SyntaxNode[] = [];
    collect(this, found);
    return found;
  }

  /** The smallest node that holds the offset; at a border the one that begins there. */
  at(offset: number): SyntaxNode {
    const inside = this.children.find((child) => child.start <= offset && offset < child.end);
    return inside === undefined ? this : inside.at(offset);
  }
}

function collect(node: SyntaxNode, found: SyntaxNode[]): void {
  found.push(node);
  for (const child of node.children) {
    collect(child, found);
  }
}

import type { TextRange } from "../text/textRange.ts";

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

  constructor(
    source: string,
    type: string,
    isNamed: boolean,
    range: TextRange,
    field: string | null,
    parent: SyntaxNode | null,
    children: readonly SyntaxNode[],
  ) {
    this.#source = source;
    this.type = type;
    this.isNamed = isNamed;
    this.start = range.start;
    this.end = range.end;
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
    return this.children.find((child) => child.field === field) ?? null;
  }

  /** The first child of this type. */
  childOfType(type: string): SyntaxNode | null {
    return this.children.find((child) => child.type === type) ?? null;
  }

  /** The sibling right behind it, tokens included. */
  get next(): SyntaxNode | null {
    const siblings = this.parent?.children ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
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
  *descendants(): Generator<SyntaxNode> {
    const stack: SyntaxNode[] = [this];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      yield node;
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child !== undefined) {
          stack.push(child);
        }
      }
    }
  }

  /** The smallest node that holds the offset; at a border the one that begins there. */
  at(offset: number): SyntaxNode {
    const inside = this.children.find((child) => child.start <= offset && offset < child.end);
    return inside === undefined ? this : inside.at(offset);
  }
}

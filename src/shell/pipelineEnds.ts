import { SyntaxNode } from "./syntaxNode.ts";

/** What a node is made of, before it has a parent. */
interface Shape {
  readonly type: string;
  readonly isNamed: boolean;
  readonly start: number;
  readonly end: number;
  readonly field: string | null;
  readonly children: readonly Shape[];
}

/** Whether the tree has a pipeline with a list as its last part, which no shell allows without braces. */
export function hasMisreadPipeline(nodes: readonly SyntaxNode[]): boolean {
  return nodes.some(isMisread);
}

/**
 * Mends what tree-sitter-bash 0.25 reads wrongly: `a | b | c || d` as `a | (b | c || d)`. The shell binds `|` more
 * tightly than `&&` and `||` (POSIX 2.10.2).
 * @returns a new tree
 */
export function withPipelineEnds(root: SyntaxNode, text: string): SyntaxNode {
  return grow(mended(root), null, text);
}

function isMisread(node: Shape): boolean {
  return node.type === "pipeline" && node.children.at(-1)?.type === "list";
}

/** `[a | [[b | c] || d]]` becomes `[[a | b | c] || d]`. */
function mended(node: Shape): Shape {
  const children = node.children.map(mended);
  const list = children.at(-1);
  const [left, ...rest] = list?.children ?? [];
  if (!isMisread({ ...shapeOf(node), children }) || list === undefined || left === undefined) {
    return { ...shapeOf(node), children };
  }
  const last = left.type === "pipeline" ? left.children : [left];
  const parts = [...children.slice(0, -1), ...last];
  const pipeline = mended({
    type: "pipeline",
    isNamed: true,
    start: node.start,
    end: left.end,
    field: null,
    children: parts,
  });
  return { ...shapeOf(list), start: node.start, field: node.field, children: [pipeline, ...rest] };
}

function shapeOf({ type, isNamed, start, end, field, children }: Shape): Shape {
  return { type, isNamed, start, end, field, children };
}

function grow(shape: Shape, parent: SyntaxNode | null, text: string): SyntaxNode {
  const children: SyntaxNode[] = [];
  const { type, isNamed, start, end, field } = shape;
  const node = new SyntaxNode(text, type, isNamed, start, end, field, parent, children);
  for (const child of shape.children) {
    children.push(grow(child, node, text));
  }
  return node;
}

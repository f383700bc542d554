import type { SyntaxNode } from "./syntaxNode.ts";

/** One word of a command. */
export interface Word {
  readonly node: SyntaxNode;
  readonly start: number;
  readonly end: number;
  /** What the shell makes of it, where that is certain: without quotes; `null` where something is expanded. */
  readonly literal: string | null;
}

/** The word that a node is. */
export function wordOf(node: SyntaxNode): Word {
  return { node, start: node.start, end: node.end, literal: literalOf(node) };
}

/** The text that a word stands for, without its quotes; `null` where something is expanded in it. */
export function literalOf(node: SyntaxNode): string | null {
  return render(node, () => null);
}

/**
 * As {@link literalOf}, but plain variables are kept as `${NAME}`, so that `"$CTDB_BASE"/functions` is
 * `${CTDB_BASE}/functions`; `null` where there is a command substitution or an expansion with an operator.
 */
export function templateOf(node: SyntaxNode): string | null {
  return render(node, (expansion) => {
    const name = plainVariable(expansion);
    return name === null ? null : `\${${name}}`;
  });
}

/** The variable of `$NAME`, `"$NAME"`, `${NAME}` or `"${NAME}"`, and of nothing else; `null` for any other word. */
export function plainVariable(node: SyntaxNode): string | null {
  switch (node.type) {
    case "string": {
      const inner = node.children.filter((child) => child.type !== '"');
      return inner.length === 1 && inner[0] !== undefined ? plainVariable(inner[0]) : null;
    }
    case "simple_expansion":
      return node.children[1]?.text ?? null;
    case "expansion": {
      const [open, name, close] = node.children;
      return node.children.length === 3 && open?.type === "${" && close?.type === "}"
        ? (name?.text ?? null)
        : null;
    }
    default:
      return null;
  }
}

/** Pieces that a word is made of, in order; a word of one piece is its own. */
function render(node: SyntaxNode, expand: (expansion: SyntaxNode) => string | null): string | null {
  switch (node.type) {
    case "extglob_pattern":
      return node.namedChildren.length > 0 ? null : withoutQuotes(node.text);
    case "word":
    case "number":
    case "regex":
    case "variable_name":
      return node.namedChildren.length > 0 ? null : withoutBackslashes(node.text);
    case "raw_string":
      return node.text.slice(1, -1);
    case "string":
      return renderString(node, expand);
    case "command_name":
    case "concatenation":
      return renderAll(node.children, expand);
    case "simple_expansion":
    case "expansion":
      return expand(node);
    default:
      return node.isNamed ? null : node.text;
  }
}

function renderAll(nodes: readonly SyntaxNode[], expand: (node: SyntaxNode) => string | null): string | null {
  let text = "";
  for (const node of nodes) {
    const piece = render(node, expand);
    if (piece === null) {
      return null;
    }
    text += piece;
  }
  return text;
}

/** Blanks beside an expansion belong to no node of their own, so the gaps count as text. */
function renderString(node: SyntaxNode, expand: (node: SyntaxNode) => string | null): string | null {
  const inner = node.text;
  let text = "";
  let at = node.start + 1;
  for (const child of node.children) {
    if (child.type === '"' || child.type === "string_content") {
      continue;
    }
    const piece = expand(child);
    if (piece === null || (child.type !== "simple_expansion" && child.type !== "expansion")) {
      return null;
    }
    text += unescapeQuoted(inner.slice(at - node.start, child.start - node.start)) + piece;
    at = child.end;
  }
  return text + unescapeQuoted(inner.slice(at - node.start, -1));
}

/** The grammar makes one node of a pattern such as `mon'itor'`, its quotes included. */
function withoutQuotes(text: string): string {
  if (/[$`]/.test(text)) {
    return withoutBackslashes(text);
  }
  const pieces = text.match(/'[^']*'|"(?:\\[\s\S]|[^"\\])*"|(?:\\[\s\S]|[^'"\\])+|[\s\S]/g) ?? [];
  const plain = pieces.map((piece) => {
    if (piece.length > 1 && piece.startsWith("'")) {
      return piece.slice(1, -1);
    }
    return piece.length > 1 && piece.startsWith('"')
      ? unescapeQuoted(piece.slice(1, -1))
      : withoutBackslashes(piece);
  });
  return plain.join("");
}

function withoutBackslashes(text: string): string {
  return text.replace(/\\(?:\n|([\s\S]))/g, (_, kept: string | undefined) => kept ?? "");
}

function unescapeQuoted(text: string): string {
  return text.replace(/\\([$`"\\\n])/g, (_, kept: string) => (kept === "\n" ? "" : kept));
}

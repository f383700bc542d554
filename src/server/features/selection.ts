import type { SelectionRange } from "vscode-languageserver/node";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { covers, type TextRange } from "../../text/textRange.ts";
import type { ScriptModel } from "./model/documentModel.ts";

/** What a selection grows to, step by step: word, command, statement, body of the handler, handler, script. */
export function selectionAt({ script, lines }: ScriptModel, offset: number): SelectionRange {
  let selection: SelectionRange | undefined;
  let before: TextRange = { start: -1, end: -1 };
  for (const range of rangesAround(script.shell.root, offset)) {
    if (range.start !== before.start || range.end !== before.end) {
      before = range;
      const whole = { start: lines.placeAt(range.start), end: lines.placeAt(range.end) };
      selection = selection === undefined ? { range: whole } : { range: whole, parent: selection };
    }
  }
  const here = lines.placeAt(offset);
  return selection ?? { range: { start: here, end: here } };
}

/** From the script inwards. */
function rangesAround(root: SyntaxNode, offset: number): TextRange[] {
  const nodes: SyntaxNode[] = [];
  // A cursor behind a word is in the word.
  const at = root.at(offset);
  const behind = root.at(Math.max(0, offset - 1));
  for (let node: SyntaxNode | null = isBlank(at, offset) ? behind : at; node !== null; node = node.parent) {
    nodes.push(node);
  }
  const path = nodes.toReversed();
  return path
    .flatMap((node, index) => {
      const next = path[index + 1] ?? { start: offset, end: offset };
      return [node, ...insideOf(node).filter((inside) => covers(inside, next))];
    })
    .filter(({ start, end }) => start <= offset && offset <= end);
}

function isBlank(node: SyntaxNode, offset: number): boolean {
  return node.children.length > 0 || !(node.start <= offset && offset < node.end);
}

/** The commands of an arm, without its patterns and `;;`; a string without its quotes. */
function insideOf(node: SyntaxNode): TextRange[] {
  if (node.type === "case_item") {
    const close = node.children.findIndex(({ type }) => type === ")");
    const body = node.children.slice(close + 1).filter(({ field }) => field !== "termination");
    const [first] = body;
    return first === undefined ? [] : [{ start: first.start, end: body.at(-1)?.end ?? first.end }];
  }
  return node.type === "string" && node.end - node.start > 2
    ? [{ start: node.start + 1, end: node.end - 1 }]
    : [];
}

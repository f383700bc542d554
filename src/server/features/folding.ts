import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver/node";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { ScriptModel } from "./model/documentModel.ts";

const MOST_RANGES = 2000;
/** What is folded to its first line; the line that ends it stays. */
const BLOCKS = new Set(["function_definition", "case_statement", "do_group", "subshell", "array"]);

/** The parts of a script that can be folded: handlers, functions, branches, loops, here-documents, comments. */
export function foldingRanges(model: ScriptModel): FoldingRange[] {
  const { lines, script } = model;
  const ranges = new Map<number, FoldingRange>();
  const lineOf = (offset: number): number => lines.placeAt(offset).line;
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    if (endLine > startLine && !ranges.has(startLine) && ranges.size < MOST_RANGES) {
      ranges.set(startLine, { startLine, endLine, ...(kind === undefined ? {} : { kind }) });
    }
  };
  for (const node of script.shell.nodes) {
    if (BLOCKS.has(node.type)) {
      const start = node.type === "do_group" && node.parent !== null ? node.parent.start : node.start;
      add(lineOf(start), lineOf(node.end) - 1);
    } else if (node.type === "case_item") {
      add(lineOf(node.start), lastLine(node, lineOf));
    } else if (node.type === "if_statement") {
      for (const [start, end] of branches(node)) {
        add(lineOf(start), lineOf(end) - 1);
      }
    } else if (node.type === "heredoc_body") {
      add(lineOf(node.start) - 1, lineOf(node.end));
    }
  }
  for (const [start, end] of commentBlocks(model)) {
    add(start, end, FoldingRangeKind.Comment);
  }
  return [...ranges.values()].toSorted((a, b) => a.startLine - b.startLine);
}

/** `;;` belongs to its arm. */
function lastLine(item: SyntaxNode, lineOf: (offset: number) => number): number {
  const line = lineOf(item.end);
  const end = item.children.findLast(({ field }) => field === "termination");
  return end === undefined ? lineOf(item.children.at(-1)?.end ?? item.end) : line;
}

/** From each `if`, `elif` and `else` to the next of them, or to `fi`. */
function branches(node: SyntaxNode): [number, number][] {
  const parts = node.children.filter(({ type }) => type === "elif_clause" || type === "else_clause");
  const starts = [node.start, ...parts.map(({ start }) => start)];
  return starts.map((start, index) => [start, starts[index + 1] ?? node.end]);
}

/** Comments of several lines that stand alone, as first and last line. */
function commentBlocks({ text, lines, script }: ScriptModel): [number, number][] {
  const blocks: [number, number][] = [];
  for (const { start } of script.shell.comments) {
    const { line, character } = lines.placeAt(start);
    const isAlone = text.slice(start - character, start).trim() === "" && !text.startsWith("#!", start);
    const last = blocks.at(-1);
    if (isAlone && last?.[1] === line - 1) {
      last[1] = line;
    } else if (isAlone) {
      blocks.push([line, line]);
    }
  }
  return blocks;
}

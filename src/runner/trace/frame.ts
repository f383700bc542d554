import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { TraceFrame } from "./scriptTrace.ts";
import type { Place } from "./source/place.ts";
import { operandsInHeredoc } from "./syntax/heredocOperands.ts";

const MOST_LETTERS = 200;

/**
 * A place as a frame.
 * @param fallback what to show where the file cannot be read
 */
export function frameOf({ path, file, functionName, line, statement }: Place, fallback: string): TraceFrame {
  if (statement !== null) {
    const { node, logged, kind } = statement;
    const isHead = kind !== "simple" && logged !== null;
    const text = isHead ? (node.text.split("\n")[0] ?? "") : withoutHeredoc(node);
    const endLine = isHead ? statement.line : statement.endLine;
    return { file: path, line: statement.line, endLine, functionName, statement: oneLine(text) };
  }
  const range = file?.shell.lines.lineRange(line - 1);
  const text = range === undefined ? fallback : (file?.shell.text.slice(range.start, range.end) ?? fallback);
  return { file: path, line, endLine: line, functionName, statement: oneLine(text) };
}

/** Here-documents are data, and what follows on their first line is another statement. */
function withoutHeredoc(node: SyntaxNode): string {
  const heredoc = node.childOfType("heredoc_redirect");
  if (heredoc === null) {
    return node.text;
  }
  const body = heredoc.children.find(({ type }) => type === "heredoc_body" || type === "heredoc_end");
  const [operand] = operandsInHeredoc(heredoc);
  const end = Math.min(operand?.start ?? node.end, body?.start ?? node.end);
  return withoutOperator(node.text.slice(0, end - node.start));
}

/** Takes `|`, `&&` or `||` away at the end. */
function withoutOperator(text: string): string {
  const trimmed = text.trimEnd();
  const operator = ["||", "&&", "|&", "|"].find((candidate) => trimmed.endsWith(candidate)) ?? "";
  return trimmed.slice(0, trimmed.length - operator.length).trimEnd();
}

/** A text on one line, not too long. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/\\\n/g, " ").replaceAll(/\s+/g, " ").trim();
  return line.length <= MOST_LETTERS ? line : `${line.slice(0, MOST_LETTERS - 1)}…`;
}

import { LineIndex } from "../../text/lineIndex.ts";
import type { TextRange } from "../../text/textRange.ts";

/** One thing that ShellCheck says of a text. */
export interface ShellcheckComment {
  readonly range: TextRange;
  readonly level: "error" | "warning" | "info" | "style";
  /** `SC2086` without the letters. */
  readonly code: number;
  readonly message: string;
  /** What would mend it, apart from each other and in the order of the text; `null` where ShellCheck has nothing to offer. */
  readonly edits: readonly { readonly range: TextRange; readonly newText: string }[] | null;
}

/** Output that is not what `shellcheck -f json1` writes. */
export class ShellcheckOutputError extends Error {
  override readonly name = "ShellcheckOutputError";
}

const LEVELS: readonly ShellcheckComment["level"][] = ["error", "warning", "info", "style"];

/**
 * Reads what `shellcheck -f json1` wrote of its standard input: lines and columns from 1, columns in characters
 * (code points), a tab being one (`shellcheck(1)`, 0.9).
 * @throws {ShellcheckOutputError} for anything else
 */
export function readComments(output: string, text: string): readonly ShellcheckComment[] {
  const lines = new LineIndex(text);
  const place = (line: unknown, column: unknown): number => offsetAt(text, lines, line, column);
  return commentsOf(output)
    .filter(({ file }) => file === "-")
    .map((raw) => {
      const level = LEVELS.find((one) => one === raw.level);
      if (level === undefined || typeof raw.code !== "number" || typeof raw.message !== "string") {
        throw new ShellcheckOutputError(`ShellCheck said what is not understood: ${JSON.stringify(raw)}`);
      }
      const start = place(raw.line, raw.column);
      const range = { start, end: Math.max(start, place(raw.endLine, raw.endColumn)) };
      return { range, level, code: raw.code, message: raw.message, edits: editsOf(raw.fix, place) };
    });
}

function commentsOf(output: string): readonly Readonly<Record<string, unknown>>[] {
  let value: unknown;
  try {
    value = JSON.parse(output);
  } catch (cause) {
    throw new ShellcheckOutputError(`ShellCheck wrote no JSON: ${output.slice(0, 200)}`, { cause });
  }
  const comments = record(value).comments;
  if (!Array.isArray(comments)) {
    throw new ShellcheckOutputError("ShellCheck wrote no list of comments.");
  }
  return comments.map(record);
}

/** Insertions at one place are put together in the order of their precedence, the highest nearest to the place. */
function editsOf(
  fix: unknown,
  place: (line: unknown, column: unknown) => number,
): ShellcheckComment["edits"] {
  const replacements = record(fix).replacements;
  if (!Array.isArray(replacements) || replacements.length === 0) {
    return null;
  }
  const edits = replacements.map(record).map((raw) => ({
    range: { start: place(raw.line, raw.column), end: place(raw.endLine, raw.endColumn) },
    newText: typeof raw.replacement === "string" ? raw.replacement : "",
    precedence: typeof raw.precedence === "number" ? raw.precedence : 0,
  }));
  edits.sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || b.precedence - a.precedence,
  );
  const isOdd = edits.some(
    ({ range }, index) => range.end < range.start || range.start < (edits[index - 1]?.range.end ?? 0),
  );
  return isOdd ? null : edits.map(({ range, newText }) => ({ range, newText }));
}

function offsetAt(text: string, lines: LineIndex, line: unknown, column: unknown): number {
  if (typeof line !== "number" || typeof column !== "number") {
    throw new ShellcheckOutputError("ShellCheck named a place without a line and a column.");
  }
  const { start, end } = lines.lineRange(line - 1);
  let offset = start;
  for (let at = 1; at < column && offset < end; at++) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

import type { TextRange } from "../../../text/textRange.ts";
import type { Statement } from "../syntax/statement.ts";

/** The command; of `for` and `case` what stands before `do` or behind `in`. */
export function headRange({ kind, node, logged }: Statement): TextRange {
  const { start, end } = node;
  if (kind === "simple" || logged === null) {
    return { start, end };
  }
  const index = logged.children.findIndex(({ type, field }) =>
    kind === "for" ? field === "body" : type === "in",
  );
  const last = logged.children[kind === "for" ? index - 1 : index];
  const isSeparator = last?.type === ";" || last?.type === "\n";
  const before = isSeparator ? logged.children[index - 2] : last;
  return { start: logged.start, end: before?.end ?? end };
}

/**
 * Where a branch begins: the first line of its first statement. A range over all of it would mark lines of it as executed that
 * were not, since an editor marks a line by whatever touches it.
 */
export function rangeOf(statement: Statement): TextRange {
  const { kind, node, children } = statement;
  const { start, text } = kind === "block" ? (children[0]?.node ?? node) : node;
  const end = text.search(/[\r\n]/);
  return { start, end: start + (end < 0 ? text.length : end) };
}

const TOKENS = new Set(["&&", "||", "fi", "esac", "done"]);

/**
 * The word of the shell that stands for the way past all branches: `&&`, `||`, or what closes the statement. Nothing that is
 * executed stands there, so that a mark on it is not taken for one of a command.
 */
export function endToken(outer: Statement): TextRange {
  const { node } = outer;
  const body = outer.children.find(({ role }) => role === "body")?.node;
  // A redirection stands around the statement.
  const inner = node.type === "redirected_statement" ? (node.child("body") ?? node) : node;
  const token = [...(body?.children ?? []), ...inner.children].findLast(({ type }) => TOKENS.has(type));
  return token === undefined ? rangeOf(outer.children[0] ?? outer) : { start: token.start, end: token.end };
}

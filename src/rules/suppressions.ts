import { LineIndex } from "../text/lineIndex.ts";
import type { TextRange } from "../text/textRange.ts";

/** Which findings the comments of a text silence. */
export interface Suppressions {
  /** Whether a finding of this code at this place is silenced. */
  has(code: string, range: TextRange): boolean;
  /** Every code that is named, with its place. */
  readonly named: readonly { readonly code: string; readonly range: TextRange }[];
}

const COMMENT = /#[ \t]*ctdb-events:[ \t]*ignore=([\w,-]*)/;
const ONLY_COMMENT = /^[ \t]*[#;]/;

/**
 * Reads the comments `# ctdb-events: ignore=CODE[,CODE…]`. Behind code one counts for its line, in the comment at the
 * very top of the text for the whole text, elsewhere for the next line that is no comment.
 */
export function readSuppressions(text: string): Suppressions {
  const named: { code: string; range: TextRange }[] = [];
  const forText = new Set<string>();
  const byLine = new Map<number, Set<string>>();
  // Most texts have none.
  if (!text.includes("ctdb-events:")) {
    return { has: () => false, named };
  }
  const lines = new LineIndex(text);
  let isTop = true;
  let waiting: string[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    const { start, end } = lines.lineRange(line);
    const content = text.slice(start, end);
    const isComment = ONLY_COMMENT.test(content);
    isTop &&= isComment;
    const codes = readCodes(content, start, named);
    if (isTop) {
      for (const code of codes) {
        forText.add(code);
      }
    } else if (isComment) {
      waiting.push(...codes);
    } else if (content.trim() !== "" || codes.length > 0) {
      byLine.set(line, new Set([...codes, ...waiting]));
      waiting = [];
    }
  }
  return {
    named,
    has(code, range) {
      return forText.has(code) || byLine.get(lines.placeAt(range.start).line)?.has(code) === true;
    },
  };
}

function readCodes(content: string, start: number, named: { code: string; range: TextRange }[]): string[] {
  const match = COMMENT.exec(content);
  if (match?.[1] === undefined) {
    return [];
  }
  const codes: string[] = [];
  let at = start + match.index + match[0].length - match[1].length;
  for (const code of match[1].split(",")) {
    if (code !== "") {
      codes.push(code);
      named.push({ code, range: { start: at, end: at + code.length } });
    }
    at += code.length + 1;
  }
  return codes;
}

import { t } from "@vscode/l10n";
import { Lexer } from "yaml";
import type { TextRange } from "../../text/textRange.ts";

/** What a whole file, or a part that is checked alone, is called in sentences. */
export interface DocumentWords {
  /** `The sequence` */
  readonly the: () => string;
  /** `A sequence` */
  readonly a: () => string;
}

/** What a kind of YAML file may be at most. */
export interface YamlKind {
  readonly words: DocumentWords;
  readonly mostCharacters: number;
}

const MOST_DEPTH = 20;
const MOST_COLUMN = 200;
/** More than the keys below a bracket that is not closed yet while somebody types. */
const MOST_IN_ITEM = 500;

/** What yaml's lexer says before a scalar, and at other places without any text. */
const SCALAR_FOLLOWS = "\u001f";
const NO_TEXT: readonly string[] = ["\u0002", "\u0018", "\ufeff"];

const LEADS_IN: readonly string[] = ["-", "?", ":"];
const SEPARATES: readonly string[] = [",", "[", "]", "{", "}"];

/** Where a text has more than its kind may have, before anything is built from it. */
export interface BoundsProblem extends TextRange {
  readonly sentence: string;
}

/**
 * Looks for what makes a YAML file grow out of bounds, with a lexer that needs no memory for it: aliases (which can be
 * a bomb), deep nesting (which ends a parser's stack), and sheer size.
 * @returns the first such place, or `null`.
 */
export function beyondBounds(text: string, { words, mostCharacters }: YamlKind): BoundsProblem | null {
  if (text.length > mostCharacters) {
    const sentence = t("{0} has at most {1} KiB.", words.a(), mostCharacters / 1024);
    return { start: 0, end: 1, sentence };
  }
  let offset = 0;
  let depth = 0;
  let inLine = 0;
  let inItem = 0;
  let column = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === SCALAR_FOLLOWS) {
      isScalar = true;
      continue;
    }
    if (NO_TEXT.includes(token) && !isScalar) {
      offset += text.startsWith(token, offset) ? token.length : 0;
      continue;
    }
    const place = { start: offset, end: offset + token.length };
    if (!isScalar) {
      if (/^[*&]./.test(token)) {
        return { ...place, sentence: t("Anchors and aliases are not read here: write it out.") };
      }
      depth += token === "[" || token === "{" ? 1 : token === "]" || token === "}" ? -1 : 0;
      // What follows one of these lies in it, up to the end of the line, or within brackets to the next item: `- - a: b: c`.
      const more = LEADS_IN.includes(token) ? 1 : 0;
      inLine = SEPARATES.includes(token) ? 0 : inLine + more;
      inItem = SEPARATES.includes(token) || depth <= 0 ? 0 : inItem + more;
    }
    isScalar = false;
    offset += token.length;
    const lineBreak = token.lastIndexOf("\n");
    if (lineBreak >= 0) {
      inLine = 0;
    }
    column = lineBreak < 0 ? column + token.length : token.length - lineBreak - 1;
    const isIndent = column === token.length && /^ +$/.test(token);
    const isDeep =
      Math.max(depth, inLine) > MOST_DEPTH || inItem > MOST_IN_ITEM || (isIndent && column > MOST_COLUMN);
    if (isDeep) {
      return { ...place, sentence: t("The file is nested deeper than is read.") };
    }
  }
  return null;
}

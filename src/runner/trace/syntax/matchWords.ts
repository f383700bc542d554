import type { SyntaxNode } from "../../../shell/syntaxNode.ts";
import type { TemplateWord } from "./template.ts";

/** What an expansion became, as far as that is certain. */
export interface Alignment {
  readonly hole: SyntaxNode;
  readonly value: string;
  /** Not so where the shell has split the value, and blanks may be lost. */
  readonly isExact: boolean;
}

/**
 * Lays the words of an executed command over the words of its source.
 * @returns the expansions whose values are certain; `null` where the command is not made from this source.
 */
export function matchWords(
  template: readonly TemplateWord[],
  words: readonly string[],
): readonly Alignment[] | null {
  const first = template.findIndex(({ isMany }) => isMany);
  if (first < 0) {
    return template.length === words.length ? matchEach(template, words) : null;
  }
  const last = template.findLastIndex(({ isMany }) => isMany);
  const behind = template.length - 1 - last;
  if (words.length < first + behind) {
    return null;
  }
  const head = matchEach(template.slice(0, first), words);
  const tail = matchEach(template.slice(last + 1), words.slice(words.length - behind));
  if (head === null || tail === null) {
    return null;
  }
  const middle = words.slice(first, words.length - behind);
  const many = template.slice(first, last + 1);
  return [...head, ...matchMany(many, middle), ...tail];
}

/** Where as many words came out as there are, each is its own; else only a lone word is certain. */
function matchMany(many: readonly TemplateWord[], words: readonly string[]): readonly Alignment[] {
  const [only] = many;
  const hole =
    only?.pieces.length === 1 && only.pieces[0] !== undefined && "hole" in only.pieces[0]
      ? only.pieces[0].hole
      : null;
  if (many.length === 1 && hole !== null) {
    return [{ hole, value: words.join(" "), isExact: false }];
  }
  // Splitting may have moved words from one to another, so several are only certain if each is a plain word.
  return many.length === 1 && words.length === 1 ? (matchEach(many, words) ?? []) : [];
}

function matchEach(template: readonly TemplateWord[], words: readonly string[]): readonly Alignment[] | null {
  const found: Alignment[] = [];
  for (const [index, word] of template.entries()) {
    const aligned = matchWord(word, words[index] ?? "");
    if (aligned === null) {
      return null;
    }
    found.push(...aligned);
  }
  return found;
}

/** One word; the values of several expansions in it are certain where the text between them occurs once. */
function matchWord({ pieces }: TemplateWord, word: string): readonly Alignment[] | null {
  const found: Alignment[] = [];
  let isCertain = true;
  let at = 0;
  let open: SyntaxNode | null = null;
  for (const [index, piece] of pieces.entries()) {
    if ("hole" in piece) {
      isCertain &&= open === null;
      open = piece.hole;
      continue;
    }
    const isLast = index === pieces.length - 1;
    const next =
      open === null
        ? word.startsWith(piece.text, at)
          ? at
          : -1
        : isLast
          ? lastAt(word, piece.text, at)
          : word.indexOf(piece.text, at);
    if (next < 0) {
      return null;
    }
    if (open !== null) {
      isCertain &&= isLast || word.indexOf(piece.text, next + 1) < 0;
      found.push({ hole: open, value: word.slice(at, next), isExact: true });
    }
    open = null;
    at = next + piece.text.length;
  }
  if (open !== null) {
    found.push({ hole: open, value: word.slice(at), isExact: true });
    at = word.length;
  }
  return at === word.length ? (isCertain ? found : []) : null;
}

function lastAt(word: string, end: string, from: number): number {
  const at = word.length - end.length;
  return at >= from && word.endsWith(end) ? at : -1;
}

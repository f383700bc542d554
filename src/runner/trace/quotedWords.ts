const ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  E: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};
/** `'…'`, `$'…'`, an escaped letter, or letters that need no quotes. */
const PIECE = /'([^']*)'|\$'((?:[^'\\]|\\[\s\S])*)'|\\([\s\S])|([^\s'\\$]+|\$)/y;

/**
 * Reads the words that bash's `@Q` wrote.
 * @param text words with a blank between two.
 * @returns the words, or `null` where this is not what `@Q` writes.
 */
export function readQuotedWords(text: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < text.length) {
    if (text[at] === " ") {
      if (word !== null) {
        words.push(word);
      }
      word = null;
      at++;
      continue;
    }
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (match === null) {
      return null;
    }
    const [whole, quoted, ansi, escaped, plain] = match;
    word =
      (word ?? "") + (quoted ?? (ansi === undefined ? undefined : withoutEscapes(ansi)) ?? escaped ?? plain);
    at += whole.length;
  }
  return word === null ? words : [...words, word];
}

/** What `$'…'` stands for; bash writes the bytes of letters that the locale lacks one by one. */
function withoutEscapes(text: string): string {
  const parts: Buffer[] = [];
  for (const [part, octal, letter] of text.matchAll(/\\([0-7]{1,3})|\\([\s\S])|[^\\]+/g)) {
    if (octal !== undefined) {
      parts.push(Buffer.of(Number.parseInt(octal, 8) & 0xff));
    } else if (letter !== undefined) {
      const code = ESCAPES[letter];
      parts.push(code === undefined ? Buffer.from(letter) : Buffer.of(code));
    } else {
      parts.push(Buffer.from(part));
    }
  }
  return Buffer.concat(parts).toString();
}

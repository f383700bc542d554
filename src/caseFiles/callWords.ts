/**
 * The words of a command's pattern: split at blanks, quotes hold a word together. The command alone stands for any
 * arguments, so it gets `**`.
 * @returns `null` where a quote never closes.
 */
export function callWords(text: string): string[] | null {
  const words = splitQuoted(text);
  return words?.length === 1 ? [...words, "**"] : words;
}

/** The words of a text, at blanks outside of quotes; `null` where a quote never closes. */
export function splitQuoted(text: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (const sign of text) {
    if (quote !== null) {
      quote = sign === quote ? null : quote;
      word = quote === null ? word : `${word ?? ""}${sign}`;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= "";
    } else if (/\s/.test(sign)) {
      words.push(...(word === null ? [] : [word]));
      word = null;
    } else {
      word = `${word ?? ""}${sign}`;
    }
  }
  return quote === null ? [...words, ...(word === null ? [] : [word])] : null;
}

/** Writes words so that {@link splitQuoted} reads the same; a word with both kinds of quotes becomes a pattern. */
export function joinQuoted(words: readonly string[]): string {
  return words
    .map((word) => {
      if (word !== "" && !/[\s"']/.test(word)) {
        return word;
      }
      return word.includes("'") ? `"${word.replaceAll('"', "?")}"` : `'${word}'`;
    })
    .join(" ");
}

/**
 * A text without the blanks and tabs at its end. A regular expression that looks for them at every place takes
 * minutes for a line of nothing but blanks.
 * @param blanks which characters are taken for blanks
 */
export function withoutBlanksBehind(text: string, blanks = " \t"): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}

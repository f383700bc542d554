/**
 * Whether a call fits a pattern: one pattern for each word, in which `*` stands for any text and `?` for one character;
 * `**` as the last one stands for any more words, or none.
 * @param words the pattern's words, first the command's. A folder before the command does not matter: a stub is recorded by its name.
 * @param argv the call, likewise.
 */
export function fitsCall(words: readonly string[], argv: readonly string[]): boolean {
  const isOpen = words.length > 1 && words.at(-1) === "**";
  const fixed = isOpen ? words.slice(0, -1) : words;
  const isLong = isOpen ? argv.length >= fixed.length : argv.length === fixed.length;
  return isLong && fixed.every((word, index) => fitsAt(word, argv, index));
}

/** How many words of a pattern a call fits, at their places. */
export function fittingWords(words: readonly string[], argv: readonly string[]): number {
  return words.filter((word, index) => index < argv.length && fitsAt(word, argv, index)).length;
}

function fitsAt(word: string, argv: readonly string[], index: number): boolean {
  const text = argv[index] ?? "";
  return index === 0 ? fitsWord(nameOf(word), nameOf(text)) : fitsWord(word, text);
}

function nameOf(command: string): string {
  return command.slice(command.lastIndexOf("/") + 1);
}

/** Whether a word fits a pattern. Never slow, however many stars a pattern has: the last star alone is tried again. */
export function fitsWord(pattern: string, text: string): boolean {
  const wanted = [...pattern];
  const given = [...text];
  let [at, from] = [0, 0];
  let star = -1;
  let starFrom = 0;
  while (from < given.length) {
    if (wanted[at] === "*") {
      star = at++;
      starFrom = from;
    } else if (at < wanted.length && (wanted[at] === "?" || wanted[at] === given[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++starFrom;
    } else {
      return false;
    }
  }
  return wanted.slice(at).every((character) => character === "*");
}

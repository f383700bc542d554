/** Text that looks the same wherever it is shown: nothing in it moves, hides or reorders anything. */

/** Controls but tab and newline, marks that hide or reorder text, and the two separators that are no newlines. */
const UNSAFE = /[[\p{Cc}\p{Cf}\u2028\u2029]--[\t\n]]/gv;

/**
 * Writes control characters as `cat -v` does (`^[`) and invisible marks by their numbers.
 * Every character is replaced for itself, so a text may be given in pieces.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, picture);
}

/** The same for text that belongs on one line, such as a file name. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "^J").replaceAll("\t", "^I");
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Terminals know them as Ctrl and a letter, and DEL as ^?: the bit 0x40 is the other way round.
  return code < 0x80
    ? `^${String.fromCharCode(code ^ 0x40)}`
    : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

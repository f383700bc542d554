/** Where a command can begin. */
const TEST = /(?<=^|[\s;&|({!`])\[(?=[ \t])/gm;
/** `for name do`, for all arguments. */
const LOOP = /(?<=(?:^|[\s;&|({])for[ \t]+\w+)[ \t](?=[ \t]*do\s)/gm;
const ARITHMETIC = /\$\(\(([^()\n]*)\)\)/g;
/** A pattern of `case` with more than one text in double quotes. */
const PATTERN =
  /(?<=(?:^|;;|[ \t]in|\|)[ \t]{0,80}\(?)[^\s()'"`$;&|<>#\\]*(?:"(?:(?!\$\()[^"\n`\\]|\\.)*"[^\s()'"`$;&|<>#\\]*){2,}(?=[ \t]*[|)])/gm;
/** Longer tests are left as they are, and what follows so many pieces. */
const MOST_LETTERS = 500;
const MOST_PIECES = 500;
/** What ends a test without `]`: no word of it. */
const NO_WORD = /[\n;&|<>()]/;

/**
 * Rewrites what tree-sitter-bash 0.25 does not read, letter for letter, so that the places stay:
 *
 * * a test whose operator is no plain word (`[ "$a" "$op" "$b" ]`, `[ \( -f a \) ]`, `[ "$a" \> "$b" ]`). Its brackets become
 *   letters: a command with words, which is what it is to the shell.
 * * a pattern of `case` as `*"a"*"b"*`, which becomes one text: `*"a.*.b"*`.
 * * `$(($a $op $b))`, which gets a `+` for each blank, `for name do`, which gets a `;`, and the redirection `<>`.
 *
 * One such piece would make the whole statement around it an error, and hide it from everything that looks for commands.
 * @param isRead whether the grammar reads a piece of shell
 */
export function readableText(text: string, isRead: (piece: string) => boolean): string {
  let pieces = 0;
  const isMisread = (piece: string): boolean => pieces++ < MOST_PIECES && !isRead(piece);
  const counted = text
    .replace(LOOP, ";")
    .replaceAll("<>", "> ")
    .replace(PATTERN, (all) => (isMisread(`case x in\n${all}) ;;\nesac\n`) ? oneText(all) : all))
    .replace(ARITHMETIC, (all, inner: string) =>
      isMisread(`x=${all}\n`) ? `$((${inner.replace(/(?<=\S)[ \t](?=\S)/g, "+")}))` : all,
    );
  let [read, done] = ["", 0];
  for (const { index } of counted.matchAll(TEST)) {
    const length = index < done ? null : testLength(counted.slice(index, index + MOST_LETTERS));
    const end = index + (length ?? 0);
    if (length !== null && isMisread(`${counted.slice(index, end)}\n`)) {
      read += `${counted.slice(done, index)}t${counted.slice(index + 1, end - 1)}t`;
      done = end;
    }
  }
  return read + counted.slice(done);
}

function oneText(pattern: string): string {
  const [first, last] = [pattern.indexOf('"') + 1, pattern.lastIndexOf('"')];
  return pattern.slice(0, first) + pattern.slice(first, last).replaceAll('"', ".") + pattern.slice(last);
}

/** How long the test is that a text begins with, `null` where it has no `]`. */
function testLength(text: string): number | null {
  let at = 1;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (
      letter === "]" &&
      /[ \t]/.test(text.charAt(at - 1)) &&
      /^(?:[\s;&|)}`]|$)/.test(text.slice(at + 1, at + 2))
    ) {
      return at + 1;
    }
    if (NO_WORD.test(letter)) {
      return null;
    }
    at = partEnd(text, at);
  }
  return null;
}

/** The offset behind what begins here: an escaped letter, quotes, a substitution, or one letter. */
export function partEnd(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  switch (two.charAt(0)) {
    case "\\":
      return at + 2;
    case "'":
      return behind(text.indexOf("'", at + 1), text);
    case '"':
      return closed(text, at + 1, '"');
    case "`":
      return closed(text, at + 1, "`");
  }
  return two === "$(" ? closed(text, at + 2, ")") : two === "${" ? closed(text, at + 2, "}") : at + 1;
}

/** The offset behind the closing letter, over everything that is quoted. */
function closed(text: string, start: number, closing: string): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== closing) {
    const isOpen = closing === ")" && text.charAt(at) === "(";
    const isQuoted = closing === '"' && text.charAt(at) === "'";
    at = isOpen ? closed(text, at + 1, ")") : isQuoted ? at + 1 : partEnd(text, at);
  }
  return at + 1;
}

function behind(index: number, text: string): number {
  return index < 0 ? text.length : index + 1;
}

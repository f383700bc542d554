/** What opens a text of several lines: `|` or `>`, perhaps with how it is indented and ends. */
const OPENS = /(?:^|[\s:-])[|>][-+0-9]{0,2}\s*(?:#.*)?$/;

/**
 * Whether an offset lies in a text of several lines, such as a file's content behind `|`. It looks at lines, since what
 * is being typed is seldom whole.
 */
export function isInText(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  const lines = before.split("\n");
  const own = lines.pop() ?? "";
  let indent = indentOf(own);
  for (const line of lines.toReversed()) {
    if (line.trim() === "") {
      continue;
    }
    const width = indentOf(line);
    if (width < indent) {
      if (OPENS.test(line)) {
        return true;
      }
      indent = width;
    }
  }
  return false;
}

function indentOf(line: string): number {
  return line.search(/\S/) < 0 ? line.length : line.search(/\S/);
}

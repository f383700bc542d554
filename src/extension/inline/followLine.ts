/** A change of a text: the lines from 0 and the columns of what was replaced, and what came in its place. */
export interface LineChange {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly text: string;
}

/** A line as it was when something was said of it: alone, and its neighbours. All without blanks at both ends. */
export interface LineText {
  readonly text: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The lines of a text. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}

/** How a line reads, apart from how far it is indented. */
export function readLine(lines: Lines, line: number): LineText | null {
  const at = (number: number): string | null =>
    number >= 0 && number < lines.lineCount ? lines.lineAt(number).text.trim() : null;
  const text = at(line);
  return text === null ? null : { text, before: at(line - 1), after: at(line + 1) };
}

/**
 * Where a line is after changes of the text.
 * @param changes as VS Code tells them: all at once, and each in terms of the text before
 * @param lines the text after them
 * @returns `null` where the line itself was changed or is gone
 */
export function followLine(
  line: number,
  text: string,
  changes: readonly LineChange[],
  lines: Lines,
): number | null {
  let shift = 0;
  let ownShift = 0;
  for (const { range, text: inserted } of changes) {
    const delta = inserted.split(/\r\n|\r|\n/).length - 1 - (range.end.line - range.start.line);
    if (isBefore(range.end, line)) {
      shift += delta;
    } else if (range.start.line <= line) {
      ownShift += delta;
    }
  }
  // Where the line itself was touched it is still there if a line break was put before or behind it.
  const places = ownShift === 0 ? [line + shift] : [line + shift + ownShift, line + shift];
  return places.find((place) => readLine(lines, place)?.text === text) ?? null;
}

/**
 * Finds a line in another version of its file: where it was, or else the nearest line that reads the same, with
 * neighbours that read the same if there is one.
 * @returns `null` where no line reads so, or where another line stands between the same neighbours
 */
export function findLine(line: number, wanted: LineText, lines: Lines): number | null {
  const there = readLine(lines, line);
  const isBetweenSame = there?.before === wanted.before && there?.after === wanted.after;
  if (there !== null && isBetweenSame) {
    return there.text === wanted.text ? line : null;
  }
  let best: { readonly line: number; readonly score: number } | null = null;
  for (let at = 0; at < lines.lineCount; at++) {
    const found = lines.lineAt(at).text.trim() === wanted.text ? readLine(lines, at) : null;
    if (found !== null) {
      const alike = Number(found.before === wanted.before) + Number(found.after === wanted.after);
      const score = alike * (lines.lineCount + line + 1) - Math.abs(at - line);
      best = best === null || score > best.score ? { line: at, score } : best;
    }
  }
  return best?.line ?? null;
}

function isBefore(end: LineChange["range"]["end"], line: number): boolean {
  return end.line < line || (end.line === line && end.character === 0);
}

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of scripts
import { LineIndex } from "../../../src/text/lineIndex.ts";
import type { Random } from "./random.ts";

/** A change of a text, by offsets. */
export interface RandomEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

// biome-ignore format: a table of words
const TYPED: readonly string[] = [
  "\n", " ", "\t", "\r\n", "\r", "a", "1", "$", "$1", "${", "}", "{", "(", ")", "$(", "`", '"', "'", "\\", "#", ";", ";;", "&", "|", "<<E\n", "E\n", "if ", "then\n", "fi\n", "case $1 in\n",
  "esac\n", "monitor)\n", "takeip)", "*)", "done\n", "do\n", "f() {\n", "exit 1\n", "x=1\n", "x=1 y=2\n", "é", "\u{1f600}", "\ud800", "\u2028", "\0", "ctdb status\n", "die 'a'\n", "# ctdb-events: ignore=", "=", "[", "]]",
];

/** What somebody or something may do to a text next: type, delete, paste lines of another, cut, put a line elsewhere. */
export function randomEdit(random: Random, text: string, other: string): RandomEdit {
  const at = random.below(text.length + 1);
  const near = Math.min(text.length, at + random.below(random.pick([1, 2, 10, 200])));
  switch (random.below(8)) {
    case 0:
      return { start: at, end: near, newText: "" };
    case 1:
      return { start: at, end: near, newText: random.pick(TYPED) };
    case 2: {
      const [start, end] = someLines(random, other);
      return { start: at, end: at, newText: other.slice(start, end) };
    }
    case 3: {
      const [start, end] = someLines(random, text);
      return { start, end, newText: "" };
    }
    case 4: {
      const [start, end] = someLines(random, text);
      const [from, to] = someLines(random, other);
      return { start, end, newText: other.slice(from, to) };
    }
    default:
      return { start: at, end: at, newText: random.pick(TYPED) };
  }
}

function someLines(random: Random, text: string): readonly [start: number, end: number] {
  const lines = new LineIndex(text);
  const first = random.below(lines.lineCount);
  return [lines.lineStart(first), lines.lineStart(first + 1 + random.below(random.pick([1, 3, 30])))];
}

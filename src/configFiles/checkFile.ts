import { withoutBlanksBehind } from "../text/blanks.ts";
import type { TextRange } from "../text/textRange.ts";
import { type FileLine, fileLines, type Word } from "./fileLines.ts";
import { readShellWord } from "./shellWord.ts";

/** A line of a check file that is neither empty nor a comment. */
export interface CheckLine {
  readonly line: number;
  /** Without blanks round it. */
  readonly range: TextRange;
  readonly text: string;
  /** What stands before the `=`, which must follow at once; `null` where the line is no assignment. */
  readonly name: Word | null;
  readonly valueRange: TextRange;
  /** What the shell makes of the value; `null` where it must compute it, or where a quote is open. */
  readonly value: string | null;
  /** Words behind the value, which the shell runs as a command. */
  readonly rest: TextRange | null;
  /** Where a quote opens that the line does not close. */
  readonly openAt: number | null;
  /** `read` fails at a last line without line feed, and the loop ends before it. */
  readonly isRead: boolean;
}

export interface CheckFile {
  readonly lines: readonly CheckLine[];
}

/**
 * Reads `nfs-checks.d/NN.name.check` as `nfs_check_service` in `60.nfs` does: by the shell's `read`, line by line; each
 * assignment goes to `eval`. Backslashes at the end of a line join it with the next one.
 */
export function parseCheckFile(text: string): CheckFile {
  const lines: CheckLine[] = [];
  let open: FileLine | null = null;
  for (const line of fileLines(text)) {
    const first: FileLine = open ?? line;
    const isJoined = /(?:^|[^\\])(?:\\\\)*\\$/.test(line.content) && line.isEnded;
    if (isJoined) {
      open = first;
      continue;
    }
    open = null;
    const found = readLine(text, first, line);
    if (found !== null) {
      lines.push(found);
    }
  }
  return { lines };
}

function readLine(text: string, first: FileLine, last: FileLine): CheckLine | null {
  const whole = text.slice(first.range.start, last.range.end);
  const content = withoutBlanksBehind(whole.replace(/\r$/, ""));
  const start = first.range.start + content.length - content.replace(/^[ \t]+/, "").length;
  const end = Math.max(start, first.range.start + content.length);
  const range = { start, end };
  const own = text.slice(start, end);
  if (own === "" || own.startsWith("#")) {
    return null;
  }
  const base = { line: first.line, range, text: own, isRead: last.isEnded };
  const name = /^([A-Za-z_]\w*)=/.exec(own)?.[1] ?? null;
  const valueStart = name === null ? end : start + name.length + 1;
  if (name === null) {
    const none = { start: end, end };
    return { ...base, name: null, valueRange: none, value: null, rest: null, openAt: null };
  }
  const word = readShellWord(text, valueStart, end);
  const behind = text.slice(word.end, end);
  const rest = /^[ \t]+(?=[^ \t#;&|<>])/.exec(behind)?.[0];
  return {
    ...base,
    name: { text: name, range: { start, end: start + name.length } },
    valueRange: { start: valueStart, end: word.end },
    value: first === last ? word.literal : null,
    rest: rest === undefined || first !== last ? null : { start: word.end + rest.length, end },
    openAt: word.openAt,
  };
}

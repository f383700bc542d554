import type { SourceMap } from "../source/sourceMap.ts";
import type { TraceEnd } from "../traceEnd.ts";

/** What bash itself says of a failure. */
export interface ShellMessage {
  /** `BASH_SOURCE` of the file, as bash names it. */
  readonly source: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Whether bash gives up wherever it stands: syntax errors, `set -u`, `${a:?}`. */
  readonly isFatal: boolean;
  readonly isSyntaxError: boolean;
  /** Whether the line is one of a text that `eval` executes. */
  readonly isEval: boolean;
}

const MESSAGE = /^(.+?): (eval: )?line (\d+): (.*)$/;
const FATAL =
  /: unbound variable$|: bad substitution$|: parameter null or not set$|: parameter not set$|: readonly variable$/;
const SYNTAX = /^syntax error|^unexpected EOF while looking for|: syntax error/;

/**
 * Finds the last message of bash's own in what a script printed.
 * @param sources the files that were executed, as bash names them
 */
export function lastShellMessage(
  { output, scriptPath }: TraceEnd,
  sources: ReadonlySet<string>,
): ShellMessage | null {
  for (const printed of output.split("\n").toReversed()) {
    const [, source = "", evaluated, line, text = ""] = MESSAGE.exec(printed) ?? [];
    if (line !== undefined && (source === scriptPath || sources.has(source))) {
      // After `near unexpected token`, bash prints the line itself in the same manner.
      const isQuoted = /^`.*'$/.test(text);
      if (!isQuoted) {
        const isSyntaxError = SYNTAX.test(text) && !/operand expected|arithmetic|expression/.test(text);
        return {
          source,
          line: Number(line),
          text,
          isFatal: isSyntaxError || FATAL.test(text),
          isEval: evaluated !== undefined,
          isSyntaxError,
        };
      }
    }
  }
  return null;
}

/** Whether the message is of `${name:?word}`, whose word is anything: the file has such an expansion on the line. */
export function isDemanded({ source, line, text }: ShellMessage, sources: SourceMap): boolean {
  const name = /^([A-Za-z_]\w*|\d+): /.exec(text)?.[1];
  const file = sources.fileOf(source);
  if (name === undefined || file === null) {
    return false;
  }
  const place = { line: line - 1, character: 0 };
  const { start, end } = {
    start: file.shell.lines.offsetAt(place),
    end: file.shell.lines.lineRange(line - 1).end,
  };
  const written = file.shell.text.slice(start, end);
  return written.includes(`\${${name}?`) || written.includes(`\${${name}:?`);
}

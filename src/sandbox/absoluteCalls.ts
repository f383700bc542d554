/** A command that a script names by its absolute path, so that no stub command stands in for it. */
export interface AbsoluteCall {
  /** Absolute path of the file that holds the call. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly command: string;
}

const PATHS = /(?<![\w./$}-])\/(?:usr\/)?(?:local\/)?s?bin\/([\w.+-]+)/g;

/**
 * Finds the absolute calls in a script's text. The text decides, not the run: a call may stand in a
 * handler that did not run.
 * @param names the stub commands; other programs are no concern.
 */
export function findAbsoluteCalls(file: string, text: string, names: ReadonlySet<string>): AbsoluteCall[] {
  const calls: AbsoluteCall[] = [];
  for (const [index, content] of text.split("\n").entries()) {
    // A first line names the interpreter, a comment calls nothing.
    if (/^\s*#/.test(content)) {
      continue;
    }
    for (const match of content.matchAll(PATHS)) {
      if (match[1] !== undefined && names.has(match[1])) {
        calls.push({ file, line: index + 1, command: match[0] });
      }
    }
  }
  return calls;
}

/** A place that changes PATH so that the machine's own commands are found before stub commands. */
export interface PathChange {
  /** Absolute path of the file. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** `PATH=…`, also behind `export` and before a command; not `PATH+=` and no other variable. */
const PATH_VALUE = /(?:^|[\s;&|({])PATH=("[^"]*"|'[^']*'|[^\s;&|)]*)/g;
/** The folders of the machine's own commands. */
const OWN_FOLDER = /(?:^|:)\/(?:usr\/)?(?:local\/)?s?bin\/?(?=:|$)/;

/** Finds where a script's text puts the machine's own commands before what stood in PATH. */
export function findPathChanges(file: string, text: string): PathChange[] {
  return text.split("\n").flatMap((content, index) => {
    const values = /^\s*#/.test(content)
      ? []
      : [...content.matchAll(PATH_VALUE)].map(([, value = ""]) => value.replaceAll(/["']/g, ""));
    const hides = values.some((value) => OWN_FOLDER.test(value.split(/\$\{?PATH\b/)[0] ?? ""));
    return hides ? [{ file, line: index + 1 }] : [];
  });
}

/** What the text of a test says of itself. */
export interface TestText {
  /** What is tested; `null`: nobody says. */
  readonly title: string | null;
  /** The line that says it, from 0; 0 where nobody does. */
  readonly line: number;
  /** How many lines there are, at least 1. */
  readonly lines: number;
  /** File name of the test that it runs with other settings (`. "${dir}/NAME.sh"`); `null`: it stands alone. */
  readonly base: string | null;
  /** What it assigns before, by the variables' names. */
  readonly values: ReadonlyMap<string, string>;
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=("[^"`]*"|'[^']*'|[^\s"'`$();|&]*)\s*(?:#.*)?$/;
const DESCRIPTION = /^\s*(define_test|test_case)\s+(.*)$/;
/** Beside the test, not upstream's own `scripts/…`. */
const SOURCED = /^\s*\.\s+"?\$\{?\w+\}?\/([\w.-]+\.sh)"?\s*$/;

/** Commands that suites give a name. */
const DEFAULTS: readonly (readonly [string, string])[] = [["ONNODE", "onnode"]];

/**
 * Reads the title of a test: the words of `define_test`, or of the first `test_case` where there is none (the suite `cunit`).
 * Variables are replaced where the text assigns them plainly.
 * @param text of the test's file
 * @param given values of variables that are assigned elsewhere
 */
export function readTest(text: string, given: ReadonlyMap<string, string> = new Map()): TestText {
  const lines = text.replace(/\n$/, "").split("\n");
  const values = new Map([...DEFAULTS, ...given]);
  let base: string | null = null;
  let found: { readonly word: string; readonly title: string; readonly line: number } | null = null;
  for (const [line, content] of lines.entries()) {
    const [, name, value] = ASSIGNMENT.exec(content) ?? [];
    if (name !== undefined && value !== undefined && found === null) {
      values.set(name, expand(value, values));
    }
    const [, word, rest] = DESCRIPTION.exec(content) ?? [];
    if (
      word !== undefined &&
      rest !== undefined &&
      (found === null || (found.word !== word && word === "define_test"))
    ) {
      const title = wordsOf(rest, values).join(": ").trim();
      found = title === "" ? found : { word, title, line };
    }
    base ??= SOURCED.exec(content)?.[1] ?? null;
  }
  return {
    title: found?.title ?? null,
    line: found?.line ?? 0,
    lines: lines.length,
    base: base === "unit.sh" ? null : base,
    values,
  };
}

/** The words of a command up to its end, without their quotes. */
function wordsOf(text: string, values: ReadonlyMap<string, string>): readonly string[] {
  const words: string[] = [];
  for (const [, word] of text.matchAll(
    /((?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\;|&<>()#])+)|#.*|[;|&<>].*/g,
  )) {
    if (word === undefined) {
      break;
    }
    words.push(expand(word, values));
  }
  return words;
}

function expand(word: string, values: ReadonlyMap<string, string>): string {
  return word.replace(
    /'([^']*)'|\\(.)|"|\$(?:\{(\w+)\}|(\w+))/g,
    (all, single: string | undefined, escaped: string | undefined, braced?: string, plain?: string) => {
      const name = braced ?? plain;
      return name !== undefined ? (values.get(name) ?? all) : (single ?? escaped ?? "");
    },
  );
}

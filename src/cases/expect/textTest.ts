import { runInNewContext } from "node:vm";
import { t } from "@vscode/l10n";
import type { TextTest } from "../../caseFiles/testCase.ts";
import { printableLine } from "../../text/printable.ts";
import { type Mismatch, shortened } from "./mismatch.ts";

type TextMismatch = Pick<Mismatch, "sentence" | "diff">;

/**
 * Compares a text.
 * @param what the text is, as a sentence begins with it: `The output`.
 * @returns `null` where it is as it must be.
 */
export function testText(test: TextTest, actual: string, what: string): TextMismatch | null {
  switch (test.how) {
    case "exact":
      return withoutLastBreak(actual) === withoutLastBreak(test.text)
        ? null
        : { sentence: firstDifference(test.text, actual, what), diff: exactDiff(test.text, actual) };
    case "contains":
      return actual.includes(test.text)
        ? null
        : {
            sentence:
              actual === ""
                ? t("{0} is empty and lacks {1}.", what, shown(test.text))
                : t("{0} lacks {1}.", what, shown(test.text)),
            diff: { expected: test.text, actual },
          };
    case "lacks": {
      const at = test.text === "" ? -1 : actual.indexOf(test.text);
      const line = actual.slice(0, at).split("\n").length;
      return at < 0
        ? null
        : {
            sentence: t("{0} has {1} in line {2}, which must not be there.", what, shown(test.text), line),
            diff: null,
          };
    }
    case "matches":
      return matches(test.pattern, actual, what);
  }
}

/** A regular expression that needs longer goes over the text again and again. */
const PATIENCE_MS = 2000;

function matches(pattern: string, actual: string, what: string): TextMismatch | null {
  try {
    // In a context of its own, since only there an expression can be stopped.
    const found: unknown = runInNewContext(
      'new RegExp(pattern, "m").test(actual)',
      { pattern, actual },
      {
        timeout: PATIENCE_MS,
      },
    );
    return found === true
      ? null
      : {
          sentence:
            actual === ""
              ? t("{0} is empty and does not match {1}.", what, shown(pattern))
              : t("{0} does not match {1}.", what, shown(pattern)),
          diff: { expected: pattern, actual },
        };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const sentence =
      code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
        ? t(
            "{0} takes more than {1} s to compare: write it so that it has fewer ways to match.",
            shown(pattern),
            PATIENCE_MS / 1000,
          )
        : t("{0} is no regular expression: {1}.", shown(pattern), message);
    return { sentence, diff: null };
  }
}

function firstDifference(expected: string, actual: string, what: string): string {
  const wanted = withoutLastBreak(expected).split("\n");
  const found = withoutLastBreak(actual).split("\n");
  const index = wanted.findIndex((line, at) => line !== found[at]);
  const at = index < 0 ? wanted.length : index;
  if (actual === "") {
    return t("{0} is empty and not what was expected, which begins with {1}.", what, shown(wanted[0] ?? ""));
  }
  if (expected === "") {
    return t("{0} is to be empty, but begins with {1}.", what, shown(found[0] ?? ""));
  }
  if (found[at] === undefined) {
    return t("{0} ends before line {1}, which is to be {2}.", what, at + 1, shown(wanted[at] ?? ""));
  }
  return wanted[at] === undefined
    ? t("{0} goes on in line {1} with {2}, where nothing more was expected.", what, at + 1, shown(found[at]))
    : t(
        "{0} is not as expected: line {1} is {2}, not {3}.",
        what,
        at + 1,
        shown(found[at]),
        shown(wanted[at]),
      );
}

function shown(text: string): string {
  return t("“{0}”", shortened(printableLine(text)));
}

/** A here-document or a block of YAML ends with a line break, what a command prints may or may not. */
/** The line break at the end that does not count is no difference to look at either. */
function exactDiff(expected: string, actual: string): NonNullable<TextMismatch["diff"]> {
  return expected.endsWith("\n") === actual.endsWith("\n")
    ? { expected, actual }
    : { expected: withoutLastBreak(expected), actual: withoutLastBreak(actual) };
}

function withoutLastBreak(text: string): string {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

import type { TextTest } from "../../caseFiles/testCase.ts";
import { printableLine } from "../../text/printable.ts";
import { type Mismatch, shortened } from "./mismatch.ts";

/**
 * Compares a text.
 * @param what the text is, as a sentence begins with it: `The output`.
 * @returns `null` where it is as it must be.
 */
export function testText(
  test: TextTest,
  actual: string,
  what: string,
): Pick<Mismatch, "sentence" | "diff"> | null {
  switch (test.how) {
    case "exact":
      return withoutLastBreak(actual) === withoutLastBreak(test.text)
        ? null
        : { sentence: firstDifference(test.text, actual, what), diff: { expected: test.text, actual } };
    case "contains":
      return actual.includes(test.text)
        ? null
        : {
            sentence: `${what} ${actual === "" ? "is empty and " : ""}lacks ${shown(test.text)}.`,
            diff: { expected: test.text, actual },
          };
    case "lacks": {
      const at = test.text === "" ? -1 : actual.indexOf(test.text);
      const line = actual.slice(0, at).split("\n").length;
      return at < 0
        ? null
        : {
            sentence: `${what} has ${shown(test.text)} in line ${line}, which must not be there.`,
            diff: null,
          };
    }
    case "matches":
      return matches(test.pattern, actual, what);
  }
}

function matches(pattern: string, actual: string, what: string): Pick<Mismatch, "sentence" | "diff"> | null {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, "m");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { sentence: `${shown(pattern)} is no regular expression: ${why}.`, diff: null };
  }
  return expression.test(actual)
    ? null
    : {
        sentence: `${what} ${actual === "" ? "is empty and does" : "does"} not match ${shown(pattern)}.`,
        diff: { expected: pattern, actual },
      };
}

function firstDifference(expected: string, actual: string, what: string): string {
  const wanted = withoutLastBreak(expected).split("\n");
  const found = withoutLastBreak(actual).split("\n");
  const index = wanted.findIndex((line, at) => line !== found[at]);
  const at = index < 0 ? wanted.length : index;
  if (actual === "") {
    return `${what} is empty and not what was expected, which begins with ${shown(wanted[0] ?? "")}.`;
  }
  if (expected === "") {
    return `${what} is to be empty, but begins with ${shown(found[0] ?? "")}.`;
  }
  if (found[at] === undefined) {
    return `${what} ends before line ${at + 1}, which is to be ${shown(wanted[at] ?? "")}.`;
  }
  return wanted[at] === undefined
    ? `${what} goes on in line ${at + 1} with ${shown(found[at])}, where nothing more was expected.`
    : `${what} is not as expected: line ${at + 1} is ${shown(found[at])}, not ${shown(wanted[at])}.`;
}

function shown(text: string): string {
  return `“${shortened(printableLine(text))}”`;
}

/** A here-document or a block of YAML ends with a line break, what a command prints may or may not. */
function withoutLastBreak(text: string): string {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

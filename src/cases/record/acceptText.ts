import type { TextTest } from "../../caseFiles/testCase.ts";
import type { ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";
import type { Found } from "../caseResult.ts";
import { cannotSay } from "./acceptError.ts";
import type { FailedExpectation } from "./acceptFailure.ts";
import { asOneLine } from "./textChange.ts";
import { removeAt, setValue } from "./yamlChanges.ts";
import { parseYaml, spotAt } from "./yamlPaths.ts";

/** What a text test is to become. */
export interface FoundInPlace {
  readonly failed: FailedExpectation;
  /** To the test: the text itself, or a part such as `contains` or an item of it. */
  readonly path: ProfilePath;
  /** To the step's `expect`. */
  readonly expect: ProfilePath;
  readonly found: Found;
}

/**
 * Makes a test of an output or a file say what is there: an exact text is replaced; of `contains` and `matches` the line
 * that is most like it takes its place; what must not be there and is, is not asked for any more.
 */
export function acceptText(text: string, { failed, path, expect, found }: FoundInPlace): string {
  const { expectation } = failed;
  const isFile = expectation?.kind === "file";
  // `output`, or `files` with the path of the file.
  const whole = path.slice(0, expect.length + (isFile ? 2 : 1));
  if (found.kind === "absent") {
    return spotAt(parseYaml(text), whole) === null ? text : setValue(text, whole, "absent");
  }
  if (found.kind !== "text" || (isFile && asOneLine(found.text) === "absent")) {
    throw cannotSay(failed.failure.sentence);
  }
  const test: TextTest | null =
    expectation?.kind === "output" || expectation?.kind === "file" ? expectation.test : null;
  switch (test?.how) {
    case "contains":
    case "matches": {
      const wanted = test.how === "contains" ? test.text : test.pattern;
      const line = nearestLine(wanted, found.text);
      if (line === null) {
        return setValue(text, whole, asOneLine(found.text)); // nothing, or blanks
      }
      return setValue(text, path, test.how === "contains" ? line : escaped(line));
    }
    case "lacks":
      return removeAt(text, path, expect.length - 1);
    default:
      return setValue(text, path, asOneLine(found.text));
  }
}

/** The line that has most of what was looked for; `null` where there is no line with anything in it. */
function nearestLine(wanted: string, text: string): string | null {
  const words = new Set(wanted.toLowerCase().match(/[\w.:/-]+/g));
  let best: string | null = null;
  let most = -1;
  for (const line of text.split("\n")) {
    const score = (line.toLowerCase().match(/[\w.:/-]+/g) ?? []).filter((word) => words.has(word)).length;
    if (line.trim() !== "" && score > most) {
      [best, most] = [line, score];
    }
  }
  return best;
}

function escaped(line: string): string {
  return line.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

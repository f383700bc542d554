import { wrongBlock } from "./pageBlock.ts";
import type { Expectation, RuleCase } from "./ruleCase.ts";
import { SCRIPT_EXPECTATIONS } from "./scriptExpectations.ts";

/** The cases of the rules about a script's text: what their pages call wrong, as the only script of a directory. */
export function scriptCases(pages: string): readonly RuleCase[] {
  return Object.entries(SCRIPT_EXPECTATIONS).map(([code, expectation]) =>
    scriptCase(pages, code, expectation),
  );
}

function scriptCase(pages: string, code: string, expectation: Expectation): RuleCase {
  const { text, target } = wrongBlock(pages, code);
  const file = "events/legacy/50.test.script";
  return { code, ...expectation, ...(target !== undefined && { target }), entries: { [file]: text }, file };
}

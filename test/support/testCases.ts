import type { TestCase } from "../../src/caseFiles/testCase.ts";

/** A case that says as little as possible. @param line of its name in the file, from 1 */
export function testCaseOf(file: string, name: string, line: number, more: Partial<TestCase> = {}): TestCase {
  const place = { start: line * 100, end: line * 100 + 50, line, endLine: line + 2 };
  return {
    id: `${file}#${name.replaceAll(" ", "-")}`,
    name,
    template: null,
    file,
    place,
    directory: "/events/legacy",
    script: "50.samba.script",
    steps: [{ place, event: "monitor", args: [], changes: [], expect: { place, expectations: [] } }],
    given: { profileFile: null, profiles: [], files: [], stubs: [] },
    targetVersion: null,
    sandbox: "auto",
    timeoutSeconds: null,
    skip: null,
    tags: [],
    ...more,
  };
}

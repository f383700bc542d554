import { setImmediate } from "node:timers/promises";
import { t } from "@vscode/l10n";
import type { TestCase } from "../../../caseFiles/testCase.ts";
import { printableLine } from "../../printable.ts";
import { sortTextOf, type TestNode, type TestNodeError, testNode } from "../model/testNode.ts";

/** What is in a case file. */
export interface ReadCases {
  readonly cases: readonly TestCase[];
  /** What keeps cases from being run. */
  readonly problems: readonly CaseFileProblem[];
}

/** What is wrong in a case file. */
export interface CaseFileProblem {
  readonly sentence: string;
  /** From 0. */
  readonly line: number;
}

export function caseFileId(path: string): string {
  return `cases:${path}`;
}

/** A case file that was not read yet. @param name its path for people */
export function unreadCaseFile(path: string, name: string): TestNode {
  return testNode({
    id: caseFileId(path),
    label: printableLine(name),
    sortText: `1${path}`,
    path,
    lines: { first: 0, last: 0 },
    tags: ["case"],
    children: null,
  });
}

/** How many nodes are made before others have their turn. */
const PORTION = 200;

/** A case file with its cases in its order; those of a matrix stand below one node. Large files are done in portions. */
export async function caseFileTests(
  path: string,
  name: string,
  { cases, problems }: ReadCases,
): Promise<TestNode> {
  const children: TestNode[] = [];
  for (const group of groupsOf(cases)) {
    const { template, first } = group;
    const index = children.length;
    children.push(template === null ? caseTest(first, index) : matrixTest(group, template, index));
    if (children.length % PORTION === 0) {
      await setImmediate();
    }
  }
  return {
    ...unreadCaseFile(path, name),
    errors: problems.map(({ sentence, line }): TestNodeError => ({ sentence, path, line })),
    children,
  };
}

/** A case alone, or the cases of a matrix. */
interface CaseGroup {
  readonly template: string | null;
  readonly first: TestCase;
  readonly cases: TestCase[];
  /** How many matrices before it have the same name. */
  readonly nth: number;
}

function groupsOf(cases: readonly TestCase[]): readonly CaseGroup[] {
  const groups: CaseGroup[] = [];
  const seen = new Map<string, number>();
  for (const testCase of cases) {
    const { template, place } = testCase;
    const last = groups.at(-1);
    if (template !== null && last?.template === template && last.first.place.start === place.start) {
      last.cases.push(testCase);
      continue;
    }
    const nth = template === null ? 0 : (seen.get(template) ?? 0);
    if (template !== null) {
      seen.set(template, nth + 1);
    }
    groups.push({ template, first: testCase, cases: [testCase], nth });
  }
  return groups;
}

function matrixTest({ first, cases, nth }: CaseGroup, template: string, index: number): TestNode {
  const { file, place } = first;
  return testNode({
    id: `matrix:${file}#${nth === 0 ? "" : `${nth}#`}${template}`,
    label: printableLine(template),
    sortText: sortTextOf(index),
    path: file,
    lines: { first: place.line - 1, last: place.line - 1 },
    tags: ["case"],
    children: cases.map(caseTest),
  });
}

function caseTest(testCase: TestCase, index: number): TestNode {
  const { id, name, file, place, script, skip, tags } = testCase;
  return testNode({
    id: `case:${id}`,
    label: printableLine(name),
    description: skip === null ? null : printableLine(t("skip: {0}", skip)),
    sortText: sortTextOf(index),
    path: file,
    lines: { first: place.line - 1, last: place.endLine - 1 },
    tags: [...new Set(["case", ...(script === null ? [] : [script]), ...tags])],
    subject: { kind: "case", testCase },
  });
}

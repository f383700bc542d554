import type { TestNode } from "../../src/extension/tests/model/testNode.ts";

/** Labels and descriptions in the order of the Test Explorer, those of children indented. */
export function testLines(nodes: readonly TestNode[]): readonly string[] {
  return nodes
    .toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1))
    .flatMap(({ label, description, children }) => [
      description === null ? label : `${label} (${description})`,
      ...testLines(children ?? []).map((line) => `  ${line}`),
    ]);
}

import assert from "node:assert/strict";
import fc from "fast-check";
import type { SyntaxNode } from "../../../src/shell/syntaxNode.ts";
import { shellScript } from "../../support/shell.ts";

describe("a pipeline", () => {
  it("ends before && and ||, however many parts it has", async () => {
    for (const [text, expected] of [
      ["a | b || e", "[[a | b] || e]"],
      ["a | b | c || e", "[[a | b | c] || e]"],
      ["a | b | c | d && e", "[[a | b | c | d] && e]"],
      ["a | b | c && d || e", "[[[a | b | c] && d] || e]"],
      ["if a | b | c && d; then e; fi", "[[a | b | c] && d]"],
      ["z && a | b | c || e", "[[z && [a | b | c]] || e]"],
    ] as const) {
      const { root } = await shellScript(`${text}\n`);
      assert.equal(shown(root), expected, text);
    }
  });

  it("leaves exit behind it to the script", async () => {
    const { commands } = await shellScript("mount | grep gluster | grep -q /srv || exit 1\n");
    const [mount, , last, exit] = commands;
    assert.equal(mount?.place.pipeline?.length, 3);
    assert.deepEqual([last?.place.isTested, last?.place.pipeline?.index], [true, 2]);
    assert.deepEqual([exit?.place.inSubshell, exit?.place.pipeline], [false, null]);
  });

  it("has its nodes in the order of the text, each within its parent", async () => {
    const part = fc.constantFrom("a", "b x", "{ c; }", "( d )", "while e; do f; done");
    const between = fc.constantFrom(" | ", " || ", " && ", " |\n");
    await fc.assert(
      fc.asyncProperty(part, fc.array(fc.tuple(between, part), { maxLength: 6 }), async (first, more) => {
        const { root, nodes } = await shellScript(`${first}${more.flat().join("")}\n`);
        assert.deepEqual(nodes, root.descendants());
        for (const node of nodes) {
          assert.ok(node.parent === null || (node.parent.start <= node.start && node.end <= node.parent.end));
          assert.ok(!(node.type === "pipeline" && node.children.at(-1)?.type === "list"));
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Pipelines and lists in brackets. */
function shown(node: SyntaxNode): string {
  const inner = node.children.map(shown).filter((text) => text !== "");
  if (node.type === "pipeline" || node.type === "list") {
    return `[${inner.join(" ")}]`;
  }
  if (/^(?:\||&&|\|\|)$/.test(node.type)) {
    return node.type;
  }
  return node.type === "command" && node.parent?.type !== "if_statement" ? node.text : inner.join(" ");
}

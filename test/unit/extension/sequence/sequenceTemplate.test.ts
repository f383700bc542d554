import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { SEQUENCE_TEMPLATE } from "../../../../src/extension/sequence/sequenceTemplate.ts";
import { readSequence } from "../../../../src/sequences/sequenceRead.ts";
import { convention } from "../../../support/runEvent.ts";

describe("The sequence in docs/sequences.md", () => {
  it("is valid", () => {
    const page = readFileSync(new URL("../../../../docs/sequences.md", import.meta.url), "utf8");
    const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = ""]) => text);
    assert.equal(blocks.length, 1);
    for (const text of blocks) {
      assert.deepEqual(readSequence(text, "docs", convention()).problems, []);
    }
  });
});

describe("The template of a sequence", () => {
  it("is valid as it is, in every generation", () => {
    for (const release of ["4.24", "4.8", "1.0.112"]) {
      const { problems, sequence } = readSequence(SEQUENCE_TEMPLATE, "own", convention(release));
      assert.deepEqual(problems, []);
      assert.ok(sequence !== null && sequence.steps.length > 5);
    }
  });

  it("stays valid with every line that is taken in", () => {
    const lines = SEQUENCE_TEMPLATE.split("\n");
    const taken = lines.map((line) => line.replace(/^( *)# (?=[a-zA-Z]+:( |$)|- | {2}- )/, "$1")).join("\n");
    assert.notEqual(taken, SEQUENCE_TEMPLATE);
    const { problems } = readSequence(taken, "own", convention());
    assert.deepEqual(problems, []);
    for (const [i, line] of lines.entries()) {
      const one = lines.with(i, line.replace(/^( *)# (?=[a-zA-Z]+: \S|- [a-z])/, "$1")).join("\n");
      assert.deepEqual(readSequence(one, "own", convention()).problems, [], line);
    }
  });
});

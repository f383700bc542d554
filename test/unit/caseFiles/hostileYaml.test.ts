import assert from "node:assert/strict";
import { readCaseFile } from "../../../src/caseFiles/readCaseFile.ts";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { readSequence } from "../../../src/sequences/sequenceRead.ts";
import { readProfile } from "../../../src/virtualNode/profile/profile.ts";
import { YAML_ATTACKS } from "../../support/hostile/yamlAttacks.ts";

type Told = { readonly problems: readonly { readonly line: number; readonly sentence: string }[] };

const READERS: Readonly<Record<string, (text: string) => Told>> = {
  "a node profile": readProfile,
  "a sequence": (text) => readSequence(text, "attack", conventionFor([4, 24, 0])),
  "a case file": (text) => readCaseFile(text, "/cases/attack.ctdb-test.yaml"),
};

for (const [kind, read] of Object.entries(READERS)) {
  describe(`An attack by ${kind}`, () => {
    for (const { title, text, refusal } of YAML_ATTACKS) {
      it(`with ${title} is refused at its place`, () => {
        const told = read(text).problems.map(({ line, sentence }) => `${line}: ${sentence}`);
        assert.ok(
          told.some((sentence) => refusal.test(sentence)),
          told.slice(0, 3).join("\n"),
        );
        assert.ok(!("x" in {}), "no prototype was changed");
      });
    }
  });
}

describe("A node profile", () => {
  it("of thousands of keys is read in a moment, as an editor does at each key that is typed", () => {
    const text = `services:\n${Array.from({ length: 10_000 }, (_, i) => `  s${i}: active\n`).join("")}`;
    assert.deepEqual(readProfile(text).problems, []);
  });

  it("keeps names of JavaScript's own as names of services", () => {
    const { profile } = readProfile("services:\n  __proto__: active\n  constructor: failed\n");
    assert.deepEqual(Object.getOwnPropertyNames(profile.services ?? {}), ["__proto__", "constructor"]);
  });
});

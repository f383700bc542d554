import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { parse } from "yaml";
import { callWords, joinQuoted, splitQuoted } from "../../../src/caseFiles/callWords.ts";
import { CASE_SCHEMA, contributedSchema } from "../../../src/caseFiles/caseSchema.ts";
import { NODE_FACTS } from "../../../src/caseFiles/nodeFacts.ts";
import { STUB_COMMANDS } from "../../../src/caseFiles/stubCommands.ts";
import type { Schema } from "../../../src/virtualNode/profile/profileSchema.ts";
import { KIT_DIRECTORY } from "../../support/kit.ts";

describe("The schema of case files", () => {
  it("describes every key in a sentence", () => {
    const visit = (schema: Schema, path: string): string[] =>
      Object.entries(schema.properties ?? {})
        .flatMap(([key, part]) => [
          ...(/^[A-Z].*\.$/s.test(part.description ?? "") ? [] : [`${path}.${key}`]),
          ...visit(part, `${path}.${key}`),
        ])
        .concat(
          [schema.items ?? {}, ...(schema.anyOf ?? [])].flatMap((part) =>
            part === schema ? [] : Object.keys(part).length > 0 ? visit(part, path) : [],
          ),
        );
    assert.deepEqual(
      visit(CASE_SCHEMA, "").filter((path) => !path.includes(".node.")),
      [],
    );
  });

  it("knows the facts that are compared", () => {
    const expect = CASE_SCHEMA.properties?.expect?.anyOf?.find(({ type }) => type === "object");
    assert.deepEqual(
      Object.keys(expect?.properties?.node?.properties ?? {}),
      NODE_FACTS.map(({ key }) => key),
    );
  });

  it("lets YAML extensions take a placeholder wherever a value stands, but no wrong value", () => {
    const validate = new Ajv({ strict: false }).compile(contributedSchema());
    const isRight = (text: string) => validate(parse(text));
    const start = "cases: [{name: a, event: monitor, ";
    for (const rest of [
      "expect: '{status}'}]",
      "given: {node: {mounts: {/: '{used}'}, services: {'{name}': '{state}'}}}}]",
      "expect: {node: {tunables: {MonitorInterval: 15}}}, args: [1, a]}]",
    ]) {
      assert.ok(isRight(start + rest), `${rest} ${JSON.stringify(validate.errors)}`);
    }
    for (const rest of [
      "expect: FINE}]",
      "given: {node: {servces: {}}}}]",
      "expct: OK}]",
      "timeout: long}]",
    ]) {
      assert.equal(isRight(start + rest), false, rest);
    }
  });

  it("goes along with the list of commands that the kit answers", () => {
    const names = readdirSync(join(KIT_DIRECTORY, "commands")).map((name) => name.replace(/\.pl$/, ""));
    assert.deepEqual([...STUB_COMMANDS].sort(), names.sort());
  });
});

describe("The words of a call", () => {
  it("are split at blanks outside of quotes; a command alone takes any arguments", () => {
    assert.deepEqual(callWords("ip addr 'a b' \"c'd\""), ["ip", "addr", "a b", "c'd"]);
    assert.deepEqual(callWords("ss"), ["ss", "**"]);
    assert.equal(callWords("ss 'x"), null);
  });

  it("are the same after they were written", () => {
    const word = fc.string({ maxLength: 6 }).filter((text) => !text.includes('"') || !text.includes("'"));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        assert.deepEqual(splitQuoted(joinQuoted(words)), words);
      }),
    );
  });
});

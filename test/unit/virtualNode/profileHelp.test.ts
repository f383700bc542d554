import assert from "node:assert/strict";
import fc from "fast-check";
import { completionsAt, describeAt, readProfile } from "../../../src/virtualNode/profile/profile.ts";

/** Labels offered at the bar, and what they take the place of. */
function offers(marked: string): { labels: string[]; replaced: string; inserted: string[] } {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const found = completionsAt(text, offset);
  const range = found[0]?.range ?? { start: offset, end: offset };
  return {
    labels: found.map(({ label }) => label),
    replaced: text.slice(range.start, range.end),
    inserted: found.map(({ insertText }) => insertText),
  };
}

function described(marked: string): string | undefined {
  return describeAt(marked.replace("|", ""), marked.indexOf("|"))?.title;
}

const STATES = ["active", "inactive", "failed", "broken", "absent"];

describe("Help while a profile is written", () => {
  it("offers the keys of an empty file", () => {
    const { labels, inserted } = offers("|");
    assert.ok(labels.includes("services") && labels.includes("publicAddresses"));
    assert.ok(
      inserted.includes("services:\n  ") && inserted.includes("sleep: ") && inserted.includes("nodes:\n  - "),
    );
  });

  it("offers only keys that are not there yet, in place of what was typed", () => {
    const { labels, replaced } = offers("sleep: real\nser|\ntime: real\n");
    assert.ok(labels.includes("services") && !labels.includes("sleep") && !labels.includes("time"));
    assert.equal(replaced, "ser");
  });

  it("puts no second colon behind a key", () => {
    assert.ok(offers("sl|eep: real").inserted.includes("sleep"));
  });

  const values: readonly (readonly [marked: string, labels: string[], replaced?: string])[] = [
    ["services:\n  smbd: |", STATES],
    ["services:\n  smbd: act|", STATES, "act"],
    ["services:\n  smbd:\n    state: |\n", STATES.slice(0, 4)],
    ["recovery: |", ["true", "false"]],
    ["sleep: in|stant", ["real", "instant"], "instant"],
    ["interfaces:\n  eth0: { link: | }", ["up", "down"]],
    ["nodes:\n  - address: 10.1.0.1\n    |", ["flags"]],
    ["nodes:\n- flags: []\n  |", ["address"]],
    ["connections:\n  - local: 10.0.0.31:445\n    |", ["remote", "state"]],
    ["publicAddresses:\n  10.0.0.31/24:\n    |", ["interfaces", "holder", "interface"]],
    ["# services:|", []],
    ["services:|", []],
    ["nothing:\n  like: |", []],
  ];
  for (const [marked, labels, replaced = ""] of values) {
    it(`offers ${labels.join(", ") || "nothing"} at ${JSON.stringify(marked)}`, () => {
      const found = offers(marked);
      assert.deepEqual(found.labels, labels);
      assert.equal(found.replaced, replaced);
    });
  }

  it("offers names that the defaults know, and flags in lists of either kind", () => {
    assert.ok(offers("services:\n  |").labels.includes("smbd"));
    assert.ok(!offers("services:\n  smbd: active\n  |").labels.includes("smbd"));
    assert.ok(offers("interfaces:\n  e|").labels.includes("eth1"));
    assert.ok(offers("tunables:\n  |").labels.includes("MonitorInterval"));
    for (const marked of [
      "nodes:\n  - flags: [DIS|]",
      "nodes:\n  - flags:\n      - |",
      "nodes:\n  - flags: [BANNED, |",
    ]) {
      assert.ok(offers(marked).labels.includes("DISABLED"), marked);
    }
  });

  it("makes a profile that is right, whatever is taken", () => {
    for (const start of [
      "|",
      "services:\n  smbd: |\n",
      "services:\n  smbd:\n    |\n",
      "recovery: |",
      "runState: |",
      "realCommands:\n  - |",
      "interfaces: { eth0: { | } }",
    ]) {
      const offset = start.indexOf("|");
      const text = start.replace("|", "");
      for (const { insertText, range, label } of completionsAt(text, offset)) {
        const next = text.slice(0, range.start) + insertText + text.slice(range.end);
        const { problems } = readProfile(next);
        const bad = problems.filter(
          ({ sentence, severity }) => severity === "error" && !/is not a |needs/.test(sentence),
        );
        assert.deepEqual(bad, [], `${JSON.stringify(start)} with ${label}`);
      }
    }
  });

  it("describes keys and values", () => {
    assert.equal(described("ser|vices:\n  smbd: active\n"), "Services");
    assert.equal(described("services:\n  sm|bd: active\n"), "State");
    assert.equal(described("services:\n  smbd: act|ive\n"), "State");
    assert.equal(described("nodes:\n  - address: 10|.1.0.1\n"), "Address");
    assert.equal(described("# ser|vices\n"), undefined);
    assert.equal(described("what|: 1\n"), undefined);
    assert.deepEqual(describeAt("sleep: real", 2)?.choices, ["real", "instant"]);
    assert.deepEqual(describeAt("sleep: real", 2)?.range, { start: 0, end: 5 });
  });

  it("never throws, wherever one types", () => {
    const part = fc.constantFrom(
      "services",
      "smbd",
      ":",
      ": ",
      "\n",
      "  ",
      "    ",
      "- ",
      "-",
      "[",
      "]",
      "{",
      "}",
      ",",
      "#",
      "'",
      '"',
      "\t",
      "\r\n",
      "nodes",
      "flags",
      "interfaces",
      "eth0",
      "constructor",
      "__proto__",
      "|",
      ">",
      "&a",
      "*a",
      "?",
      "10.0.0.1/24",
      "time",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part, { maxLength: 30 }).map((parts) => parts.join("")),
          fc.string(),
        ),
        fc.integer({ min: -2, max: 200 }),
        (text, offset) => {
          for (const { range } of completionsAt(text, offset)) {
            assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
          }
          describeAt(text, offset);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

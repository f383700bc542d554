import assert from "node:assert/strict";
import { readProfile } from "../../../../src/virtualNode/profile/profile.ts";

/** Each problem as `LINE:COLUMN “marked text” SENTENCE`. */
function problemsOf(text: string): string[] {
  return readProfile(text).problems.map(
    ({ line, column, start, end, sentence }) => `${line}:${column} [${text.slice(start, end)}] ${sentence}`,
  );
}

describe("A node profile with something wrong in it", () => {
  const wrong: readonly (readonly [text: string, ...problems: string[]])[] = [
    [
      "services:\n  smbd: activ\n",
      "2:9 [activ] services.smbd: “activ” is none of active, inactive, failed, broken, absent.",
    ],
    [
      "services:\n  smbd: {state: on}\n",
      "2:17 [on] services.smbd.state: “on” is none of active, inactive, failed, broken.",
    ],
    ["interfces: {}\n", "1:1 [interfces] A profile has no key “interfces”; is “interfaces” meant?"],
    ["mounts:\n  /x: 400\n", "2:7 [400] mounts./x: 400 is more than 100."],
    ["mounts:\n  x: 4\n", "2:3 [x] mounts: “x” cannot be a name here."],
    [
      "options:\n  A: true\n",
      "2:6 [true] options.A: true is not a text or a number. Scripts compare with the words yes and no.",
    ],
    ["recovery: maybe\n", "1:11 [maybe] recovery: “maybe” is not true or false."],
    ["services: active\n", "1:11 [active] services: “active” is not a map."],
    ["nodes: []\n", "1:1 [nodes] nodes is empty."],
    ["nodes:\n  - 10.1.0.300\n", "2:5 [10.1.0.300] “10.1.0.300” is no address."],
    [
      "publicAddresses:\n  10.0.0.1/33: eth0\n",
      "2:3 [10.0.0.1/33] “10.0.0.1/33” is no address with the length of its network's prefix.",
    ],
    ["tunables:\n  Foo: 1\n", "2:3 [Foo] CTDB 4.24.0 has no tunable “Foo”."],
    ["version: 4.0\ntunables:\n  MaxRedirectCount: 1\n"],
    [
      "time: tomorrow\n",
      "1:7 [tomorrow] time: “tomorrow” is not the right form, such as real or 2026-01-01T00:00:00Z.",
    ],
    ["services:\n", "1:1 [services] services has nothing behind it, so it changes nothing."],
    ["- x\n", "1:1 [] A profile is a map of keys, such as services: or interfaces:."],
    ["sleep: real\nsleep: instant\n", "2:1 [sleep] The key sleep is there twice."],
  ];
  for (const [text, ...problems] of wrong) {
    it(`says what is wrong with ${JSON.stringify(text)}`, () => assert.deepEqual(problemsOf(text), problems));
  }

  it("leaves out what is wrong, and keeps the rest", () => {
    const { profile } = readProfile("services:\n  smbd: activ\n  nmbd: failed\nsleep: instant\npnn: x\n");
    assert.deepEqual(profile, { services: { nmbd: "failed" }, sleep: "instant" });
  });

  it("is not read where it would blow up or nest without end, and says so with the place", () => {
    const bombs: readonly (readonly [text: string, line: number, sentence: RegExp])[] = [
      ["a: &a [x, x]\nservices: [*a, *a]\n", 1, /^Anchors and aliases are not read here/],
      [`services: ${"[".repeat(50_000)}`, 1, /^The file is nested deeper/],
      [`options:\n  A: ${"{a: ".repeat(5000)}`, 2, /^The file is nested deeper/],
      [`${"? ".repeat(10_000)}x\n`, 1, /^The file is nested deeper/],
      [`# ${"x".repeat(300_000)}\n`, 1, /^A profile has at most 256 KiB/],
    ];
    for (const [text, line, sentence] of bombs) {
      const { profile, problems } = readProfile(text);
      assert.deepEqual(profile, {});
      assert.equal(problems[0]?.line, line);
      assert.match(problems[0]?.sentence ?? "", sentence);
    }
    const many = readProfile(Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n"));
    assert.deepEqual(many.profile, {});
    assert.ok(
      many.problems.some(({ sentence }) => sentence.startsWith("There is more wrong than is told here")),
    );
  });
});

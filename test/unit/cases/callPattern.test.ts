import assert from "node:assert/strict";
import fc from "fast-check";
import { fitsCall, fitsWord } from "../../../src/cases/expect/callPattern.ts";
import { cpuTime } from "../../support/fuzz/cpuTime.ts";

/** The same by a regular expression. */
function reference(pattern: string, text: string): boolean {
  const source = [...pattern].map((character) =>
    character === "*"
      ? "[^]*"
      : character === "?"
        ? "[^]"
        : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return new RegExp(`^${source.join("")}$`, "u").test(text);
}

const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", ".", "/", "é", "😀"), maxLength: 8 });

describe("a pattern of a call", () => {
  it("fits a word as a regular expression says", () => {
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        assert.equal(fitsWord(pattern, text), reference(pattern, text));
      }),
      { numRuns: 3000 },
    );
  });

  it("is not slow, whatever it is", () => {
    const begin = cpuTime();
    assert.equal(fitsWord("*a".repeat(200), `${"a".repeat(5000)}b`), false);
    assert.ok(cpuTime() - begin < 2000);
  });

  it("has a pattern for each word, and ** for the rest", () => {
    const fits = (pattern: string, call: string) => fitsCall(pattern.split(" "), call.split(" "));
    assert.ok(fits("ip addr add **", "ip addr add 10.0.0.1/24 dev eth0"));
    assert.ok(fits("ip addr add **", "ip addr add"));
    assert.ok(!fits("ip addr add **", "ip addr"));
    assert.ok(fits("ip addr * dev eth?", "ip addr show dev eth0"));
    assert.ok(!fits("ip addr", "ip addr show"));
    assert.ok(!fits("ip addr show", "ip addr"));
    assert.ok(fits("/sbin/ip link", "ip link"));
    assert.ok(!fits("ip", "ipvsadm"));
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { globTest } from "../../../../src/scripts/eventScript/globTest.ts";

describe("a pattern of case", () => {
  it("fits what it fits for a shell", () => {
    const fitting = (glob: string) =>
      ["monitor", "takeip", "releaseip", "updateip", "x"].filter(globTest(glob)).join(" ");
    assert.equal(fitting("*ip"), "takeip releaseip updateip");
    assert.equal(fitting("*e*e*ip"), "releaseip");
    assert.equal(fitting("?"), "x");
    assert.equal(fitting("[tu]*"), "takeip updateip");
    assert.equal(fitting("[!m-u]"), "x");
    assert.equal(fitting("[]x]"), "x");
    assert.equal(fitting("m[*]nitor"), "");
    assert.equal(fitting("mon.tor"), "");
    for (const none of ["[", "[x", "[z-a]", "", "**?**?**?**?**?**?**?**?**?**?"]) {
      assert.equal(fitting(none), "", none);
    }
  });

  it("fits the same as a regular expression, whatever the order of its stars", () => {
    const glob = fc.string({ unit: fc.constantFrom("*", "?", "a", "b", "[ab]", "[!a]"), maxLength: 6 });
    const name = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(glob, name, (pattern, text) => {
        const source = pattern.replaceAll("*", ".*").replaceAll("?", ".").replaceAll("[!", "[^");
        assert.equal(globTest(pattern)(text), new RegExp(`^${source}$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });
});

import assert from "node:assert/strict";
import { testText } from "../../../src/cases/expect/textTest.ts";

describe("a text that a case expects", function () {
  this.timeout(20_000);

  const exactly = (expected: string, actual: string) =>
    testText({ how: "exact", text: expected }, actual, "The output")?.sentence ?? null;

  it("is the same but for one line break at the end", () => {
    assert.equal(exactly("a\nb", "a\nb\n"), null);
    assert.equal(exactly("a\nb\n", "a\nb"), null);
    assert.equal(exactly("", "\n"), null);
    assert.equal(
      exactly("a", "a\n\n"),
      "The output goes on in line 2 with “”, where nothing more was expected.",
    );
  });

  it("shows no difference in a last line break, which does not count", () => {
    const diff = (expected: string, actual: string) =>
      testText({ how: "exact", text: expected }, actual, "The output")?.diff;
    assert.deepEqual(diff("started", "begun\nand more\n"), {
      expected: "started",
      actual: "begun\nand more",
    });
    assert.deepEqual(diff("started\n", "begun"), { expected: "started", actual: "begun" });
    assert.deepEqual(diff("started\n", "begun\n"), { expected: "started\n", actual: "begun\n" });
  });

  it("is told by its first line that differs", () => {
    assert.equal(exactly("a\nb\nc", "a\nx\nc"), "The output is not as expected: line 2 is “x”, not “b”.");
    assert.equal(exactly("a\nb", "a"), "The output ends before line 2, which is to be “b”.");
    assert.equal(
      exactly("a", "a\nb"),
      "The output goes on in line 2 with “b”, where nothing more was expected.",
    );
    assert.equal(
      exactly("a\nb", ""),
      "The output is empty and not what was expected, which begins with “a”.",
    );
    assert.equal(exactly("", "a\nb"), "The output is to be empty, but begins with “a”.");
  });

  it("is shown on one line, with control characters that can be seen, and cut", () => {
    assert.equal(
      exactly("a\tb", "\u001b[31mred"),
      "The output is not as expected: line 1 is “^[[31mred”, not “a^Ib”.",
    );
    const long = exactly("x", "y".repeat(1000)) ?? "";
    assert.ok(long.length < 300 && long.includes("…”"), long);
  });

  it("has the raw texts for a diff", () => {
    const { diff } = testText({ how: "exact", text: "a\u001b\n" }, "b\r\n", "It") ?? {};
    assert.deepEqual(diff, { expected: "a\u001b\n", actual: "b\r\n" });
    assert.equal(testText({ how: "lacks", text: "b" }, "a\nb", "It")?.diff, null);
  });

  it("is looked for as it is, or as a regular expression that knows lines", () => {
    const matches = (pattern: string) =>
      testText({ how: "matches", pattern }, "one\ntwo\n", "It")?.sentence ?? null;
    assert.equal(matches("^two$"), null);
    assert.equal(matches("^one.two$"), "It does not match “^one.two$”.");
    assert.match(matches("(") ?? "", /^“\(” is no regular expression: /);
    const slow = { how: "matches", pattern: "^(a+)+$" } as const;
    assert.match(
      testText(slow, `${"a".repeat(60)}b`, "It")?.sentence ?? "",
      /^“\^\(a\+\)\+\$” takes more than 2 s to compare: /,
    );
    assert.equal(testText({ how: "contains", text: "e\nt" }, "one\ntwo", "It"), null);
    assert.equal(testText({ how: "contains", text: "x" }, "", "It")?.sentence, "It is empty and lacks “x”.");
  });
});

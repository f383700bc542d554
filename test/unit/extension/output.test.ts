import assert from "node:assert/strict";
import fc from "fast-check";
import { lastCharacters, OutputTail } from "../../../src/extension/outputTail.ts";
import { escapeMarkdown, printable, printableLine } from "../../../src/extension/printable.ts";
import { OUTPUT_LIMIT } from "../../../src/webview/messages.ts";

describe("escapeMarkdown", () => {
  it("keeps code and shows everything else as it is", () => {
    assert.equal(
      escapeMarkdown("run `sysctl a_b=1`: it *fails* [here](x)"),
      "run `sysctl a_b=1`: it \\*fails\\* \\[here\\]\\(x\\)",
    );
  });
});

describe("printable", () => {
  it("keeps text, tabs and newlines", () => {
    assert.equal(printable("a\tb\nä 漢 🙂\n"), "a\tb\nä 漢 🙂\n");
  });

  it("shows control characters as cat -v does", () => {
    assert.equal(printable("\x1b[31mred\r\n\0\x7f"), "^[[31mred^M\n^@^?");
  });

  it("shows what hides or reorders text by its number", () => {
    assert.equal(printable("a\u202eb\u200bc\x9bd\u2028"), "a<U+202E>b<U+200B>c<U+009B>d<U+2028>");
  });

  it("puts a file name on one line", () => {
    assert.equal(printableLine("50.a\nb\tc.script"), "50.a^Jb^Ic.script");
  });

  it("may be given text in pieces", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        assert.equal(printable(a) + printable(b), printable(a + b));
      }),
    );
  });
});

describe("OutputTail", () => {
  it("joins characters that are split between chunks", () => {
    const tail = new OutputTail();
    const bytes = Buffer.from("ä🙂");
    for (const byte of bytes) {
      tail.append(Buffer.from([byte]));
    }
    assert.equal(tail.text, "ä🙂");
    assert.deepEqual(tail.takeUnsent(), { text: "ä🙂", replace: false });
    assert.deepEqual(tail.takeUnsent(), { text: "", replace: false });
  });

  it("keeps the end of what is too long", () => {
    const tail = new OutputTail();
    tail.append(Buffer.from("x".repeat(OUTPUT_LIMIT)));
    assert.equal(tail.cut, false);
    tail.takeUnsent();
    tail.append(Buffer.from("end"));
    assert.equal(tail.cut, true);
    assert.equal(tail.text.length, OUTPUT_LIMIT);
    assert.ok(tail.text.endsWith("xend"));
    assert.deepEqual(tail.takeUnsent(), { text: "end", replace: false });
  });

  it("starts anew where more came than the page holds", () => {
    const tail = new OutputTail();
    tail.append(Buffer.from("a".repeat(OUTPUT_LIMIT)));
    tail.append(Buffer.from("b".repeat(OUTPUT_LIMIT)));
    assert.deepEqual(tail.takeUnsent(), { text: "b".repeat(8 * 1024), replace: true });
  });

  it("drops what was before a gap", () => {
    const tail = new OutputTail();
    tail.append(Buffer.from("a"));
    tail.append(Buffer.from("z"), 2048);
    assert.deepEqual(tail.takeUnsent(), { text: "z", replace: true });
    assert.equal(tail.cut, true);
  });

  it("holds no more of a flood than it shows", () => {
    const tail = new OutputTail();
    for (let i = 0; i < 100; i++) {
      tail.append(Buffer.from("ä".repeat(OUTPUT_LIMIT / 4)));
    }
    tail.append(Buffer.from("end"));
    const { text, replace } = tail.takeUnsent();
    assert.equal(replace, true);
    assert.ok(text.length <= OUTPUT_LIMIT);
    assert.match(text, /^ä+end$/);
  });

  it("cuts between whole characters", () => {
    const text = lastCharacters(`🙂${"x".repeat(OUTPUT_LIMIT - 1)}`);
    assert.equal(text, "x".repeat(OUTPUT_LIMIT - 1));
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { lastCharacters, OutputTail } from "../../../src/extension/panel/outputTail.ts";
import { joinChunks } from "../../../src/extension/panel/timedBytes.ts";
import { plainLine } from "../../../src/extension/plainLine.ts";
import { escapeMarkdown, printable, printableLine } from "../../../src/extension/printable.ts";
import { OUTPUT_LIMIT } from "../../../src/webview/outputView.ts";

describe("escapeMarkdown", () => {
  it("keeps code and shows everything else as it is", () => {
    assert.equal(
      escapeMarkdown("run `sysctl a_b=1`: it *fails* [here](x)"),
      "run `sysctl a_b=1`: it \\*fails\\* \\[here\\]\\(x\\)",
    );
  });
});

describe("plainLine", () => {
  it("has a blank for tabs and no colours, so that a list can show it", () => {
    assert.equal(plainLine("\t\u001b[1mshare\t\tdata\u001b[0m\u0007 "), "share data^G");
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
    for (const byte of Buffer.from("ä🙂")) {
      tail.append(Buffer.from([byte]), 1);
    }
    assert.equal(tail.text, "ä🙂");
    assert.deepEqual(tail.takeUnsent(), { pieces: [[1, "ä🙂"]], replace: false });
    assert.deepEqual(tail.takeUnsent(), { pieces: [], replace: false });
  });

  it("knows when each line began", () => {
    const tail = new OutputTail();
    tail.append(Buffer.from("one"), 5);
    tail.append(Buffer.from(" goes on\ntwo\n"), 20);
    tail.append(Buffer.from("three\n"), 20.2);
    tail.append(Buffer.from("four\n"), 31.6);
    assert.deepEqual(tail.pieces, [
      [5, "one goes on\n"],
      [20, "two\nthree\n"],
      [32, "four\n"],
    ]);
    assert.equal(tail.totalBytes, 27);
  });

  it("knows the first line that says something once it is whole", () => {
    const tail = new OutputTail();
    tail.append(Buffer.from("\n \nERR"), 0);
    assert.equal(tail.firstLine, null);
    tail.append(Buffer.from("OR: no\nmore"), 1);
    assert.equal(tail.firstLine, "ERROR: no");
  });

  it("keeps the end of what is too long", () => {
    const tail = new OutputTail();
    tail.append(Buffer.from("x".repeat(OUTPUT_LIMIT)), 0);
    assert.equal(tail.cut, false);
    tail.takeUnsent();
    tail.append(Buffer.from("end"), 9);
    assert.equal(tail.cut, true);
    assert.equal(tail.text.length, OUTPUT_LIMIT);
    assert.ok(tail.text.endsWith("xend"));
    assert.deepEqual(tail.takeUnsent(), { pieces: [[9, "end"]], replace: false });
  });

  it("shows little of what comes faster than it can be read", () => {
    const tail = new OutputTail();
    tail.append(Buffer.from("a".repeat(OUTPUT_LIMIT)), 0);
    tail.append(Buffer.from("b".repeat(OUTPUT_LIMIT)), 1);
    assert.deepEqual(tail.takeUnsent(), { pieces: [[0, "b".repeat(16 * 1024)]], replace: true });
  });

  it("drops what was before a gap, and counts it", () => {
    const tail = new OutputTail();
    tail.append(Buffer.from("a"), 0);
    tail.append(Buffer.from("z"), 7, 2048);
    assert.deepEqual(tail.takeUnsent(), { pieces: [[7, "z"]], replace: true });
    assert.equal(tail.cut, true);
    assert.equal(tail.totalBytes, 2050);
  });

  it("holds no more of a flood than it shows", () => {
    const tail = new OutputTail();
    for (let i = 0; i < 100; i++) {
      tail.append(Buffer.from("ä".repeat(OUTPUT_LIMIT / 4)), i);
    }
    tail.append(Buffer.from("end"), 101);
    const { pieces, replace } = tail.takeUnsent();
    const text = pieces.map(([, piece]) => piece).join("");
    assert.equal(replace, true);
    assert.ok(text.length <= OUTPUT_LIMIT);
    assert.match(text, /^ä+end$/);
  });

  it("joins what comes byte by byte, and keeps when each line began", () => {
    const tail = new OutputTail();
    const lines = Array.from({ length: 6000 }, (_, index) => `line ${index}\n`);
    for (const [index, line] of lines.entries()) {
      for (const byte of Buffer.from(line)) {
        tail.append(Buffer.of(byte), index);
      }
    }
    assert.equal(tail.text, lines.join(""));
    assert.deepEqual(
      tail.pieces,
      lines.map((line, index) => [index, line]),
    );
    const chunks = [..."one line without end"].map((letter, after) => ({
      after,
      bytes: Buffer.from(letter),
    }));
    assert.equal(joinChunks(chunks).length, 1);
  });

  it("cuts between whole characters", () => {
    const text = lastCharacters(`🙂${"x".repeat(OUTPUT_LIMIT - 1)}`);
    assert.equal(text, "x".repeat(OUTPUT_LIMIT - 1));
  });
});

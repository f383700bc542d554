import assert from "node:assert/strict";
import fc from "fast-check";
import { PLAIN, plainText, readLine } from "../../../src/webview/output/ansi.ts";

const ESC = "\x1b";

describe("colours of the output", () => {
  it("are those of the theme, the 256 of xterm, or any other", () => {
    const { segments, after } = readLine(
      `a${ESC}[1;31mb${ESC}[38;5;196mc${ESC}[48;2;1;2;300md${ESC}[0me${ESC}[97m`,
      PLAIN,
    );
    assert.deepEqual(
      segments.map(({ text, look }) => [text, look.foreground, look.background, look.bold]),
      [
        ["a", null, null, false],
        ["b", 1, null, true],
        ["c", "rgb(255 0 0)", null, true],
        ["d", "rgb(255 0 0)", "rgb(1 2 255)", true],
        ["e", null, null, false],
      ],
    );
    assert.equal(after.foreground, 15, "the next line begins as this one ends");
  });

  it("hide nothing: what is not a colour is shown", () => {
    const { segments } = readLine(`${ESC}[8mhidden${ESC}[2J${ESC}]0;title\x07\r<b>`, PLAIN);
    assert.equal(segments.map(({ text }) => text).join(""), "hidden^[[2J^[]0;title^G^M<b>");
  });

  it("leave the text as it is, whatever it holds", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(`${ESC}[`, "31m", ";", "38;5;", ESC),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const raw = pieces.join("").replaceAll("\n", "");
        const shown = readLine(raw, PLAIN).segments.map(({ text }) => text);
        assert.equal(shown.join(""), plainText(raw));
      }),
    );
  });
});

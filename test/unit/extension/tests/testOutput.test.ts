import assert from "node:assert/strict";
import { OutputForwarder } from "../../../../src/extension/tests/run/outputForwarder.ts";
import { FakeTimers } from "../../../support/fakeTimers.ts";

/** What is shown of an output that comes in these pieces; `null`: a tenth of a second passes. */
function shown(pieces: readonly (string | Uint8Array | null)[], limit?: number): string[] {
  const timers = new FakeTimers();
  const parts: string[] = [];
  const forwarder = new OutputForwarder((text) => parts.push(text), timers, limit);
  for (const piece of pieces) {
    if (piece === null) {
      timers.pass(100);
    } else {
      forwarder.write(typeof piece === "string" ? Buffer.from(piece) : piece);
    }
  }
  forwarder.end();
  assert.equal(timers.waiting, 0);
  return parts;
}

describe("the output of a test", () => {
  it("comes line by line, and the begin of a line after a moment", () => {
    assert.deepEqual(shown(["a\nb", "c\nd", null, "e"]), ["a\r\n", "bc\r\n", "d", "e", "\r\n"]);
  });

  it("has lines that end with CRLF, once", () => {
    assert.equal(shown(["a\r\nb\n", "c\r", "\nd\n"]).join(""), "a\r\nb\r\nc\r\nd\r\n");
  });

  it("keeps the script's colours, which end with each piece", () => {
    assert.equal(
      shown(["\u001b[31mred\nstill\u001b[0m plain\n"]).join(""),
      "\u001b[31mred\r\nstill\u001b[0m plain\r\n",
    );
    assert.deepEqual(shown(["\u001b[1;31mred\n", "more\n"]), [
      "\u001b[1;31mred\r\n\u001b[0m",
      "\u001b[1;31mmore\r\n\u001b[0m",
    ]);
  });

  it("keeps a colour whose sequence comes in two pieces", () => {
    assert.equal(shown(["a\u001b[3", null, "1mb\n"]).join(""), "a\u001b[31mb\r\n\u001b[0m");
  });

  it("shows every other control character, and lets none act", () => {
    assert.equal(
      shown(["\u001b[2J\u001b]0;title\u0007\u001b[1A\rover\b\n"]).join(""),
      "^[[2J^[]0;title^G^[[1A^Mover^H\r\n",
    );
    assert.equal(shown(["\u202Eevil\n"]).join(""), "<U+202E>evil\r\n");
    assert.equal(shown(["half\u001b"]).join(""), "half^[\r\n");
  });

  it("joins a character that comes in two pieces, and replaces what is none", () => {
    const bytes = Buffer.from("ü\n");
    assert.equal(shown([bytes.subarray(0, 1), bytes.subarray(1)]).join(""), "ü\r\n");
    assert.equal(shown([Uint8Array.of(0xff, 10)]).join(""), "\uFFFD\r\n");
  });

  it("is cut with a line that says how much is left out", () => {
    assert.equal(
      shown(["12345\n", "678", "90\nmore\n"], 8).join(""),
      "12345\r\n67\r\n[9 more bytes of output are left out here]\r\n",
    );
  });
});

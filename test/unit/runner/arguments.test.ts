import assert from "node:assert/strict";
import { passArguments } from "../../../src/runner/arguments.ts";
import { convention } from "../../support/runEvent.ts";

describe("passArguments", () => {
  it("refuses a NUL byte in an argument and in the event itself", () => {
    for (const [event, argument] of [
      ["monitor", "a\0b"],
      ["moni\0tor", "a"],
    ] as const) {
      const { args, problem } = passArguments(event, [argument], convention());
      assert.deepEqual(args, []);
      assert.match(problem ?? "", /NUL byte/);
    }
  });

  it("splits at blanks alone and keeps tabs, newlines and quotes", () => {
    assert.deepEqual(passArguments("x", [" a  b ", "\tc\n", '"d e"', ""], convention()).args, [
      ...["a", "b", "\tc\n", '"d', 'e"'],
    ]);
  });
});

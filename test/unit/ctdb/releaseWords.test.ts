import assert from "node:assert/strict";
import { STEPS } from "../../../src/ctdb/conventions.ts";
import { releaseWords } from "../../../src/ctdb/releaseWords.ts";

describe("releases in a sentence", () => {
  it("are read aloud as they are written", () => {
    assert.deepEqual(
      STEPS.slice(-4).map(({ releases }) => releaseWords(releases)),
      [
        "4.6 to 4.8",
        "4.9 to 4.20.6 and 4.21.0 to 4.21.2",
        "4.20.7 and later, 4.21.3 and later and 4.22 to 4.23",
        "4.24 and later",
      ],
    );
  });
});

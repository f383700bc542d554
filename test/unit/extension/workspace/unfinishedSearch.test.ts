import assert from "node:assert/strict";
import {
  nothingFoundSentence,
  unfinishedSentence,
} from "../../../../src/extension/workspace/unfinishedSearch.ts";

describe("a search for event directories that met its bound", () => {
  const searches = [
    { folder: "/home/me", visited: 50_000 },
    { folder: "/srv/\u202ebig", visited: 50_000 },
  ];

  it("says where it ended and what to do", () => {
    assert.equal(
      unfinishedSentence(searches.slice(0, 1)),
      "The search for event directories ended after 50000 files and folders of /home/me, so some may be missing here. " +
        "Open the folder that holds them, or take “Add event directory to the view…”.",
    );
    assert.match(
      nothingFoundSentence(searches),
      /ended after 50000 .* of \/home\/me, 50000 .* and found none\./,
    );
    assert.ok(!nothingFoundSentence(searches).includes("\u202e"));
  });

  it("is not spoken of where every search came to its end", () => {
    assert.equal(unfinishedSentence([]), null);
  });
});

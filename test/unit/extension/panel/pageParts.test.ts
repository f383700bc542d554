import assert from "node:assert/strict";
import type { PagePart } from "../../../../src/extension/panel/pagePart.ts";
import { PageParts } from "../../../../src/extension/panel/pageParts.ts";

/** A part that counts and says so. */
function counter(name: PagePart["name"]): PagePart & { changed: () => void; received: unknown[] } {
  const part = {
    name,
    received: [] as unknown[],
    changed: (): void => {},
    messages: (page: string) => [`${name} for a ${page} page`],
    listen: (changed: () => void) => {
      part.changed = changed;
      return () => {
        part.changed = () => {};
      };
    },
    receive: async (message: unknown) => {
      part.received.push(message);
    },
  };
  return part;
}

describe("parts of the page", () => {
  it("tell a new page everything and a known one what changed", () => {
    const parts = new PageParts();
    const history = counter("history");
    parts.add(history);
    parts.add(counter("sequence"));
    assert.equal(parts.take("new").length, 2);
    assert.deepEqual(parts.take("known"), []);
    let told = 0;
    parts.onChanged = () => told++;
    history.changed();
    assert.equal(told, 1);
    assert.deepEqual(parts.take("known"), [
      { kind: "part", part: "history", message: "history for a known page" },
    ]);
  });

  it("get their own messages, until they are taken away", async () => {
    const parts = new PageParts();
    const history = counter("history");
    const added = parts.add(history);
    await parts.receive({ kind: "part", part: "history", message: 1 });
    await parts.receive({ kind: "part", part: "sequence", message: 2 });
    added.dispose();
    await parts.receive({ kind: "part", part: "history", message: 3 });
    assert.deepEqual(history.received, [1]);
    assert.deepEqual(parts.take("new"), []);
  });
});

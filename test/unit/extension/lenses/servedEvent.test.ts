import assert from "node:assert/strict";
import { readServedEvent, type ServedEvent, servedAt } from "../../../../src/extension/lenses/servedEvent.ts";

function served(event: string, from: number, to: number): ServedEvent {
  const handler = { start: { line: from, character: 0 }, end: { line: to, character: 2 } };
  return { directory: "/d", event, script: "50.x.script", hasArguments: false, handler };
}

describe("events that a script serves", () => {
  it("are read from the server's lenses, and from nothing else", () => {
    const { handler } = served("monitor", 3, 5);
    assert.deepEqual(
      readServedEvent(["/d", "monitor", "50.x.script"], { handler, hasArguments: false }),
      served("monitor", 3, 5),
    );
    assert.equal(readServedEvent(["/d", "monitor"], { handler }), null);
    assert.equal(readServedEvent(["/d", "monitor", "50.x.script"], undefined), null);
    assert.equal(readServedEvent(undefined, { handler: { start: 1, end: 2 } }), null);
  });

  it("are at a place those of the innermost handler", () => {
    const all = [
      served("startup", 3, 6),
      served("takeip", 7, 20),
      served("releaseip", 7, 20),
      served("updateip", 10, 12),
    ];
    const at = (line: number): string[] => servedAt(all, { line, character: 1 }).map(({ event }) => event);
    assert.deepEqual(at(4), ["startup"]);
    assert.deepEqual(at(8), ["takeip", "releaseip"]);
    assert.deepEqual(at(11), ["updateip"]);
    assert.deepEqual(at(19), ["takeip", "releaseip"]);
    assert.deepEqual(at(1), []);
    assert.deepEqual(servedAt(all, { line: 20, character: 3 }), []);
  });
});

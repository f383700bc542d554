import assert from "node:assert/strict";
import { EVENTS } from "../../../src/ctdb/events.ts";
import { inOrderOfLife } from "../../../src/ctdb/orderOfLife.ts";

describe("the order of a node's life", () => {
  it("has every event that any release sends, once", () => {
    const sent = EVENTS.filter(({ kind }) => kind === "daemon").map(({ name }) => name);
    assert.deepEqual(inOrderOfLife([...sent, ...sent]).toSorted(), sent.toSorted());
  });

  it("begins with the start, and takes an address before it goes", () => {
    const events = ["shutdown", "releaseip", "monitor", "takeip", "init", "updateip", "startup", "recovered"];
    assert.deepEqual(inOrderOfLife(events), [
      "init",
      "recovered",
      "startup",
      "monitor",
      "takeip",
      "updateip",
      "releaseip",
      "shutdown",
    ]);
  });

  it("leaves out what ctdbd never sends", () => {
    assert.deepEqual(inOrderOfLife(["reconfigure", "monitr", "setup"]), ["setup"]);
  });
});

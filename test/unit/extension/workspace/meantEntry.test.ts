import assert from "node:assert/strict";
import { meantEntry } from "../../../../src/extension/workspace/meantEntry.ts";

const OFFERS = [
  { label: "128", description: "one address" },
  { label: "64", description: "public_addresses" },
];
const [ALONE, NETWORK] = OFFERS;
const TYPED = { label: "64", description: "as typed" };

describe("Enter in a quick pick", () => {
  it("takes the selected entry", () => {
    assert.equal(meantEntry(ALONE, OFFERS, null, ""), ALONE);
    assert.equal(meantEntry(ALONE, OFFERS, null, "ONE add"), ALONE);
  });

  it("takes what was typed when new entries have come under the selection", () => {
    assert.equal(meantEntry(ALONE, OFFERS, null, "64"), NETWORK);
    assert.equal(meantEntry(ALONE, [], TYPED, "64"), TYPED);
  });

  it("takes nothing where nothing fits", () => {
    assert.equal(meantEntry(ALONE, OFFERS, null, "7"), null);
    assert.equal(meantEntry(undefined, OFFERS, null, "7"), null);
  });
});

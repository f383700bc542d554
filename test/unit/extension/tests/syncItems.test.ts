import assert from "node:assert/strict";
import { syncItem, syncItems } from "../../../../src/extension/tests/model/syncItems.ts";
import { type TestNode, testNode } from "../../../../src/extension/tests/model/testNode.ts";
import { FakeItems, FakeMaker } from "../../../support/fakeItems.ts";

function node(id: string, children: readonly TestNode[] = [], label = id): TestNode {
  return testNode({ id, label, sortText: id, children });
}

describe("items in step with nodes", () => {
  let items: FakeItems;
  let maker: FakeMaker;

  beforeEach(() => {
    items = new FakeItems();
    maker = new FakeMaker();
  });

  it("stay the same objects, and only what changed is touched", () => {
    const kept = node("kept", [node("k1")]);
    syncItems(items, [kept, node("changed", [node("c1"), node("c2")])], maker);
    assert.deepEqual(items.lines, ["kept", "  k1", "changed", "  c1", "  c2"]);
    const before = items.get("changed");
    maker.dressed.length = 0;
    syncItems(items, [kept, node("changed", [node("c2", [], "new"), node("c3")])], maker);
    assert.deepEqual(items.lines, ["kept", "  k1", "changed", "  new", "  c3"]);
    assert.equal(items.get("changed"), before);
    assert.deepEqual(maker.dressed, ["changed", "c2", "c3"]);
    assert.deepEqual(maker.dropped, ["c1"]);
  });

  it("leave with all that is below them", () => {
    syncItems(items, [node("a", [node("b", [node("c")])])], maker);
    syncItems(items, [], maker);
    assert.deepEqual(maker.dropped, ["a", "b", "c"]);
    assert.equal(items.size, 0);
  });

  it("come one by one without a look at their siblings", () => {
    syncItems(items, [node("a")], maker);
    syncItem(items, node("b"), maker);
    assert.deepEqual(items.lines, ["a", "b"]);
  });
});

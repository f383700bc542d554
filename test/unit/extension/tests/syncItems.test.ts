import assert from "node:assert/strict";
import { Slices } from "../../../../src/extension/tests/model/slices.ts";
import { ItemSync, type Steps } from "../../../../src/extension/tests/model/syncItems.ts";
import { type TestNode, testNode } from "../../../../src/extension/tests/model/testNode.ts";
import { type FakeItem, FakeItems, FakeMaker } from "../../../support/fakeItems.ts";

function node(id: string, children: readonly TestNode[] = [], label = id): TestNode {
  return testNode({ id, label, sortText: id, children });
}

function finish(steps: Steps): void {
  while (steps.next().done !== true) {
    // the next step
  }
}

describe("items in step with nodes", () => {
  let items: FakeItems;
  let maker: FakeMaker;
  let sync: ItemSync<FakeItem>;

  beforeEach(() => {
    items = new FakeItems();
    maker = new FakeMaker();
    sync = new ItemSync(maker);
  });

  it("stay the same objects, and only what changed is touched", () => {
    const kept = node("kept", [node("k1")]);
    finish(sync.all(items, [kept, node("changed", [node("c1"), node("c2")])]));
    assert.deepEqual(items.lines, ["kept", "  k1", "changed", "  c1", "  c2"]);
    const before = items.get("changed");
    maker.dressed.length = 0;
    finish(sync.all(items, [kept, node("changed", [node("c2", [], "new"), node("c3")])]));
    assert.deepEqual(items.lines, ["kept", "  k1", "changed", "  new", "  c3"]);
    assert.equal(items.get("changed"), before);
    assert.deepEqual(maker.dressed, ["changed", "c2", "c3"]);
    assert.deepEqual(maker.dropped, ["c1"]);
  });

  it("leave with all that is below them", () => {
    finish(sync.all(items, [node("a", [node("b", [node("c")])])]));
    finish(sync.all(items, []));
    assert.deepEqual(maker.dropped, ["a", "b", "c"]);
    assert.equal(items.size, 0);
  });

  it("come one by one without a look at their siblings", () => {
    finish(sync.all(items, [node("a")]));
    finish(sync.one(items, node("b")));
    assert.deepEqual(items.lines, ["a", "b"]);
  });

  it("are whole in the end where work was left half done", () => {
    const child = node("child", [node("c1"), node("c2")]);
    const steps = sync.one(items, node("root", [child]));
    steps.next(); // the root
    steps.next(); // the child, without what is below it
    assert.deepEqual(items.lines, ["root", "  child"]);
    finish(sync.one(items, node("root", [child])));
    assert.deepEqual(items.lines, ["root", "  child", "    c1", "    c2"]);
  });
});

describe("work in slices", () => {
  let time = 0;
  const clock = () => time;

  function* busy(done: string[], name: string, milliseconds: number): Steps {
    for (let step = 0; step < milliseconds; step++) {
      time++;
      yield;
    }
    done.push(name);
  }

  it("is done at once where it is small, else bit by bit", async () => {
    const done: string[] = [];
    const slices = new Slices(clock);
    slices.do("a", busy(done, "a", 0));
    assert.deepEqual(done, ["a"]);
    slices.do("b", busy(done, "b", 30));
    slices.do("c", busy(done, "c", 0));
    assert.deepEqual(done, ["a"]);
    await slices.done();
    assert.deepEqual(done, ["a", "b", "c"]);
    await slices.done();
  });

  it("is left for good where it is asked for anew, or no longer", async () => {
    const done: string[] = [];
    const slices = new Slices(clock);
    slices.do("a", busy(done, "old", 30));
    slices.do("a", busy(done, "new", 0));
    slices.do("b", busy(done, "gone", 30));
    slices.leave("b");
    await slices.done();
    assert.deepEqual(done, ["new"]);
    slices.do("a", busy(done, "late", 30));
    slices.dispose();
    await slices.done();
    assert.deepEqual(done, ["new"]);
  });
});

import assert from "node:assert/strict";
import { chosenLeaves } from "../../../../src/extension/tests/model/chosenLeaves.ts";
import { FreshReads } from "../../../../src/extension/tests/model/freshReads.ts";
import { TestModel, type TestModelChange } from "../../../../src/extension/tests/model/testModel.ts";
import { type TestNode, testNode } from "../../../../src/extension/tests/model/testNode.ts";
import type { TestProvider } from "../../../../src/extension/tests/model/testProvider.ts";

function leaf(id: string, more: Partial<TestNode> = {}): TestNode {
  const subject = { kind: "handler", directory: "/d", script: id, event: "monitor" } as const;
  return testNode({ id, label: id, sortText: id, subject, ...more });
}

function holder(id: string, children: TestNode["children"], more: Partial<TestNode> = {}): TestNode {
  return testNode({ id, label: id, sortText: id, children, ...more });
}

class FakeProvider implements TestProvider {
  roots: readonly TestNode[] = [];
  readonly resolved: (string | null)[] = [];
  /** What is read below an id. */
  readonly below = new Map<string | null, readonly TestNode[]>();
  isDisposed = false;
  #listener: () => void = () => undefined;

  show(...roots: readonly TestNode[]): void {
    this.roots = roots;
    this.#listener();
  }

  async resolve(id: string | null): Promise<void> {
    this.resolved.push(id);
    await Promise.resolve();
    if (this.below.has(id)) {
      this.show(...(this.below.get(id) ?? []));
    }
  }

  async refresh(): Promise<void> {}

  onDidChange(listener: () => void): { dispose(): void } {
    this.#listener = listener;
    return { dispose: () => undefined };
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

describe("the model of the tests", () => {
  it("has the roots of all providers and tells what changed", () => {
    const model = new TestModel();
    const [one, two] = [new FakeProvider(), new FakeProvider()];
    model.add(one);
    const adding = model.add(two);
    const changes: TestModelChange[] = [];
    model.onDidChange((change) => changes.push(change));
    const [a, b] = [holder("a", null), holder("b", [leaf("b1")])];
    one.show(a);
    two.show(b);
    two.show(b);
    one.show(holder("a", []));
    adding.dispose();
    const told = changes.map(({ changed, removed }) =>
      [changed, removed].map((nodes) => nodes.map(({ id }) => id)),
    );
    assert.deepEqual(told, [
      [["a"], []],
      [["b"], []],
      [["a"], []],
      [[], ["b"]],
    ]);
    assert.equal(two.isDisposed, true);
    const left = model.roots.map(({ id }) => id);
    assert.deepEqual(left, ["a"]);
  });

  it("finds nodes at every depth as they are now", () => {
    const model = new TestModel();
    const provider = new FakeProvider();
    model.add(provider);
    provider.show(holder("a", [holder("a1", [leaf("a2")])]), holder("b", null));
    assert.equal(model.find("a2")?.id, "a2");
    provider.show(holder("b", null));
    assert.equal(model.find("a2"), null);
  });

  it("reads everything below what is asked for, however deep, and nothing twice", async () => {
    const model = new TestModel();
    const provider = new FakeProvider();
    model.add(provider);
    const other = holder("other", null);
    provider.show(holder("a", null), other);
    provider.below.set("a", [holder("a", [holder("a1", null)]), other]);
    provider.below.set("a1", [holder("a", [holder("a1", [leaf("a2")])]), other]);
    await model.resolveAll(["a"]);
    assert.deepEqual(provider.resolved, ["a", "a1"]);
    await model.resolveAll(null); // other stays unread, and is asked for once
    assert.deepEqual(provider.resolved, ["a", "a1", null, "other"]);
  });
});

describe("the leaves that are chosen", () => {
  const roots = [
    holder("d", [
      holder("s1", [leaf("s1.monitor"), leaf("s1.old", { isOptional: true })]),
      holder("s2", [leaf("s2.monitor")], { isOptional: true }),
    ]),
    holder("f", [leaf("f1"), leaf("f2")]),
  ];
  const chosen = (include: readonly string[] | null, exclude: readonly string[] = []) =>
    chosenLeaves(roots, include === null ? null : new Set(include), new Set(exclude)).map(({ id }) => id);

  it("are all but the optional ones", () => {
    assert.deepEqual(chosen(null), ["s1.monitor", "f1", "f2"]);
  });

  it("are in the order of the tree, each once", () => {
    assert.deepEqual(chosen(["f2", "f", "d"]), ["s1.monitor", "f1", "f2"]);
  });

  it("are optional ones where these are chosen themselves", () => {
    assert.deepEqual(chosen(["s2"]), ["s2.monitor"]);
    assert.deepEqual(chosen(["s2.monitor", "s1.old"]), ["s1.old", "s2.monitor"]);
  });

  it("are not below what is excluded", () => {
    assert.deepEqual(chosen(null, ["d"]), ["f1", "f2"]);
    assert.deepEqual(chosen(["f", "d"], ["f1", "s1"]), ["f2"]);
  });
});

describe("reads that must be fresh", () => {
  it("are done once more where something changed meanwhile, and only once", async () => {
    const reads = new FreshReads();
    const gates: (() => void)[] = [];
    const work = () => new Promise<void>((resolve) => gates.push(resolve));
    const all = [reads.run("a", work), reads.run("a", work), reads.run("a", work)];
    assert.equal(gates.length, 1);
    gates[0]?.();
    await new Promise(setImmediate);
    assert.equal(gates.length, 2);
    gates[1]?.();
    await Promise.all(all);
    assert.equal(gates.length, 2);
    await assert.rejects(
      reads.run("a", () => Promise.reject(new Error("gone"))),
      /gone/,
    );
    await reads.run("a", async () => undefined);
  });
});

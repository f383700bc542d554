import assert from "node:assert/strict";
import { poolOf } from "../../../scripts/lib/pool.ts";

/** A job that ends when it is told to. */
function job(name: string, begun: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const run = (): Promise<void> => {
    begun.push(name);
    return promise;
  };
  return { run, resolve, reject };
}

describe("The pool of suites", () => {
  it("runs as many as it may, and starts the first in rank of those that wait", async () => {
    const begun: string[] = [];
    const run = poolOf(2);
    const [lint, types, host, ui] = ["lint", "types", "host", "ui"].map((name) => job(name, begun));
    assert.ok(lint && types && host && ui);
    const all = [run(3, lint.run), run(2, types.run), run(1, host.run), run(0, ui.run)];
    assert.deepEqual(begun, ["lint", "types"]);
    types.resolve();
    await all[1];
    assert.deepEqual(begun, ["lint", "types", "ui"]);
    for (const each of [lint, host, ui]) each.resolve();
    await Promise.all(all);
    assert.deepEqual(begun, ["lint", "types", "ui", "host"]);
  });

  it("hands the place of a job that failed on", async () => {
    const begun: string[] = [];
    const run = poolOf(1);
    const [first, second] = [job("first", begun), job("second", begun)];
    const all = [run(0, first.run), run(1, second.run)];
    first.reject(new Error("broken off"));
    await assert.rejects(all[0] ?? Promise.resolve(), /broken off/);
    second.resolve();
    await all[1];
    assert.deepEqual(begun, ["first", "second"]);
  });
});

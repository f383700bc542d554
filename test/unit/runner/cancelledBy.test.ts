import assert from "node:assert/strict";
import { cancelledBy } from "../../../src/runner/cancelledBy.ts";

describe("a run that a signal cancels", () => {
  let cancelled: number;
  const run = { cancel: () => cancelled++ };
  beforeEach(() => {
    cancelled = 0;
  });

  it("is cancelled when the signal aborts while it is awaited, and not afterwards", async () => {
    const controller = new AbortController();
    const { promise, resolve } = Promise.withResolvers<string>();
    const awaited = cancelledBy(controller.signal, run, () => promise);
    assert.equal(cancelled, 0);
    controller.abort();
    assert.equal(cancelled, 1);
    resolve("over");
    assert.equal(await awaited, "over");
  });

  it("is cancelled at once by a signal that has aborted before", async () => {
    await cancelledBy(AbortSignal.abort(), run, async () => assert.equal(cancelled, 1));
  });

  it("is left alone by the signal once it is over, however it ended", async () => {
    const controller = new AbortController();
    const failing = cancelledBy(controller.signal, run, () => Promise.reject(new Error("no")));
    await assert.rejects(failing, /no/);
    controller.abort();
    assert.equal(cancelled, 0);
  });
});

import assert from "node:assert/strict";
import { EventStream, PENDING_OUTPUT_BYTES } from "../../../src/runner/eventStream.ts";
import type { RunEvent } from "../../../src/runner/runEvent.ts";

const REPORT = { kind: "runFinished", report: {} } as unknown as RunEvent;

/** What a reader gets who comes when all is over. */
async function readLate(chunkSizes: readonly number[]) {
  const stream = new EventStream();
  for (const size of chunkSizes) {
    stream.push({ kind: "output", index: 0, data: Buffer.alloc(size), at: 1000, omitted: 0 });
  }
  stream.push(REPORT);
  const seen = { events: 0, bytes: 0, omitted: 0 };
  for await (const event of stream) {
    seen.events++;
    if (event.kind === "output") {
      seen.bytes += event.data.length;
      seen.omitted += event.omitted;
    }
  }
  return seen;
}

describe("the stream of a run without a reader", () => {
  it("keeps everything that is small", async () => {
    assert.deepEqual(await readLate([10, 20]), { events: 3, bytes: 30, omitted: 0 });
  });

  it("stays bounded when large pieces follow many small ones, and says how much it left out", async () => {
    const sizes = [...new Array(2000).fill(100), ...new Array(100).fill(64 * 1024)];
    const { bytes, omitted } = await readLate(sizes);
    assert.ok(bytes <= PENDING_OUTPUT_BYTES, String(bytes));
    assert.equal(
      bytes + omitted,
      sizes.reduce((sum, size) => sum + size),
    );
  });

  it("counts what an event takes besides its bytes", async () => {
    const { events } = await readLate(new Array(100_000).fill(1));
    assert.ok(events < 10_000, String(events));
  });

  it("tells also of what it leaves out while its reader is at work", async () => {
    const stream = new EventStream();
    const push = (size: number) =>
      stream.push({ kind: "output", index: 0, data: Buffer.alloc(size), at: 1000, omitted: 0 });
    push(10);
    let sum = 0;
    let isFirst = true;
    for await (const event of stream) {
      sum += event.kind === "output" ? event.data.length + event.omitted : 0;
      if (isFirst) {
        isFirst = false;
        for (let i = 0; i < 20; i++) push(100_000);
        stream.push(REPORT);
      }
    }
    assert.equal(sum, 2_000_010);
  });
});

import assert from "node:assert/strict";
import { builtInSequence } from "../../src/sequences/builtIns.ts";
import { runSequence } from "../../src/sequences/runSequence.ts";
import type { Sequence } from "../../src/sequences/sequence.ts";
import type { SequenceEvent, SequenceMode } from "../../src/sequences/sequenceReport.ts";
import { FakeClock, type FakeEnds, FakeEngine } from "./fakeSequence.ts";

const ADDRESS = { interface: "eth0", ip: "10.0.0.31", maskbits: "24" };

/** How a sequence is run in a test. */
export interface Given {
  readonly release?: string;
  readonly ends?: FakeEnds;
  readonly mode?: SequenceMode;
  readonly rounds?: number;
  readonly prepare?: (engine: FakeEngine) => void;
}

/** Starts a built-in or another sequence on a default node of its own. */
export function start(
  what: string | Sequence,
  { release, ends, mode = "real", rounds = 4, prepare }: Given = {},
) {
  const clock = new FakeClock();
  const engine = new FakeEngine(release, clock, ends);
  prepare?.(engine);
  const sequence =
    typeof what === "string"
      ? builtInSequence(what, engine.convention, { addresses: [ADDRESS], rounds })
      : what;
  assert.ok(sequence);
  const events: SequenceEvent[] = [];
  const run = runSequence({ sequence, engine, mode, clock, listener: (event) => events.push(event) });
  return { clock, engine, events, run };
}

/** Runs one to its end. */
export async function done(what: string | Sequence, given: Given = {}) {
  const site = start(what, given);
  return { ...site, report: await site.run.report };
}

/** A sequence of these steps. */
export function own(...steps: Sequence["steps"]): Sequence {
  return {
    name: "own",
    title: "Own",
    description: "",
    steps,
    addresses: [],
    reallocates: false,
    tries: 3,
    atEnd: [],
  };
}

/** An event fails, the first times only if a number is given. */
export const failing =
  (event: string, times = Number.POSITIVE_INFINITY): FakeEnds =>
  (name, count) =>
    name === event && count <= times ? "failed" : "passed";

/** The node holds its first public address. */
export const holding = ({ model }: FakeEngine): void => {
  const row = model.public_addresses[0];
  assert.ok(row);
  row.pnn = "0";
  row.interface = "eth0";
  model.addresses.push({ interface: "eth0", address: "10.0.0.31/24", flags: "" });
};

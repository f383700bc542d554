import assert from "node:assert/strict";
import type { StubNode } from "./stubNode.ts";

/** What a call is to give; what is left out is nothing, or success. */
export interface Expected {
  readonly out?: string;
  readonly err?: string;
  readonly status?: number;
}

/**
 * Calls stub commands one after the other and compares what each gives.
 * @param calls command lines, with words apart by blanks (a word in single quotes may hold some), and what is expected.
 */
export function expectCalls(node: StubNode, calls: readonly (readonly [string, Expected])[]): void {
  for (const [line, { out = "", err = "", status = 0 }] of calls) {
    const [command = "", ...args] = [...line.matchAll(/'([^']*)'|\S+/g)].map(
      ([word, quoted]) => quoted ?? word,
    );
    const { stdout, stderr, status: given } = node.call(command, ...args);
    assert.deepEqual({ line, out: stdout, err: stderr, status: given }, { line, out, err, status });
  }
}

/** What a stub says of a call that it cannot do. */
export function notSimulated(line: string, status: number, why?: string): readonly [string, Expected] {
  return [line, { err: `ctdb-events: not simulated: ${line}${why ? ` (${why})` : ""}\n`, status }];
}

import assert from "node:assert/strict";
import fc from "fast-check";
import { describeSequenceAt, sequenceCompletions } from "../../../src/sequences/sequenceHelp.ts";
import { convention } from "../../support/runEvent.ts";

const facts = (release?: string) => ({
  convention: convention(release),
  addresses: [{ interface: "eth0", ip: "10.0.0.31", maskbits: "24" }],
});

/** What is offered at `|`. */
function offered(marked: string, release?: string): string[] {
  const offset = marked.indexOf("|");
  return sequenceCompletions(marked.replace("|", ""), offset, facts(release)).map(({ label }) => label);
}

function hover(marked: string, release?: string) {
  const offset = marked.indexOf("|");
  return describeSequenceAt(marked.replace("|", ""), offset, facts(release));
}

describe("Help in a sequence's file", () => {
  it("offers the events of the release, takeip with the node's addresses", () => {
    const now = offered("steps:\n  - |", "4.24");
    assert.ok(now.includes("monitor"));
    assert.ok(now.includes("startipreallocate"));
    assert.ok(now.includes("takeip eth0 10.0.0.31 24"));
    assert.ok(now.includes("event"));
    const then = offered("steps:\n  - |", "4.17");
    assert.ok(!then.includes("startipreallocate"));
    const named = offered("steps:\n  - event: |", "4.17");
    assert.ok(named.includes("takeip"));
  });

  it("offers keys that are not there yet, and words for values", () => {
    const keys = offered("steps:\n  - event: monitor\n    |");
    assert.ok(keys.includes("repeat"));
    assert.ok(!keys.includes("event"));
    assert.deepEqual(offered("steps:\n  - event: monitor\n    expect: |"), [
      "passed",
      "failed",
      "timed-out",
      "cancelled",
      "refused",
    ]);
    assert.ok(offered("steps:\n  - sequence: |").includes("start-up"));
    assert.ok(offered("|").includes("steps"));
  });

  it("offers addresses as arguments, and the changes of a node", () => {
    assert.ok(offered("steps:\n  - event: takeip\n    args: |").includes("eth0 10.0.0.31 24"));
    assert.ok(offered("addresses:\n  - |").includes("10.0.0.31/24 eth0"));
    assert.ok(offered("steps:\n  - change: |").includes("link INTERFACE up|down"));
    assert.ok(offered("finally:\n  - |").includes("link INTERFACE up|down"));
  });

  it("explains keys, events and built-in sequences", () => {
    assert.match(hover("steps:\n  - event: monitor\n    on|Failure: stop\n")?.description ?? "", /as-ctdb/);
    assert.equal(hover("steps:\n  - mon|itor\n")?.title, "monitor");
    assert.match(
      hover("steps:\n  - event: take|ip\n")?.description ?? "",
      /Arguments: interface, ip, maskbits/,
    );
    assert.equal(hover("steps:\n  - sequence: start|-up\n")?.title, "Start-up");
    assert.equal(hover("# no|thing\n"), null);
  });

  it("never throws, whatever is typed", () => {
    const piece = fc.constantFrom(
      "steps:",
      "\n",
      "  ",
      "- ",
      "event: ",
      "args: [",
      "{",
      "a",
      '"',
      "sequence: ",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(100), (parts, offset) => {
        const text = parts.join("");
        sequenceCompletions(text, offset, facts());
        describeSequenceAt(text, offset, facts());
      }),
      { numRuns: 500 },
    );
  });
});

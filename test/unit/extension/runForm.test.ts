import assert from "node:assert/strict";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { formProblem } from "../../../src/extension/runForm.ts";

const convention = conventionFor([4, 24, 0]);

function problemOf(event: string, args: string): string | null {
  return formProblem({ id: 1, event, args }, convention)?.sentence ?? null;
}

describe("the form in the panel", () => {
  it("takes what the palette takes", () => {
    assert.equal(problemOf("monitor", ""), null);
    assert.equal(problemOf("takeip", "eth0 10.0.0.31  24"), null);
    assert.equal(problemOf("my-event", "any thing"), null);
  });

  it("says what is missing, in CTDB's order", () => {
    assert.match(problemOf("takeip", "eth0") ?? "", /^CTDB gives takeip 3 arguments \(.*\); 1 is given\.$/);
    assert.equal(problemOf("monitor", "now"), "CTDB gives monitor no arguments; 1 is given.");
  });

  it("checks each argument as the palette does", () => {
    assert.match(problemOf("takeip", "eth0 10.0.0.999 24") ?? "", /is not an IPv4 or IPv6 address/);
    assert.notEqual(problemOf("takeip", "eth0 10.0.0.31 64"), null, "a mask that fits the address");
    assert.deepEqual(formProblem({ id: 1, event: "two words", args: "" }, convention), {
      field: "event",
      sentence: "The name of an event has no blanks.",
    });
  });
});

import assert from "node:assert/strict";
import { failedCall } from "../../../src/upstream/failedCall.ts";

const TEST = `#!/bin/sh

define_test "two runs"

setup

ok_null
simple_test_event "startup"

required_result 1 "smbd is down"
simple_test_event "monitor"

ok <<EOF
fine
again
EOF
simple_test_event "monitor" \\
	-v
`;

/** The line, from 1, that is blamed where `required` was not met after `checks` checks, this one included. */
function lineOf(text: string, required: string, checks: number): number | null {
  const side = { status: "0", output: "other" };
  const check = { command: "x", actual: side, required: { status: "0", output: required } };
  const place = failedCall(text, 'Running script "50.samba.script monitor"\n'.repeat(checks), check);
  return place === null ? null : place.first + 1;
}

describe("the call of a test whose check failed", () => {
  it("is the one behind the required output", () => {
    assert.equal(lineOf(TEST, "smbd is down", 1), 11);
    assert.equal(lineOf(TEST, "fine\nagain", 1), 17);
  });

  it("is found by the number of checks where the required output is made up of variables", () => {
    assert.equal(lineOf(TEST, "", 1), 8);
    assert.equal(lineOf(TEST, "not there", 2), 11);
  });

  it("goes on over continued lines", () => {
    const side = { status: "0", output: "" };
    const check = { command: null, actual: side, required: { status: "0", output: "fine\nagain" } };
    assert.deepEqual(failedCall(TEST, "", check), { first: 16, last: 17 });
  });

  it("is nothing that is guessed: no call in a loop, none where checks are made elsewhere", () => {
    const loop = "for i in 1 2; do\n\tsimple_test\n\tsimple_test -v\ndone\n";
    assert.equal(lineOf(loop, "", 2), null);
    assert.equal(lineOf("setup\ncheck_all_things\n", "", 1), null);
  });
});

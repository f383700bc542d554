import assert from "node:assert/strict";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { consequenceOf } from "../../../../src/ctdb/events.ts";
import { CarriedArguments } from "../../../../src/extension/lenses/carriedArguments.ts";
import { whyStop } from "../../../../src/extension/lenses/whyStop.ts";
import type { RunOutcome } from "../../../../src/runner/report.ts";

const ADDRESS = ["interface", "ip", "maskbits"];
const MOVE = ["old_interface", "new_interface", "ip", "maskbits"];

describe("all events of a script", () => {
  it("have the same address, which moves with updateip", () => {
    const carried = new CarriedArguments();
    assert.deepEqual(carried.give(ADDRESS), [null, null, null]);
    assert.deepEqual(carried.give([]), []);
    carried.take({ argumentNames: ADDRESS, args: ["eth0", "10.0.0.31", "24"] });
    assert.deepEqual(carried.give(ADDRESS), ["eth0", "10.0.0.31", "24"]);
    assert.deepEqual(carried.give(MOVE), ["eth0", null, "10.0.0.31", "24"]);
    carried.take({ argumentNames: MOVE, args: ["eth0", "eth1", "10.0.0.31", "24"] });
    assert.deepEqual(carried.give(ADDRESS), ["eth1", "10.0.0.31", "24"]);
  });

  it("end with what keeps the node from going on", () => {
    const why = (event: string, outcome: RunOutcome): string | null =>
      whyStop({ event, outcome, consequence: consequenceOf(event, outcome, conventionFor([4, 24, 0])) });
    assert.equal(why("init", "passed"), null);
    assert.equal(why("init", "failed"), "init failed, and ctdbd exits");
    assert.equal(why("setup", "timed-out"), "setup failed, and ctdbd exits");
    assert.equal(why("startup", "failed"), "startup failed, and the node does not get into service");
    for (const event of ["monitor", "takeip", "ipreallocated", "recovered", "shutdown"]) {
      assert.equal(why(event, "failed"), null, event);
      assert.equal(why(event, "timed-out"), null, event);
    }
    assert.equal(why("monitor", "cancelled"), "monitor was cancelled");
    assert.equal(why("takeip", "refused"), "takeip was refused");
  });
});

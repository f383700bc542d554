import assert from "node:assert/strict";
import fc from "fast-check";
import { allConventions, conventionFor } from "../../../src/ctdb/conventions.ts";
import { consequenceOf, EVENTS, type EventOutcome } from "../../../src/ctdb/events.ts";
import { parseVersion } from "../../../src/ctdb/version.ts";

const ROWS: readonly (readonly [string, string, EventOutcome, boolean, RegExp])[] = [
  ["4.24.0", "monitor", "passed", true, /HEALTHY/],
  ["4.24.0", "monitor", "failed", false, /UNHEALTHY/],
  ["4.24.0", "monitor", "timed-out", true, /MonitorTimeoutCount \(20\) in a row/],
  ["4.4.0", "monitor", "timed-out", true, /MonitorTimeoutCount/],
  ["4.3.0", "monitor", "timed-out", true, /EventScriptTimeoutCount \(20\)/],
  ["2.0", "monitor", "timed-out", true, /EventScriptTimeoutCount \(20\)/],
  ["1.13", "monitor", "timed-out", true, /however often/],
  ["1.0.114", "monitor", "timed-out", true, /however often/],
  ["1.0.113", "monitor", "timed-out", false, /EventScriptTimeoutCount is 1/],
  ["1.0.106", "monitor", "timed-out", true, /EventScriptBanCount \(10\) the node becomes UNHEALTHY/],
  [
    "1.0.100",
    "monitor",
    "timed-out",
    true,
    /\(10\) the node bans itself, or with EventScriptUnhealthyOnTimeout/,
  ],
  ["1.0.97", "monitor", "timed-out", true, /\(5\) the node bans itself for/],
  ["1.0.44", "monitor", "timed-out", true, /\(3\) the node bans itself for/],
  ["1.0.43", "monitor", "timed-out", false, /bans itself/],
  ["4.24.0", "monitor", "cancelled", true, /ignores a cancelled monitor/],
  ["1.13", "monitor", "cancelled", true, /ignores a cancelled monitor/],
  ["1.12", "monitor", "cancelled", true, /for a healthy one/],
  ["4.24.0", "monitor", "refused", false, /^No script was run\. .*UNHEALTHY/],
  ["4.5.0", "monitor", "refused", false, /tries again after 5 seconds/],
  ["2.5", "monitor", "refused", false, /tries again after 5 seconds/],
  ["1.0.61", "monitor", "refused", false, /UNHEALTHY/],
  ["2.5", "status", "timed-out", true, /however often/],
  ["2.5", "status", "failed", false, /UNHEALTHY/],
  ["4.24.0", "startup", "passed", true, /running/],
  ["4.24.0", "startup", "failed", false, /again after 5 seconds/],
  ["4.24.0", "startup", "timed-out", false, /^The node does not get into service/],
  ["1.0.62", "startup", "timed-out", false, /^The node does not get into service/],
  ["4.24.0", "init", "failed", false, /ctdbd exits/],
  ["4.24.0", "init", "timed-out", false, /^ctdbd exits/],
  ["4.24.0", "setup", "failed", false, /ctdbd exits/],
  ["4.24.0", "setup", "timed-out", false, /^ctdbd exits/],
  ["4.24.0", "shutdown", "failed", true, /ignores/],
  ["4.24.0", "shutdown", "timed-out", true, /ignores/],
  ["1.0.62", "shutdown", "timed-out", true, /bans itself/],
  ["4.24.0", "startrecovery", "failed", false, /credits/],
  ["1.13", "startrecovery", "failed", false, /The recovery fails and is repeated\.$/],
  ["4.24.0", "startrecovery", "timed-out", true, /ignores a time-out/],
  ["4.24.0", "recovered", "failed", false, /recovery fails and is repeated/],
  ["4.24.0", "recovered", "timed-out", true, /ignores a time-out/],
  ["1.0.113", "recovered", "timed-out", false, /bans itself/],
  ["4.24.0", "takeip", "failed", false, /goes on recording the address on this node\.$/],
  ["4.4.0", "takeip", "failed", false, /UNHEALTHY too/],
  ["4.5.0", "takeip", "failed", false, /on this node\.$/],
  ["4.24.0", "takeip", "timed-out", true, /ignores a time-out of takeip.*on no interface/],
  ["1.0.113", "takeip", "timed-out", false, /bans itself/],
  ["4.24.0", "takeip", "cancelled", false, /takes the cancelled event for failed/],
  ["4.24.0", "releaseip", "failed", true, /where the address is gone/],
  ["2.3", "releaseip", "failed", true, /takes the address for released/],
  ["4.24.0", "releaseip", "timed-out", true, /still on the interface/],
  ["2.3", "releaseip", "timed-out", true, /later scripts are not run\.$/],
  ["4.24.0", "updateip", "failed", false, /old interface/],
  ["4.24.0", "updateip", "timed-out", false, /^The takeover run fails/],
  ["4.9.0", "updateip", "timed-out", false, /^The takeover run fails/],
  ["4.8.12", "updateip", "timed-out", false, /bans itself/],
  ["4.24.0", "ipreallocated", "failed", false, /stay as they were assigned/],
  ["4.24.0", "ipreallocated", "timed-out", false, /^The takeover run fails/],
  ["4.8.12", "ipreallocated", "timed-out", false, /bans itself/],
  ["2.2", "ipreallocated", "timed-out", false, /bans itself/],
  ["2.1", "ipreallocated", "timed-out", false, /^The takeover run fails/],
  ["4.21.0", "startipreallocate", "failed", false, /no address moves/],
  ["4.21.0", "startipreallocate", "timed-out", false, /^The takeover run fails/],
  ["4.24.0", "ipreallocated", "refused", false, /^No script was run/],
  ["2.1", "stopped", "failed", false, /STOPPED flag/],
  ["2.1", "stopped", "timed-out", true, /ignores a time-out/],
  ["1.0.87", "stopped", "timed-out", false, /bans itself/],
  ["2.5", "reload", "failed", false, /reported to the caller/],
  ["4.24.0", "reconfigure", "failed", false, /4\.24\.0 never asks for reconfigure/],
  ["4.24.0", "reconfigure", "passed", true, /never asks/],
  ["4.24.0", "stopped", "failed", false, /never asks for stopped/],
  ["4.24.0", "anything", "failed", false, /never asks for anything/],
];

describe("consequenceOf", () => {
  for (const [release, event, outcome, treatedAsSuccess, sentence] of ROWS) {
    it(`${release}: ${event} ${outcome}: ${sentence}`, () => {
      const version = parseVersion(release);
      assert.ok(version !== null);
      const answer = consequenceOf(event, outcome, conventionFor(version));
      assert.match(answer.sentence, sentence);
      assert.equal(answer.treatedAsSuccess, treatedAsSuccess);
    });
  }

  it("has a sentence for every event, outcome and step, and takes success for success", () => {
    const outcomes: readonly EventOutcome[] = ["passed", "failed", "timed-out", "cancelled", "refused"];
    fc.assert(
      fc.property(
        fc.constantFrom(...EVENTS),
        fc.constantFrom(...outcomes),
        fc.constantFrom(...allConventions()),
        ({ name }, outcome, convention) => {
          const { sentence, treatedAsSuccess } = consequenceOf(name, outcome, convention);
          assert.match(sentence, /^(ctdbd|[A-Z]).*\.$/);
          assert.ok(outcome !== "passed" || treatedAsSuccess);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("takes exactly the time-outs of the convention for success, besides monitors that are counted", () => {
    for (const convention of allConventions()) {
      for (const event of convention.timeoutIsSuccess) {
        const { treatedAsSuccess } = consequenceOf(event, "timed-out", convention);
        assert.ok(
          treatedAsSuccess || consequenceOf(event, "passed", convention).sentence.includes("never asks"),
        );
      }
    }
  });
});

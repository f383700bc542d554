import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { makeEventDirectory, sh } from "../../support/eventDirectory.ts";
import { useOwnTmp } from "../../support/ownTmp.ts";
import { eventually, processesWith } from "../../support/processes.ts";
import { resultOf, runOf, testCase } from "../../support/testCase.ts";

describe("cases that are ended", function () {
  this.timeout(30_000);
  useOwnTmp((path) => assert.deepEqual(readdirSync(path), [], "something is left behind"));

  it("end each event at the deadline", async () => {
    const site = makeEventDirectory({ "50.slow.script": sh("echo begun", "sleep 1000") });
    const result = await resultOf({
      directory: site.path,
      script: "50.slow.script",
      timeoutSeconds: 2,
      expect: [
        { kind: "status", status: "TIMEDOUT" },
        { kind: "output", test: { how: "exact", text: "begun" } },
      ],
    });
    site.remove();
    assert.deepEqual(result.failures, []);
    assert.equal(result.verdict, "passed");
    await eventually(() => processesWith(site.base).length === 0);
  });

  for (const stage of ["before the first", "started", "output", "finished"] as const) {
    it(`leave nothing when they are cancelled at ${stage}`, async () => {
      const site = makeEventDirectory({
        "50.slow.script": sh(
          "case $1 in monitor) ;; *) exit 0 ;; esac",
          "echo begun",
          "setsid sleep 31415926 &",
          "sleep 1000",
        ),
      });
      const controller = new AbortController();
      const of = (name: string, event: string) =>
        testCase({ directory: site.path, script: "50.slow.script", name, event });
      if (stage === "before the first") {
        controller.abort();
      }
      const results = await runOf([of("quick", "startup"), of("slow", "monitor"), of("next", "monitor")], {
        signal: controller.signal,
        listener: ({ kind }) => {
          if (kind === stage) {
            controller.abort();
          }
        },
      });
      site.remove();
      const [first, ...others] = results.map(({ verdict }) => verdict);
      assert.equal(first, ["output", "finished"].includes(stage) ? "passed" : "cancelled");
      assert.deepEqual(others, ["cancelled", "cancelled"]);
      await eventually(() => [...processesWith(site.base), ...processesWith("31415926")].length === 0);
    });
  }
});

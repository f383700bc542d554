import assert from "node:assert/strict";
import fc from "fast-check";
import { countedScript } from "../../support/countedScript.ts";
import { coverageText } from "../../support/coverageCases.ts";
import { randomParts } from "../../support/randomScripts.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const RUNS = Number(process.env.CTDB_COVERAGE_RUNS ?? 25);

describe("what is executed of scripts made at random", () => {
  const folder = useTemporaryDirectory();

  it("is counted statement by statement and branch by branch", async () => {
    const property = fc.asyncProperty(randomParts, fc.constantFrom("sh", "bash"), async (parts, shell) => {
      const { script, expected } = countedScript(parts);
      assert.equal(await coverageText(folder.current, { script, shell: shell as "sh" | "bash" }), expected);
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: RUNS <= 25 });
  }).timeout(600_000);
});

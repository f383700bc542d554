import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { loadCaseFile } from "../../../src/caseFiles/loadCaseFile.ts";
import { runOf } from "../../support/testCase.ts";

const FILE = fileURLToPath(new URL("../../fixtures/cases/running/site.ctdb-test.yaml", import.meta.url));

describe("a case file", function () {
  this.timeout(20_000);

  it("runs as it is written", async () => {
    const { cases, problems } = await loadCaseFile(FILE);
    assert.deepEqual(problems, []);
    const results = await runOf(cases, { jobs: 2 });
    assert.deepEqual(
      results.map(({ testCase: { name }, verdict, failures, sentence }) => [
        name,
        verdict,
        ...failures.map((failure) => `${failure.place.line}: ${failure.sentence}`),
        sentence,
      ]),
      [
        ["monitor of a node without smbd", "passed", ""],
        ["monitor of a healthy node", "passed", ""],
        ["keeps 10.0.0.31", "passed", ""],
        ["keeps 10.0.0.32", "passed", ""],
        ["a bus that is away", "passed", ""],
        ["needs a cluster", "skipped", "there is no cluster here"],
        ["all scripts", "passed", ""],
      ],
    );
  });
});

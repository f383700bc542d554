import assert from "node:assert/strict";
import type { WhatIsExpected } from "../../../../src/caseFiles/testCase.ts";
import type { CaseResult } from "../../../../src/cases/caseResult.ts";
import { readSettings } from "../../../../src/extension/settings/settings.ts";
import { caseFinding } from "../../../../src/extension/tests/run/caseFindings.ts";
import { runCaseLeaves } from "../../../../src/extension/tests/run/runCaseLeaves.ts";
import { makeEventDirectory, sh } from "../../../support/eventDirectory.ts";
import { KIT_DIRECTORY } from "../../../support/kit.ts";
import { leafOf, type SpyRun, spyBook } from "../../../support/spyRun.ts";
import { type CaseSpec, testCase } from "../../../support/testCase.ts";

const SCRIPT = "10.a.script";
const TEXT = sh('case "$1" in', "monitor)", "  echo out of a", "  exit 3", "  ;;", "esac");

/** Runs cases of one script as tests. */
async function runOf(
  specs: readonly Partial<CaseSpec>[],
  signal = new AbortController().signal,
): Promise<{ readonly run: SpyRun; readonly results: readonly CaseResult[] }> {
  const site = makeEventDirectory({ [SCRIPT]: TEXT });
  try {
    const { run, book } = spyBook();
    const results: CaseResult[] = [];
    const leaves = specs.map((spec, index) => {
      const one = testCase({ directory: site.path, script: SCRIPT, name: `case ${index}`, ...spec });
      return leafOf(`case${index}`, { kind: "case", testCase: one });
    });
    await runCaseLeaves(
      book.enqueue(leaves),
      {
        kitDirectory: KIT_DIRECTORY,
        workspaceFolders: [site.base],
        trace: true,
        jobs: 2,
        settingsFor: () => readSettings(() => undefined, null),
        finished: (result) => results.push(result),
      },
      signal,
    );
    return { run, results };
  } finally {
    site.remove();
  }
}

describe("cases as tests", function () {
  this.timeout(20_000);

  it("have one verdict each, and show what their scripts print", async () => {
    const error: WhatIsExpected = { kind: "status", status: "ERROR" };
    const { run } = await runOf([{ expect: [error] }, { event: "startup" }, { skip: "not today" }]);
    assert.deepEqual(run.of("case0"), ["enqueued case0", "started case0", "passed case0"]);
    assert.deepEqual(run.of("case1"), ["enqueued case1", "started case1", "passed case1"]);
    assert.deepEqual(run.of("case2"), ["enqueued case2", "skipped case2"]);
    assert.match(run.output, /out of a\r\n/);
    assert.match(run.output, /case2: not today\r\n/);
  });

  it("fail at each expectation, with raw texts for a diff, and at the statement that failed", async () => {
    const output: WhatIsExpected = { kind: "output", test: { how: "exact", text: "out of b\n" } };
    const { results } = await runOf([{ expect: [{ kind: "status", status: "OK" }, output] }]);
    assert.ok(results[0]);
    const { verdict, messages } = caseFinding(results[0]);
    assert.equal(verdict, "failed");
    const seen = messages.map(({ kind, place, expected, actual }) => {
      return [kind, place?.path.split("/").at(-1), place?.line, expected, actual?.trim() ?? null];
    });
    assert.deepEqual(seen, [
      ["ctdb.expectation", "site.ctdb-test.yaml", 11, null, null],
      ["ctdb.diff", "site.ctdb-test.yaml", 12, "out of b\n", "out of a"],
      ["ctdb.exit", SCRIPT, 5, null, null],
    ]);
    assert.equal(messages[2]?.frames.length, 1);
  });

  it("are skipped when the user stops them", async () => {
    const { run } = await runOf([{}], AbortSignal.abort());
    assert.deepEqual(run.told, ["enqueued case0", "skipped case0"]);
  });

  it("are errors where they cannot be run", async () => {
    const { run } = await runOf([{ changes: ["link nothing down"], event: null }]);
    assert.match(
      run.of("case0").at(-1) ?? "",
      /^errored case0: The change “link nothing down” .* cannot be made/,
    );
  });
});

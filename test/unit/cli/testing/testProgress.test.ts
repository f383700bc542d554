import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import type { TestCase } from "../../../../src/caseFiles/testCase.ts";
import type { CaseResult } from "../../../../src/cases/caseResult.ts";
import { TestProgress } from "../../../../src/cli/testing/testProgress.ts";
import { testCaseOf } from "../../../support/testCases.ts";

describe("The progress of tests", () => {
  const cases = ["one", "two", "th\u001bree"].map((name, i) =>
    testCaseOf("/cluster/a.ctdb-test.yaml", name, i + 1),
  );
  const [first, second, third] = cases as [TestCase, TestCase, TestCase];
  const result = (testCase: TestCase): CaseResult => ({
    testCase,
    verdict: "passed",
    failures: [],
    sentence: "",
    runs: [],
    remarks: [],
    begin: 0,
    finish: 500,
  });
  function make(isTTY: boolean) {
    const told = new PassThrough({ encoding: "utf8" });
    const status = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, columns: 24 });
    const progress = new TestProgress(cases, told, status);
    const start = (testCase: TestCase) => progress.hear({ kind: "started", testCase });
    const finish = (testCase: TestCase) => progress.hear({ kind: "finished", result: result(testCase) });
    const read = (stream: PassThrough) => (stream.read() as string | null) ?? "";
    return { start, finish, progress, told: () => read(told), status: () => read(status) };
  }

  it("tells cases in the order of their file, in whichever they end", () => {
    const { start, finish, told } = make(false);
    start(first);
    start(second);
    finish(second);
    assert.equal(told(), "");
    finish(first);
    assert.equal(told(), "/cluster/a.ctdb-test.yaml\n  ✓ one (0.50 s)\n  ✓ two (0.50 s)\n");
    finish(third);
    assert.equal(told(), "  ✓ th^[ree (0.50 s)\n");
  });

  it("has a line at the bottom on a terminal only, within its width, and takes it away", () => {
    const terminal = make(true);
    terminal.start(first);
    terminal.start(third);
    assert.equal(terminal.status(), "\r\u001b[K0/3: one\r\u001b[K0/3: one and 1 more");
    terminal.finish(first);
    assert.equal(terminal.status(), "\r\u001b[K\r\u001b[K1/3: th^[ree");
    terminal.progress.end();
    assert.equal(terminal.status(), "\r\u001b[K");
    const plain = make(false);
    plain.start(first);
    plain.finish(first);
    assert.equal(plain.status(), "");
  });
});

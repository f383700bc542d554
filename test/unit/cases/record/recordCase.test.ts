import assert from "node:assert/strict";
import fc from "fast-check";
import { appendCase, newFileWith } from "../../../../src/cases/record/appendCase.ts";
import { recordedCase } from "../../../../src/cases/record/recordCase.ts";
import { replaced } from "../../../../src/cases/record/textChange.ts";
import type { ScriptReport } from "../../../../src/runner/report.ts";
import {
  CASE_FILE,
  caseNamed,
  failuresOf,
  type Happened,
  reportFor,
  WELL,
} from "../../../support/happened.ts";

const START = "script: 50.demo.script\ncases:\n  - name: first\n    event: takeip eth0 10.0.0.31 24\n";

function record(happened: Partial<Happened>) {
  const report = reportFor(caseNamed(START, "first"), { ...WELL, ...happened }, 0);
  return recordedCase(report, { directory: ".", profile: null, asOnNode: (text) => text });
}

function appended(text: string, happened: Partial<Happened>): string {
  const answer = appendCase(text, CASE_FILE, record(happened));
  assert.equal(answer.kind, "edits", JSON.stringify(answer));
  return answer.kind === "edits"
    ? answer.edits.reduce((now, one) => replaced(now, one, one.newText), text)
    : "";
}

describe("Recording a run as a case", () => {
  it("has the event with its arguments, how the script ended, its output and its calls", () => {
    const recorded = record({
      status: "ERROR",
      exit: 3,
      output: "bad\nnews\n",
      calls: [
        ["ip", "link", "show", "a b"],
        ["ip", "link", "show", "a b"],
      ],
    });
    assert.deepEqual(recorded, {
      name: "takeip eth0 10.0.0.31 24 of 50.demo: ERROR",
      script: "50.demo.script",
      event: "takeip eth0 10.0.0.31 24",
      expect: { status: "ERROR", exit: 3, output: "bad\nnews\n", calls: ["ip link show 'a b'"] },
      leftOut: [],
    });
    assert.equal(record({}).expect, "OK");
  });

  it("is about the directory where several scripts ran, and names the one that failed", () => {
    const report = reportFor(caseNamed(START, "first"), WELL, 0);
    const [script] = report.scripts as readonly [ScriptReport];
    const failed = { ...script, name: { ...script.name, text: "60.other" }, status: "ERROR" as const };
    const end = { kind: "exit", status: 1 } as const;
    const recorded = recordedCase(
      { ...report, outcome: "failed", summary: 1, scripts: [script, { ...failed, end }] },
      { directory: "events/legacy", profile: "a.node-profile.yaml", asOnNode: (text) => text },
    );
    assert.deepEqual(recorded, {
      name: "takeip eth0 10.0.0.31 24: ERROR",
      directory: "events/legacy",
      profile: "a.node-profile.yaml",
      event: "takeip eth0 10.0.0.31 24",
      expect: { status: "ERROR", exit: 1, scripts: { "60.other": "ERROR" } },
      leftOut: [],
    });
  });

  it("leaves out a long output, many calls, what cannot be printed and paths of the workspace, and says so", () => {
    const calls = Array.from({ length: 30 }, (_, index) => ["ip", String(index)]);
    const left = (happened: Partial<Happened>): readonly string[] => {
      const recorded = record(happened);
      assert.equal(recorded.expect, "OK");
      return recorded.leftOut;
    };
    assert.deepEqual(left({ output: "x".repeat(2000), calls }), [
      "the output, which is long",
      "the calls, of which there are 30 different ones",
    ]);
    assert.deepEqual(left({ output: "\u001b[31mred", calls: [["ip", "a\nb"]] }), [
      "the output, which has control characters or ends with blank lines",
      "calls with line breaks in their words",
    ]);
    assert.deepEqual(left({ output: "no /site/ready here" }), [
      "the output, which names files of this workspace",
    ]);
    assert.deepEqual(left({}), []);
  });

  it("says in the file what it leaves out", () => {
    const said = "    # Not recorded: the output, which is long.\n    expect: OK\n";
    const happened = { output: "x\n".repeat(40) };
    assert.ok(newFileWith(record(happened)).endsWith(said));
    assert.ok(appended(START, happened).endsWith(said));
    assert.ok(!newFileWith(record({})).includes("#"));
  });

  it("goes behind the other cases with a name of its own, comments and line ends kept", () => {
    const text = "# head\ncases:\n- name: one # first\n  event: monitor # ours\n# - name: later\n# end\n";
    assert.equal(
      appended(text, {}),
      text.replace(
        "# ours\n",
        "# ours\n\n- name: takeip eth0 10.0.0.31 24 of 50.demo succeeds\n  script: 50.demo.script\n" +
          "  event: takeip eth0 10.0.0.31 24\n  expect: OK\n",
      ),
    );
    assert.match(appended(appended(START, {}), {}), /succeeds \(2\)\n/);
    assert.ok(!/[^\r]\n/.test(appended(START.replaceAll("\n", "\r\n"), { output: "a\nb\n" })));
    assert.ok(appended(START.trimEnd(), {}).endsWith("expect: OK"));
  });

  it("is refused where the file is wrong or writes its cases in one line", () => {
    for (const text of ["cases: 1\n", "cases: [{name: a, event: monitor}]\n"]) {
      assert.equal(appendCase(text, CASE_FILE, record({})).kind, "refused");
    }
  });

  it("makes a file, or a case of a file, that the run meets", () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.constantFrom("a b", "it's", "*", "#x", "- y"),
    );
    const happened = fc.record({
      status: fc.constantFrom("OK", "ERROR", "TIMEDOUT", "DISABLED"),
      exit: fc.oneof(fc.nat(255), fc.constantFrom("SIGKILL", null)),
      output: fc.array(word, { maxLength: 5 }).map((words) => words.join("\n")),
      calls: fc.array(fc.tuple(fc.constantFrom("ip", "ss", "ctdb"), word), { maxLength: 4 }),
    });
    const start = fc.constantFrom(
      START,
      `${START}\n\n# end\n`,
      "cases:\n# x\n- {name: a, event: monitor}\n",
      "cases:\n  - name: a\n    event: monitor\n    expect:\n      output: |\n        text # no comment\n\n\n# end\n",
    );
    fc.assert(
      fc.property(happened, start, (some, text) => {
        const all = { ...WELL, ...some } as Happened;
        const made = record(all);
        const fresh = newFileWith(made);
        assert.deepEqual(failuresOf(caseNamed(fresh, made.name), all), [], fresh);
        const longer = appended(text, all);
        assert.deepEqual(failuresOf(caseNamed(longer, made.name), all), [], longer);
      }),
      { numRuns: 150 },
    );
  });
});

import assert from "node:assert/strict";
import { sentenceOf } from "../../../../../src/runner/trace/blame/sentence.ts";
import type { TraceFrame } from "../../../../../src/runner/trace/scriptTrace.ts";
import type { TraceEnd } from "../../../../../src/runner/trace/traceEnd.ts";

describe("the sentence about the statement that ended a script", () => {
  it("names a long statement by its begin, so that Problems can be read", () => {
    const frame = (statement: string, line: number): TraceFrame => ({
      file: "/etc/ctdb/events/legacy/50.demo.script",
      line,
      endLine: line,
      functionName: null,
      statement,
    });
    const culprit = {
      kind: "exit",
      places: [],
      moment: null,
      command: "",
      cause: null,
      message: null,
    } as const;
    const end = { end: { kind: "exit", status: 5 } } as TraceEnd;
    const said = sentenceOf(culprit, frame("exit 5", 7), frame(`test -z "${"z".repeat(300)}"`, 6), end);
    assert.equal(
      said,
      `\`exit 5\` (50.demo.script, line 7) ended the script after \`test -z "${"z".repeat(110)}…\` (50.demo.script, line 6) had failed.`,
    );
  });
});

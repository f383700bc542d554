import assert from "node:assert/strict";
import { readHarnessOutput } from "../../../src/upstream/harnessOutput.ts";

const FRAME = "--==".repeat(18).concat("--");
const HEAVY = "=".repeat(74);
const RULE = "-".repeat(50);

/** As the harness prints a test. */
function printed(own: string, end: string): string {
  const head = `${FRAME}\nRunning test /t/50.x.monitor.001.sh (10:00:00)\n${FRAME}\n`;
  return `${head}${own}${HEAVY}\nTEST ${end} (duration: 1s)\n${HEAVY}\n\nNot cleaning up test state directory: /s\n`;
}

function checked(command: string, actual: string, required: string, footer = ""): string {
  return [
    command,
    RULE,
    "Output (Exit status: 1):",
    RULE,
    actual,
    RULE,
    "Required output (Exit status: 0):",
    RULE,
    required,
    ...(footer === "" ? [] : [RULE, footer, RULE]),
    "",
    "FAILED",
    "",
  ].join("\n");
}

describe("what upstream's harness prints of a test", () => {
  it("tells the verdicts and their statuses", () => {
    const ends = [
      ["PASSED: /t/a.sh", { word: "PASSED", status: 0 }],
      ["FAILED: /t/a.sh (status 1)", { word: "FAILED", status: 1 }],
      ["SKIPPED: /t/a.sh (status 77)", { word: "SKIPPED", status: 77 }],
      ["ERROR: /t/a.sh (status 99)", { word: "ERROR", status: 99 }],
      ["TIMEDOUT: /t/a (b).sh (status 124)", { word: "TIMEDOUT", status: 124 }],
    ] as const;
    for (const [line, end] of ends) {
      assert.deepEqual(readHarnessOutput(printed("", line)).end, end);
    }
  });

  it("says no verdict where the harness was ended, and believes the last one", () => {
    assert.equal(readHarnessOutput("half of\n").end, null);
    const spoof = "TEST PASSED: /t/a.sh (duration: 0s)\n";
    assert.equal(readHarnessOutput(printed(spoof, "FAILED: /t/a.sh (status 1)")).end?.word, "FAILED");
  });

  it("gives the test's own output without the harness's lines", () => {
    assert.equal(readHarnessOutput(printed("one\ntwo\n", "PASSED: /t/a.sh")).text, "one\ntwo");
  });

  it("takes apart what was printed and what was required, as raw texts", () => {
    const own = checked('Running script "50.x.script monitor"', "  one\n\ntwo", "three\n\n  four");
    assert.deepEqual(readHarnessOutput(printed(own, "FAILED: /t/a.sh (status 1)")).check, {
      command: "50.x.script monitor",
      actual: { status: "1", output: "  one\n\ntwo" },
      required: { status: "0", output: "three\n\n  four" },
    });
  });

  it("is about the check that failed, the last one, and not about what stands behind it", () => {
    const first = `Running: ctdb ip\n${RULE}\nOutput (Exit status: 0):\n${RULE}\nfine\nPASSED\n`;
    const own = first + checked("Running: ctdb status", "bad", "good", "Algorithm: lcp2");
    const { check } = readHarnessOutput(printed(own, "FAILED: /t/a.sh (status 1)"));
    assert.deepEqual(
      [check?.command, check?.actual.output, check?.required.output],
      ["ctdb status", "bad", "good"],
    );
  });

  it("reads no check where a test ends in another way", () => {
    assert.equal(readHarnessOutput(printed("oops\n", "FAILED: /t/a.sh (status 2)")).check, null);
  });

  it("is not misled by an output that looks like a heading", () => {
    const own = checked("Running: x", "Required output (Exit status: 9):\nFAILED", "FAILED");
    const { check } = readHarnessOutput(printed(own, "FAILED: /t/a.sh (status 1)"));
    assert.deepEqual(
      [check?.actual.output, check?.required.output],
      ["Required output (Exit status: 9):\nFAILED", "FAILED"],
    );
  });
});

import assert from "node:assert/strict";
import type { Finding, TextEdit } from "../../../src/rules/finding.ts";
import { fixAllEdits } from "../../../src/server/codeActions/fixAll.ts";

describe("Fix all", () => {
  const edit = (start: number, end: number): TextEdit => ({ range: { start, end }, newText: "x" });
  function finding(code: string, edits: readonly TextEdit[], isPreferred = true, file?: string): Finding {
    const step = { kind: "edit", edits, ...(file === undefined ? {} : { file }) } as const;
    const fixes = [{ title: "", isPreferred, steps: [step] }];
    return { file: "/a", code, severity: "warning", message: "", range: { start: 0, end: 0 }, fixes };
  }
  const all = (...findings: Finding[]) => fixAllEdits(findings, (code) => code.startsWith("safe"));

  it("takes the preferred fixes of rules that allow it, in the order of the text", () => {
    assert.deepEqual(
      all(finding("safe-b", [edit(8, 9)]), finding("unsafe", [edit(4, 5)]), finding("safe-a", [edit(1, 2)])),
      [edit(1, 2), edit(8, 9)],
    );
    assert.deepEqual(all(finding("safe", [edit(1, 2)], false)), []);
  });

  it("takes one of two that overlap, whole", () => {
    assert.deepEqual(
      all(finding("safe", [edit(1, 4), edit(9, 9)]), finding("safe", [edit(3, 5), edit(7, 8)])),
      [edit(1, 4), edit(9, 9)],
    );
  });

  it("leaves other files alone, and whatever is no edit of the text", () => {
    assert.deepEqual(all(finding("safe", [edit(1, 2)], true, "/b")), []);
    const chmod = { kind: "chmod", file: "/a", add: 0o100, remove: 0 } as const;
    const fixes = [{ title: "", isPreferred: true, steps: [chmod] }];
    assert.deepEqual(all({ ...finding("safe", []), fixes }), []);
  });
});

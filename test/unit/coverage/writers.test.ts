import assert from "node:assert/strict";
import { type Coverage, coverageOf } from "../../../src/coverage/coverageTable.ts";
import { coverageTableText } from "../../../src/coverage/coverageText.ts";
import { lcovText } from "../../../src/coverage/lcov.ts";
import { traceCase } from "../../support/blame.ts";
import { readLcov } from "../../support/lcov.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SCRIPT = `. "$CTDB_BASE/lib"
case "$1" in
monitor)
  used a && used b
  false && echo no
  ;;
startup)
  echo one
  echo two
  ;;
esac
exit 0`;
const LIB = "used() {\n  echo $1\n}\nunused() { :; }\nunused() { :; }\n";

describe("coverage as text", () => {
  const folder = useTemporaryDirectory();
  let coverage: Coverage;

  beforeEach(async () => {
    const trace = await traceCase(folder.current, { script: SCRIPT, files: { lib: LIB }, coverage: true });
    const script = folder.current.resolve("50.test.script");
    const other = folder.current.resolve("60.other.script");
    folder.current.file("60.other.script", "#!/bin/sh\necho a\n\necho b; echo c\n");
    coverage = await coverageOf([{ testId: "t", script, trace }], {
      scripts: [script, other],
      includes: () => true,
    });
  });

  it("writes lcov that a reader takes, with the sums that it says", () => {
    const records = readLcov(lcovText(coverage, (path) => path.replace(`${folder.current.path}/`, "")));
    assert.deepEqual(
      records.map(({ file, lines }) => [
        file,
        [...lines].map(([line, count]) => `${line}:${count}`).join(" "),
      ]),
      [
        ["50.test.script", "2:1 3:1 5:1 6:1 9:0 10:0 13:1"],
        ["60.other.script", "2:0 4:0"],
        ["lib", "2:2 4:0 5:0"],
      ],
    );
    assert.deepEqual(
      records.map(({ branches }) => branches.map(({ line, taken }) => `${line}:${taken ?? "-"}`).join(" ")),
      ["3:1 3:0 3:0 5:1 5:0 6:0 6:1", "", ""],
    );
    assert.deepEqual(
      records.map(({ functions }) =>
        functions.map(({ name, line, count }) => `${name}:${line}:${count}`).join(" "),
      ),
      ["", "", "used:1:2 unused:4:0 unused#2:5:0"],
    );
  });

  it("writes a table with the lines that were not executed", () => {
    const text = coverageTableText(coverage, (path) => path.replace(`${folder.current.path}/`, ""));
    assert.equal(
      text,
      [
        "File                  Statements         Branches        Functions  Lines not executed",
        "50.test.script    66 %       6/9   42 %       3/7              0/0  6, 9-10",
        "60.other.script    0 %       0/3              0/0              0/0  2, 4",
        "lib               33 %       1/3              0/0   33 %       1/3  4-5",
        "All files         46 %      7/15   42 %       3/7   33 %       1/3",
        "",
      ].join("\n"),
    );
  });

  it("says so where there is nothing to count, and never lets names or remarks draw on the terminal", () => {
    const nothing = { files: [], remarks: ["a\u001b[31m was changed."] };
    const text = coverageTableText(nothing);
    assert.match(text, /^Nothing was executed that can be counted\.\n/);
    assert.ok(!text.includes("\u001b"));
    assert.equal(lcovText(nothing), "");
  });
});

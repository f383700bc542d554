import assert from "node:assert/strict";
import { recordedText } from "../../support/coverageCases.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("Lines of substitutions, which are not those of the file", () => {
  const folder = useTemporaryDirectory();

  it("lead nowhere that a shell cannot be yet: into a loop before its condition", async () => {
    const script =
      ": 2\nv=$(\ncase $1 in\na) : a ;;\nesac\nn=0\nwhile [ $n -lt 0 ]; do\nn=$((n + 1))\ndone\n)";
    const records = ["100 2 : 2", "101+ 4 case $1 in", "101+ 9 n=0", "101+ 10 '[' 0 -lt 0 ']'", "100 11 v="];
    const expected = `1     | : 2
1     | v=$(
1     | case $1 in
> a) 0, no pattern 1
0     | a) : a ;;
      | esac
1     | n=0
1     | while [ $n -lt 0 ]; do
> loop body 0, no turn 1
0     | n=$((n + 1))
      | done
      | )`;
    assert.equal(await recordedText(folder.current, script, records), expected);
  });
});

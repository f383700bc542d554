import assert from "node:assert/strict";
import { withoutAssignmentRedirects } from "../../../src/shell/assignmentRedirects.ts";
import { loadShellParser } from "../../../src/shell/shellParser.ts";
import { readShellScript } from "../../../src/shell/shellScript.ts";

describe("An assignment with a redirection behind it", () => {
  const commandsOf = async (script: string) => {
    const { commands, errors, assignments } = readShellScript((await loadShellParser()).parse(script));
    assert.deepEqual(errors, [], script);
    return [commands.map(({ node }) => node.text), assignments.map(({ name }) => name)];
  };

  it("is a command of its own", async () => {
    const lines = [
      "a=$(b x) 2>/dev/null",
      "c",
      "d=`e` >/dev/null 2>&1 || f",
      'if g="$(h "$i")" 2>>/run/log; then j; fi',
      "k=$(($l + 1)) 2>/dev/null && m",
      "n=$(o) </run/p; q",
      "case $1 in",
      "monitor) r=$(s) 2>/dev/null || t ;;",
      "esac",
    ];
    assert.deepEqual(await commandsOf(`${lines.join("\n")}\n`), [
      ["b x", "c", "e", "f", 'h "$i"', "j", "m", "o", "q", "s", "t"],
      ["a", "d", "g", "k", "n", "r"],
    ]);
  });

  it("is left as it is where a command follows, and in a here-document's begin", () => {
    for (const text of [
      "a=b 2>/dev/null c\n",
      "a=$(cat) <<X\n1\nX\n",
      "a=b c=d 2>/dev/null\n",
      'a="b > c"\n',
      "e a=b >f\n",
      "e $(f) a=b >f\n",
    ]) {
      assert.equal(withoutAssignmentRedirects(text), text);
    }
    assert.equal(withoutAssignmentRedirects("x; a=$(b) 2>/x\n"), "x; a=$(b)     \n");
  });
});

import assert from "node:assert/strict";
import { loadShellParser, ParseLimitError, type ShellParser } from "../../../src/shell/shellParser.ts";
import { readShellScript } from "../../../src/shell/shellScript.ts";
import { cpuTime } from "../../support/fuzz/cpuTime.ts";

async function commandsOf(script: string): Promise<{ commands: (string | null)[]; errors: string[] }> {
  const { commands, errors } = readShellScript((await loadShellParser()).parse(script));
  return { commands: commands.map(({ name }) => name), errors: errors.map(({ text }) => text) };
}

describe("Pieces that the grammar does not read", () => {
  const tests = [
    '[ "$level" "$op" "$limit" ]',
    "[ $size $op $limit ]",
    "[ $(($size $op $limit)) -eq 0 ]",
    "[ $(( $size $op $limit )) -eq 0 ]",
    "[ \\( -f /etc/a -o -f /etc/b \\) -a -d /srv ]",
    "[ ! \\( \"$a\" = 'b ]' \\) ]",
    '[ "$a" \\> "$b" ]',
    '[ "$a" "<" "$(cat "$b [ x ]" | sort)" ]',
    `[ "$n" -\${cmp} 3 ]`,
    "[ $x = - ]",
    '[ -- = "$1" ]',
  ];
  for (const test of tests) {
    it(`hide nothing around them: ${test}`, async () => {
      for (const [before, after] of [
        ["if ", " ; then\nreboot\nfi"],
        ["", " || {\nreboot\n}"],
        ["if true && ! ", "; then reboot; fi"],
      ]) {
        const script = `#!/bin/sh\ncheck()\n{\n${before}${test}${after}\n}\ncase "$1" in\nmonitor) check ;;\nesac\n`;
        const { commands, errors } = await commandsOf(script);
        assert.deepEqual(errors, [], script);
        assert.ok(commands.includes("reboot") && commands.includes("check"), script);
      }
    });
  }

  it("keep their words and places", async () => {
    const text = 'x=1\nif [ "$a" "$op" "$b" ]; then y; fi\n';
    const { commands, uses } = readShellScript((await loadShellParser()).parse(text));
    assert.deepEqual(
      commands.map(({ name, words }) => [name, ...words.map(({ node }) => node.text)]),
      [["[", '"$a"', '"$op"', '"$b"', "]"], ["y"]],
    );
    assert.deepEqual(
      uses.map(({ name, start }) => [name, text.slice(start - 1, start + name.length)]),
      [
        ["a", "$a"],
        ["op", "$op"],
        ["b", "$b"],
      ],
    );
  });

  it("hide nothing behind a loop over all arguments", async () => {
    const { commands, errors } = await commandsOf(
      'for name do\nx "$name"\ndone\nfor i  do y; done\n[ a \\> b ]\n',
    );
    assert.deepEqual([commands, errors], [["x", "y", "["], []]);
  });

  const patterns = [
    '*"a"*"b"*',
    '*"state UP"*"mtu 1500"*',
    '*" $x "*" $y "*',
    'a|*"("*")"*|b',
    '(*"a "*"b"*',
    '*"a;;"*"\\"b"*"c"',
  ];
  for (const pattern of patterns) {
    it(`hide nothing behind a pattern: ${pattern}`, async () => {
      for (const before of ["\n\t", " "]) {
        const script = `case "$1" in\nmonitor)\ncase "$x" in${before}${pattern}) reboot ;;\n*) z ;;\nesac\ncheck\n;;\nesac\n`;
        const { commands, errors } = await commandsOf(script);
        assert.deepEqual([commands, errors], [["reboot", "z", "check"], []], script);
      }
    });
  }

  it("keep the variables of a pattern", async () => {
    const { uses } = readShellScript(
      (await loadShellParser()).parse('case "$x" in\n*" $y "*"$z"*) a ;;\nesac\n'),
    );
    assert.deepEqual(
      uses.map(({ name }) => name),
      ["x", "y", "z"],
    );
  });

  it("are redirections for reading and writing", async () => {
    const { commands, errors } = await commandsOf('if lock; then\nexec 9<>"$lock"\nx <>/run/y\nfi\n');
    assert.deepEqual([commands, errors], [["lock", "exec", "x"], []]);
  });

  it("leave real mistakes as they are", async () => {
    const { errors } = await commandsOf('if [ "$a" "$op" "$b" ; then x; fi\n[ -f a ] && (\n');
    assert.notDeepEqual(errors, []);
  });

  it("are read within the limit where there are thousands", async function () {
    this.timeout(20_000);
    const parser = await loadShellParser();
    for (const part of ["[ ", "[ $a $b ]\n", "[ $( [ ", "$(($a $b))\n", "[ \\( ", '*"a"*"b")\n', '*""']) {
      parseUnhurried(parser, `)${part.repeat(5000)}`);
    }
  });
});

/** The limit goes by the clock: what a busy machine refused without having computed for so long is asked again. */
function parseUnhurried(parser: ShellParser, text: string): void {
  const begin = cpuTime();
  try {
    parser.parse(text);
  } catch (error) {
    if (!(error instanceof ParseLimitError) || cpuTime() - begin > 1500) {
      throw error;
    }
    parseUnhurried(parser, text);
  }
}

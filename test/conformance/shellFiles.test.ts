import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { parseCheckFile } from "../../src/configFiles/checkFile.ts";
import { parseOptions } from "../../src/configFiles/optionsFile.ts";
import { useTemporaryDirectory } from "../support/temporaryDirectory.ts";

const PIECES = [
  "A=",
  "B=",
  "export A=",
  "export B=",
  "x",
  "y_1",
  "'a b'",
  '"c  d"',
  '"e\\"f\\$g\\h"',
  "\\ ",
  "\\\n",
  "'\n'",
  " ",
  "\n",
  "\n",
  ";",
  "# it's\n",
  " # it's\n",
  "#",
  "/p:90",
  '""',
  "if :; then ",
  "\nfi\n",
];
const texts = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 })
  .map((all) => all.join(""))
  // A quoted or escaped command is a command for sh, too, and no matter of ours.
  .filter((text) => !/(?:[^\s;]|\\\n)export|if :; then \s*(\n|$|;)/.test(text));

describe("the readers of files that a shell reads, in comparison with sh", () => {
  const temporary = useTemporaryDirectory();
  const sh = (program: string, file: string) =>
    spawnSync("/bin/sh", ["-c", program, "sh", file], { env: { PATH: "" }, timeout: 10_000 });

  it("find the values that sh has after it sourced an options file", function () {
    this.timeout(60_000);
    let compared = 0;
    fc.assert(
      fc.property(texts, (text) => {
        temporary.current.file("x.options", text, 0o644);
        const { assignments, oddities } = parseOptions(text);
        const real = sh(
          'A=unset B=unset; . "$1" && printf "%s|%s" "$A" "$B"',
          temporary.current.resolve("x.options"),
        );
        if (real.status !== 0 || oddities.length > 0 || assignments.some(({ value }) => value === null)) {
          return;
        }
        compared++;
        const last = (wanted: string) =>
          assignments.findLast(({ name }) => name.text === wanted)?.value ?? "unset";
        assert.equal(real.stdout.toString(), `${last("A")}|${last("B")}`);
      }),
      { numRuns: 600 },
    );
    assert.ok(compared > 50, `${compared} compared`);
  });

  it("find the lines that read gives of a check", function () {
    this.timeout(60_000);
    const lines = fc.array(fc.constantFrom("version=3", "  # c", "", " \t", "\tfamily='a b' ", "x", "\r"), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(lines, fc.boolean(), (all, isEnded) => {
        const text = all.join("\n") + (isEnded ? "\n" : "");
        temporary.current.file("x.check", text, 0o644);
        const program =
          'while read line; do case "$line" in "#"*|"") ;; *) printf "%s\\n" "$line";; esac; done <"$1"';
        const real = sh(program, temporary.current.resolve("x.check")).stdout.toString();
        const ours = parseCheckFile(text).lines.filter(({ isRead }) => isRead);
        // A carriage return alone is a line for read; it is told of once for the file.
        assert.equal(real.replace(/^\r\n/gm, ""), ours.map((line) => `${line.text}\n`).join(""));
      }),
      { numRuns: 100 },
    );
  });
});

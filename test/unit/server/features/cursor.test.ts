import assert from "node:assert/strict";
import { cursorContext } from "../../../../src/server/features/cursor/cursorScan.ts";
import { readCursor } from "../../../support/featureSite.ts";

/** The place at the mark, the word before it and the words of its command. */
function place(marked: string): string {
  const { text, offset } = readCursor(marked);
  const { place: found, word, words, quote, expansion } = cursorContext(text, offset);
  const variable = expansion === null ? "" : `$${expansion.isBraced ? "{" : ""}${expansion.name}`;
  return [`${found}${quote ?? ""}`, `‹${word}›`, ...words, variable].filter((part) => part !== "").join(" ");
}

describe("the place of the cursor", () => {
  it("is known in commands, their arguments and substitutions", () => {
    assert.equal(place("if di¦"), "command ‹di›");
    assert.equal(place("A=1 B=2 di¦"), "command ‹di›");
    assert.equal(place("ctdb setvar M¦"), "argument ‹M› ctdb setvar");
    assert.equal(place('echo "$(bar b¦'), "argument ‹b› bar");
    assert.equal(place("x=`bar b¦"), "argument ‹b› bar");
    assert.equal(place('x="`bar`" y¦'), "command ‹y›");
    assert.equal(place("foo 2>&1 >/x b¦"), "argument ‹b› foo");
    assert.equal(place("foo >/x¦"), "redirect ‹/x› foo");
    assert.equal(place("foo() { b¦"), "command ‹b›");
    assert.equal(place("a && b || c¦"), "command ‹c›");
    assert.equal(place("( a; b¦"), "command ‹b›");
    assert.equal(place("foo \\\n  b¦"), "argument ‹b› foo");
  });

  it("is known in patterns and behind them", () => {
    assert.equal(place('case "$1" in\nmon¦'), "pattern ‹mon›");
    assert.equal(place("case $1 in a|b¦"), "pattern ‹b›");
    assert.equal(place("case $1 in (a) b¦"), "command ‹b›");
    assert.equal(place("case $1 in a) b;; c¦"), "pattern ‹c›");
    assert.equal(place("case $1 in a) case $2 in x) ;; esac;; c¦"), "pattern ‹c›");
    assert.equal(place("case $1 in a) b;; esac; c¦"), "command ‹c›");
    const { text, offset } = readCursor("case $1 in\na|b) x;;\nc) case $2 in\nd) y¦");
    assert.deepEqual(
      cursorContext(text, offset).cases.map(({ subject, patterns, earlier }) => [subject, patterns, earlier]),
      [
        ["$1", ["c"], ["a", "b"]],
        ["$2", ["d"], []],
      ],
    );
  });

  it("is known in variables, quotes, comments and here-documents", () => {
    assert.equal(place("foo $¦"), "argument ‹$› foo $");
    assert.equal(place(`x="\${CTDB_¦`), `value" ‹x="\${CTDB_› \${CTDB_`);
    assert.equal(place(`foo \${#na¦`), `argument ‹\${#na› foo \${na`);
    assert.equal(place(`foo \${a:-b¦`), `text ‹\${a:-b› foo`);
    assert.equal(place("foo 'a $b¦"), "text' ‹'a $b› foo");
    assert.equal(place("foo # $b¦"), "comment ‹# $b› foo");
    assert.equal(place("cat <<EOF\na $b¦\nEOF\n"), "here-document ‹$b› $b");
    assert.equal(place("cat <<'EOF'\na $b¦\nEOF\n"), "here-document ‹›");
    assert.equal(place("cat <<-EOF\n\ta\n\tEOF\nb¦"), "command ‹b›");
    assert.equal(place("echo $((a + b¦"), "text ‹$((a + b› echo");
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
import assert from "node:assert/strict";
import fc from "fast-check";
import { readFirstLine } from "../../../src/shell/interpreter.ts";
import { loadShellParser } from "../../../src/shell/shellParser.ts";
import { readShellScript } from "../../../src/shell/shellScript.ts";
import { plainVariable, templateOf } from "../../../src/shell/words.ts";
import { shellScript } from "../../support/shell.ts";

describe("the commands of a shell script", () => {
  it("have their name and arguments without quotes, where nothing is expanded", async () => {
    const { commands } = await shellScript(`'ec'"ho" a\\ b "c d" 'e'f "$g" $(h i)\n`);
    const [echo, h] = commands;
    assert.equal(echo?.name, "echo");
    assert.deepEqual(
      echo?.words.map(({ literal }) => literal),
      ["a b", "c d", "ef", null, null],
    );
    assert.equal(h?.name, "h");
    assert.equal(h?.place.inSubstitution, true);
  });

  it("have words in which arguments of the script follow one another", async () => {
    const text = "ip addr add $3/$4 dev $2\nx=$3/$4\n[ $1/$2 = a/$3 ]\n";
    const { commands, assignments, uses } = await shellScript(text);
    assert.deepEqual(
      commands.map(({ name, words }) => [name, words.map(({ node }) => node.text).join(" ")]),
      [
        ["ip", "addr add $3/$4 dev $2"],
        ["[", ""],
      ],
    );
    assert.deepEqual([assignments[0]?.name, assignments[0]?.value?.text], ["x", "$3/$4"]);
    assert.equal(uses.map(({ name }) => name).join(""), "34234123");
  });

  it("have no name where it is expanded", async () => {
    const { commands } = await shellScript("$CTDB status\n");
    assert.deepEqual([commands[0]?.name, commands[0]?.nameNode.text], [null, "$CTDB"]);
  });

  it("know their redirections, with those of the compounds around them", async () => {
    const { commands } = await shellScript("{ a 2>&1 >x; b; } >>log &\nc <<EOF >y\ntext\nEOF\n");
    const [a, b, c] = commands;
    assert.deepEqual(
      a?.redirects.map(({ descriptor, operator, target }) => [descriptor, operator, target?.literal]),
      [
        [2, ">&", "1"],
        [null, ">", "x"],
      ],
    );
    assert.deepEqual(
      c?.redirects.map(({ operator }) => operator),
      ["<<", ">"],
    );
    assert.deepEqual(
      b?.place.outerRedirects.map(({ operator }) => operator),
      [">>"],
    );
    assert.deepEqual([a?.place.isBackground, b?.place.isBackground], [true, true]);
  });

  it("know whether their status decides something", async () => {
    const { commands } = await shellScript(
      "if a; then b; fi\nc && d\n! e\nwhile f; do g; done\nh | i\nj || k\n[ -n x ]\n",
    );
    const tested = commands.filter(({ place }) => place.isTested).map(({ name }) => name);
    assert.deepEqual(tested, ["a", "c", "e", "f", "j"]);
  });

  it("know what their exit would end", async () => {
    const { commands } = await shellScript("a\n(b)\nc | d\nx=$(e)\nf() { g; }\n");
    const inSubshell = commands.filter(({ place }) => place.inSubshell).map(({ name }) => name);
    assert.deepEqual(inSubshell, ["b", "c", "d", "e"]);
    assert.equal(commands.find(({ name }) => name === "g")?.place.function?.name, "f");
  });

  it("are found behind a here-document that is piped on", async () => {
    const { commands } = await shellScript("cat <<EOF | grep x\ntext $1 $(b)\nEOF\nlast\n");
    assert.deepEqual(
      commands.map(({ name }) => name),
      ["cat", "grep", "b", "last"],
    );
  });
});

describe("the variables of a shell script", () => {
  it("are assigned in every way that the shell has", async () => {
    const { assignments } = await shellScript(
      `a=1\nb=2 cmd\nexport c=3 d\nread -r e f\nfor g in x; do :; done\n: "\${h:=4}"\nk() { local i=5; j=6; }\n(l=7)\n`,
    );
    assert.deepEqual(
      assignments.map(({ name, kind, inSubshell }) => `${name} ${kind}${inSubshell ? " in subshell" : ""}`),
      [
        "a plain",
        "b prefix",
        "c exported",
        "d exported",
        "e read",
        "f read",
        "g for",
        "h default",
        "i local",
        "j plain",
        "l plain in subshell",
      ],
    );
  });

  it("are used in words, arithmetic and here-documents, but not in quoted ones", async () => {
    const { uses } = await shellScript(
      `echo "$a" \${b:-x} \${#c} $((d + 1)) $?\ncat <<EOF\n$e \${f%x} \\$g\nEOF\ncat <<'EOF'\n$h\nEOF\n`,
    );
    assert.deepEqual(
      uses.map(({ name, operator }) => name + (operator ?? "")),
      ["a", "b:-", "c#", "d", "?", "e", "f%"],
    );
  });
});

describe("a word of a script", () => {
  async function firstWord(text: string) {
    const { commands } = await shellScript(`cmd ${text}\n`);
    const node = commands[0]?.words[0]?.node;
    assert.ok(node);
    return node;
  }

  it("keeps plain variables in its template", async () => {
    for (const word of ['"$CTDB_BASE"/functions', '"${CTDB_BASE}/functions"', "$CTDB_BASE/functions"]) {
      assert.equal(templateOf(await firstWord(word)), "${CTDB_BASE}/functions");
    }
    assert.equal(templateOf(await firstWord('"${a:-b}/c"')), null);
    assert.equal(templateOf(await firstWord('"$(a)/c"')), null);
  });

  it("is a plain variable only without anything beside it", async () => {
    assert.equal(plainVariable(await firstWord('"$1"')), "1");
    assert.equal(plainVariable(await firstWord("${event}")), "event");
    assert.equal(plainVariable(await firstWord('"x$1"')), null);
    assert.equal(plainVariable(await firstWord('"${1:-x}"')), null);
  });
});

describe("the first line of a script", () => {
  it("tells the language", () => {
    const dialects = [
      ["#!/bin/sh", "sh"],
      ["#! /bin/dash -e", "sh"],
      ["#!/usr/bin/env bash", "bash"],
      ["#!/usr/bin/env -S LANG=C bash -x", "bash"],
      ["#!/bin/ksh93", "other-shell"],
      ["#!/usr/bin/python3", "other"],
    ] as const;
    for (const [line, dialect] of dialects) {
      assert.equal(readFirstLine(`${line}\nrest`)?.dialect, dialect, line);
    }
  });

  it("is none where it names no program", () => {
    for (const text of ["", "#!", "#! \nx", "\n#!/bin/sh", "# /bin/sh"]) {
      assert.equal(readFirstLine(text), null, JSON.stringify(text));
    }
  });
});

describe("the shell parser", () => {
  it("reads any text without failing, and its tree covers the text", async () => {
    const parser = await loadShellParser();
    const piece = fc.constantFrom(
      ..."if|then|fi|case $1 in|esac|a)|;;|{|}|(|)|$(|`|\"|'|<<EOF|EOF|&&|||||&|;|\n|x=|$x|${|}|#|[|]|[[|\\|é|😀".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(" ");
        const tree = parser.parse(text);
        assert.ok(tree.root.end <= text.length);
        readShellScript(tree);
      }),
      { numRuns: 300 },
    );
  });

  it("survives thousands of nested parentheses", async () => {
    const script = await shellScript(`${"( ".repeat(5000)}\n`);
    assert.ok(script.commands.length >= 0);
  });
});

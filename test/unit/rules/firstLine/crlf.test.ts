import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { lines } from "../../../support/checkFolder.ts";
import { checkScript, checkSite } from "../../../support/checkSite.ts";

const only = ["crlf"];

describe("crlf", () => {
  it("is one error for a whole file, with what the first line becomes", async () => {
    const text = "#!/bin/sh\r\ncase $1 in\r\nmonitor) exit 0 ;;\r\nesac\r\n";
    const found = await checkScript(text, { only });
    assert.deepEqual(lines(found), ["50.test.script error crlf"]);
    assert.match(found[0]?.message ?? "", /the interpreter is `\/bin\/sh\\r`, which does not exist/);
    assert.equal(found[0]?.words, "#!/bin/sh");
    assert.equal(applyFix(text, found[0]?.fixes[0]), text.replaceAll("\r", ""));
  });

  it("knows which interpreters refuse an argument that has it", async () => {
    const severity = async (line: string) =>
      (await checkScript(`${line}\r\nexit 0\r\n`, { only })).map((found) => found.severity);
    assert.deepEqual(await severity("#!/bin/sh -e"), ["error"]);
    assert.deepEqual(await severity("#!/usr/bin/env bash"), ["error"]);
    assert.deepEqual(await severity("#!/usr/bin/awk -f"), ["warning"]);
    assert.deepEqual(await severity("#!/usr/bin/perl -w"), ["information"]);
  });

  it("points at the first line of code that has it behind a right first line", async () => {
    const every = await checkScript("#!/bin/sh\n# comment\r\nx=1\r\nexit 0\r\n", { only });
    assert.deepEqual(
      every.map(({ severity, line, words }) => [severity, line, words]),
      [["warning", 3, "x=1"]],
    );
    assert.match(every[0]?.message ?? "", /^This line and 1 more end with CR LF/);
    const one = await checkScript("#!/bin/sh\nx=1\nexit 0\r\n", { only });
    assert.deepEqual(lines(one), ["50.test.script warning crlf"]);
    assert.match(one[0]?.message ?? "", /^This line ends with CR LF/);
  });

  it("holds the lines behind a byte-order mark against the file, too", async () => {
    const found = await checkScript("\ufeff#!/bin/sh\r\nexit 0\r\n", { only });
    assert.deepEqual(lines(found), ["50.test.script warning crlf"]);
  });

  it("does not insist where a here-document may want them", async () => {
    const found = await checkScript("#!/bin/sh\nnc mail 25 <<EOF\nHELO x\r\nQUIT\r\nEOF\n", { only });
    assert.deepEqual(lines(found), ["50.test.script information crlf"]);
    assert.equal(found[0]?.fixes[0]?.isPreferred, false);
  });

  it("is silent about comments, Python and what is no script", async () => {
    for (const text of [
      "#!/bin/sh\n# comment\r\n\r\nexit 0\n",
      "#!/usr/bin/python3\nx = 1\r\n",
      "#!/bin/sh\n",
    ]) {
      assert.deepEqual(lines(await checkScript(text, { only })), [], text);
    }
    assert.deepEqual(lines(await checkSite({ "events/legacy/README": "a\r\nb\r\n" }, { only })), []);
  });
});

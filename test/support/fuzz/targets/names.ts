import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { parseVersion } from "../../../../src/ctdb/version.ts";
import { explainName } from "../../../../src/scripts/explainName.ts";
import { parseFirstLine } from "../../../../src/scripts/firstLine.ts";
import { isListed } from "../../../../src/scripts/nameRule.ts";
import { readNewName } from "../../../../src/scripts/newScript/newName.ts";
import { decodeSource } from "../../../../src/scripts/sourceText.ts";
import { suggestName } from "../../../../src/scripts/suggestName.ts";
import { readFirstLine } from "../../../../src/shell/interpreter.ts";
import { unifiedDiff } from "../../../../src/text/lineDiff.ts";
import { printableLine } from "../../../../src/text/printable.ts";
import { OutputLines } from "../../../../src/webview/output/outputLines.ts";
import { findMatches } from "../../../../src/webview/output/search.ts";
import type { FuzzTarget } from "../target.ts";

const RELEASES = [
  [1, 0, 30],
  [3, 0, 0],
  [4, 8, 0],
  [4, 17, 12],
  [4, 24, 0],
] as const;

/** Names, first lines, and output as the panel shows it. */
export function nameTargets(): readonly FuzzTarget[] {
  return [
    {
      name: "names of scripts",
      seeds: ["50.samba.script", "00.ctdb", "5.a", " +7.x~", "11.natgw.script.rpmnew", "README"],
      run(input, random) {
        const convention = conventionFor(random.pick(RELEASES));
        explainName(input, convention);
        isListed(input, convention.names);
        suggestName(input.toString(), convention.names);
        readNewName(input.toString(), convention);
        parseVersion(input.toString());
        printableLine(input.toString());
      },
    },
    {
      name: "first lines",
      seeds: ["#!/bin/sh\nx", "#! /usr/bin/env -S bash -e\n", "\x7fELF", "\ufeff#!/bin/sh\r\n"],
      run(input) {
        parseFirstLine(input);
        readFirstLine(decodeSource(input).text);
      },
    },
    {
      name: "output in the panel",
      seeds: ["\x1b[1;31mERROR\x1b[0m: a\n\x1b[38;5;196mb\x1b[48;2;1;2;3mc\n", "a\rb\r\n\x1b]0;title\x07"],
      run(input, random) {
        const text = input.toString();
        const lines = new OutputLines();
        const cut = random.below(text.length + 1);
        lines.append([
          [0, text.slice(0, cut)],
          [1, text.slice(cut)],
        ]);
        findMatches(text.slice(cut, cut + 3), lines.rows.length, (row) => lines.textOf(row));
      },
    },
    {
      name: "differences of texts",
      seeds: "scripts",
      run(input, random) {
        const text = input.toString();
        const cut = random.below(text.length + 1);
        unifiedDiff(text.slice(0, cut), text.slice(cut));
      },
    },
  ];
}

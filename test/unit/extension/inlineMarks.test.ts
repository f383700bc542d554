import assert from "node:assert/strict";
import { findLine, followLine, type Lines, readLine } from "../../../src/extension/inline/followLine.ts";
import { lineLook } from "../../../src/extension/inline/lineLook.ts";
import { DocumentMarks, MarkBook, type PlacedMark } from "../../../src/extension/inline/markBook.ts";
import { marksOf } from "../../../src/extension/inline/resultMarks.ts";
import type { LastResult } from "../../../src/extension/run/lastResults.ts";
import type { ScriptReport } from "../../../src/runner/report.ts";
import { failedOf, reportOf, scriptOf, startOf } from "../../support/runReports.ts";

const DIRECTORY = "/etc/ctdb/events/legacy";

function linesOf(text: string): Lines {
  const lines = text.split("\n");
  return { lineCount: lines.length, lineAt: (line) => ({ text: lines[line] ?? "" }) };
}

function resultOf(report: ScriptReport, event = "monitor", runId = 1): LastResult {
  const fileName = report.fileName.text;
  return {
    directory: DIRECTORY,
    event,
    fileName,
    path: `${DIRECTORY}/${fileName}`,
    runId,
    report,
    run: reportOf(startOf(DIRECTORY, event), [report]),
    isStale: false,
  };
}

const SCRIPT = `case "$1" in
monitor)
	check || exit 1
	;;
startup)
	exit 1
	;;
esac`;

/** Puts a mark on a line of the script. */
function placed(line: number, event = "monitor", runId = 1): PlacedMark {
  const [mark] = marksOf(resultOf(failedOf("50.samba", "no\n"), event, runId), line);
  const lineText = readLine(linesOf(SCRIPT), line);
  assert.ok(mark && lineText);
  return { mark, realPath: mark.path, lineText, line };
}

/** Replaces a part of a text. @returns the change, and the text after it */
function edit(text: string, from: [number, number], to: [number, number], inserted: string) {
  const offset = ([line, character]: [number, number]): number =>
    text.split("\n").slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  const range = {
    start: { line: from[0], character: from[1] },
    end: { line: to[0], character: to[1] },
  };
  const after = text.slice(0, offset(from)) + inserted + text.slice(offset(to));
  return { change: { range, text: inserted }, lines: linesOf(after) };
}

describe("a mark in a text that is edited", () => {
  const edits: readonly [string, [number, number], [number, number], string, number | null][] = [
    ["moves with lines that are put before it", [0, 0], [0, 0], "#!/bin/sh\n# new\n", 4],
    ["moves up when a line before it goes", [0, 0], [1, 0], "", 1],
    ["stays where lines behind it change", [3, 0], [5, 0], "", 2],
    ["stays where a line break is put behind it", [2, 16], [2, 16], "\n\t", 2],
    ["moves where a line break is put before it", [2, 0], [2, 0], "\n", 3],
    ["moves where a line break is put behind its blanks", [2, 1], [2, 1], "\n\t", 3],
    ["stays where it is indented anew", [2, 0], [2, 1], "    ", 2],
    ["goes where its line is changed", [2, 3], [2, 4], "x", null],
    ["goes where its line is deleted", [2, 0], [3, 0], "", null],
    ["goes where the next line is joined to it", [2, 16], [3, 1], "", null],
    ["goes where its line is among those replaced", [1, 0], [4, 0], "monitor)\n\ttrue\n", null],
  ];
  for (const [title, from, to, inserted, expected] of edits) {
    it(title, () => {
      const { change, lines } = edit(SCRIPT, from, to, inserted);
      assert.equal(followLine(2, "check || exit 1", [change], lines), expected);
    });
  }

  it("follows several changes at once", () => {
    const first = edit(SCRIPT, [3, 0], [3, 0], "\t# behind\n");
    const both = edit(SCRIPT, [0, 0], [0, 0], "\n\n");
    const after = linesOf(`\n\n${SCRIPT.replace("\t;;", "\t# behind\n\t;;")}`);
    assert.equal(followLine(2, "check || exit 1", [first.change, both.change], after), 4);
  });
});

describe("a mark in a text that is opened later", () => {
  const wanted = readLine(linesOf(SCRIPT), 5);
  assert.ok(wanted);

  it("is on its line, or on the nearest that reads the same between the same neighbours", () => {
    assert.equal(findLine(5, wanted, linesOf(SCRIPT)), 5);
    assert.equal(findLine(5, wanted, linesOf(`# a\n# b\n${SCRIPT}`)), 7);
    const another = SCRIPT.replace("check || exit 1", "exit 1\n\ttrue");
    assert.equal(findLine(5, wanted, linesOf(another)), 6);
  });

  it("is nowhere where the line reads otherwise", () => {
    assert.equal(findLine(5, wanted, linesOf("#!/bin/sh\ntrue")), null);
    const mended = SCRIPT.replace("\texit 1\n", "\ttrue\n").replace("check || exit 1", "exit 1");
    assert.equal(findLine(5, wanted, linesOf(mended)), null);
  });
});

describe("the marks of all results", () => {
  it("hold one run's marks for each script in each event, however often it runs", () => {
    const book = new MarkBook();
    for (let runId = 1; runId <= 50; runId++) {
      for (const event of ["monitor", "startup"]) {
        const mark = placed(2, event, runId);
        book.replace(mark.mark.result, [mark]);
      }
    }
    assert.deepEqual(
      book.all.map(({ mark }) => `${mark.result.event} ${mark.result.runId}`),
      ["monitor 50", "startup 50"],
    );
  });

  it("lose those of an event that has other results now, and keep the others", () => {
    const book = new MarkBook();
    const [monitor, startup] = [placed(2), placed(5, "startup")];
    book.replace(monitor.mark.result, [monitor]);
    book.replace(startup.mark.result, [startup]);
    assert.equal(book.retain(DIRECTORY, "monitor", []), true);
    assert.deepEqual(book.all, [startup]);
    assert.equal(book.retain(DIRECTORY, "startup", [startup.mark.result]), false);
  });

  it("are tracked in each document on its own", () => {
    const [one, other] = [new DocumentMarks(), new DocumentMarks()];
    const mark = placed(2);
    assert.deepEqual(one.update([mark], linesOf(SCRIPT)), []);
    assert.deepEqual(other.update([mark], linesOf(`# copy\n${SCRIPT}`)), []);
    const { change, lines } = edit(SCRIPT, [0, 0], [0, 0], "\n\n");
    assert.deepEqual(one.follow([change], lines), []);
    assert.deepEqual([one.lineOf(mark), other.lineOf(mark)], [4, 3]);
    const broken = edit(SCRIPT, [2, 0], [3, 0], "");
    assert.deepEqual(new DocumentMarks().update([mark], broken.lines), [mark]);
  });
});

describe("a line with several marks", () => {
  const label = (report: ScriptReport, event: string, runId: number) =>
    marksOf(resultOf(report, event, runId), 1);

  it("shows the failure of the latest run, and names the other events", () => {
    const look = lineLook([placed(2, "monitor", 1).mark, placed(2, "startup", 2).mark]);
    assert.deepEqual(look, {
      style: "failure-error",
      text: "✗ ERROR 1 · 0.057 s · no (also in monitor)",
    });
  });

  it("shows what every event of a handler came to", () => {
    const passed = label(scriptOf("50.samba"), "startup", 1);
    assert.equal(lineLook(passed)?.text, "✓ OK · 0.057 s");
    assert.deepEqual(lineLook([...passed, ...label(scriptOf("50.samba"), "monitor", 2)]), {
      style: "label-success",
      text: "✓ monitor OK · 0.057 s   ✓ startup OK · 0.057 s",
    });
  });
});

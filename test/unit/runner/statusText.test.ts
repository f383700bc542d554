import assert from "node:assert/strict";
import fc from "fast-check";
import { type CapturedOutput, HEAD_BYTES, NO_OUTPUT, OutputCapture } from "../../../src/runner/output.ts";
import type { ScriptReport } from "../../../src/runner/report.ts";
import { SpillFolder } from "../../../src/runner/spillFolder.ts";
import { formatStatus } from "../../../src/runner/status/statusText.ts";
import type { StoredStatus } from "../../../src/runner/statusStore.ts";
import { convention } from "../../support/runEvent.ts";

const BEGIN = new Date(2026, 10, 22, 9, 27, 5).getTime();
const DATE = "Sun Nov 22 09:27:05 2026";

function output(text: string | Buffer): CapturedOutput {
  const head = Buffer.from(text as string);
  return { ...NO_OUTPUT, head, totalBytes: head.length };
}

function script(name: string, result: number, text: string | Buffer = "", begin = BEGIN): ScriptReport {
  const bytes = Buffer.from(name);
  const shown = { bytes, text: name };
  return {
    fileName: shown,
    name: shown,
    status: "OK",
    result,
    end: null,
    explanation: null,
    begin,
    finish: begin + 57.4,
    output: output(text),
    trace: null,
  };
}

function status(release: string, event: string, ...scripts: ScriptReport[]): StoredStatus {
  return { event, convention: convention(release), summary: 0, scripts };
}

const text = (...args: Parameters<typeof status>) => formatStatus(status(...args)).toString();

describe("the status text of 4.19 and later", () => {
  const rows: readonly [title: string, script: ScriptReport, expected: string][] = [
    ["pads the name to 20 bytes", script("01.quiet", 0), `01.quiet             OK         0.057 ${DATE}\n`],
    [
      "never cuts a name",
      script("05.averyveryverylongscriptname", 0),
      `05.averyveryverylongscriptname OK         0.057 ${DATE}\n`,
    ],
    ["ends DISABLED with two blanks", script("04.off", -8), "04.off               DISABLED  \n"],
    [
      "keeps one line of output in place",
      script("02.one", 0, "hello\n"),
      `02.one               OK         0.057 ${DATE}\n  OUTPUT: hello\n`,
    ],
    [
      "indents several lines, blank ones too",
      script("03.multi", 1, "a\n\n  b\nc\n\n"),
      `03.multi             ERROR      0.057 ${DATE}\n  OUTPUT:\n    a\n    \n      b\n    c\n`,
    ],
    [
      "shows that a failed script was silent",
      script("10.fail", 1),
      `10.fail              ERROR      0.057 ${DATE}\n  OUTPUT: \n`,
    ],
    [
      "shows output of newlines only as empty",
      script("10.a", 0, "\n\n"),
      `10.a                 OK         0.057 ${DATE}\n  OUTPUT: \n`,
    ],
    [
      "shows the output of a DISABLED script",
      script("10.a", -8, "x"),
      "10.a                 DISABLED  \n  OUTPUT: x\n",
    ],
    [
      "gives TIMEDOUT a date only",
      script("10.fail", -110, "start\n"),
      `10.fail              TIMEDOUT   ${DATE}\n  OUTPUT: start\n`,
    ],
    [
      "says what a signal becomes",
      script("10.fail", -4),
      "10.fail              CANNOT RUN (Interrupted system call)\n  OUTPUT: \n",
    ],
    [
      "says what exit 127 becomes",
      script("10.fail", -63),
      "10.fail              CANNOT RUN (Out of streams resources)\n  OUTPUT: \n",
    ],
    [
      "knows no errno 190",
      script("10.fail", -190),
      "10.fail              CANNOT RUN (Unknown error 190)\n  OUTPUT: \n",
    ],
  ];
  for (const [title, row, expected] of rows) {
    it(title, () => assert.equal(text("4.24", "monitor", row), expected));
  }

  it("shows as empty what a NUL byte hides, and nothing where nothing was printed", () => {
    const hidden = { ...script("10.a", 0), output: { ...NO_OUTPUT, lostAfterNul: 3 } };
    const head = `10.a                 OK         0.057 ${DATE}\n`;
    assert.equal(text("4.24", "monitor", hidden), `${head}  OUTPUT: \n`);
    assert.equal(text("4.24", "monitor", script("10.a", 0)), head);
  });

  it("passes carriage returns and bytes that are not UTF-8 through", () => {
    const bytes = Buffer.from([0x61, 0x0d, 0xff, 0x1b]);
    assert.ok(formatStatus(status("4.24", "monitor", script("10.a", 0, bytes))).includes(bytes));
  });

  it("never lets output begin a line in column 1, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "\n", " ", "1", "\r"), maxLength: 40 }),
        (output) => {
          const [first, ...rest] = text("4.24", "monitor", script("10.a", 1, output)).split("\n");
          assert.ok(first?.startsWith("10.a "));
          assert.equal(rest.pop(), "");
          assert.ok(rest.every((line) => line.startsWith("  ")));
        },
      ),
    );
  });

  it("formats an output that only a file holds like one in memory", () => {
    const folder = new SpillFolder();
    try {
      const capture = new OutputCapture(folder);
      const line = `${"x".repeat(999)}\n`;
      const count = Math.ceil((HEAD_BYTES * 3) / line.length);
      for (let i = 0; i < count; i++) {
        capture.append(Buffer.from(line));
      }
      const spilled = { ...script("10.a", 0), output: capture.finish() };
      assert.notEqual(spilled.output.file, null);
      assert.equal(
        text("4.24", "monitor", spilled),
        text("4.24", "monitor", script("10.a", 0, line.repeat(count))),
      );
    } finally {
      folder.remove();
    }
  });
});

describe("the status text of 4.24 and later", () => {
  it("passes over scripts without data and stops at the first that is older than the one before", () => {
    const scripts = [
      script("10.a", 0),
      script("20.b", -42),
      script("30.c", 0, "", BEGIN + 1),
      script("40.d", 0, "", BEGIN),
      script("50.e", 0, "", BEGIN + 2),
    ];
    const names = (release: string) => text(release, "monitor", ...scripts).match(/^\S+/gm);
    assert.deepEqual(names("4.24"), ["10.a", "30.c"]);
    assert.deepEqual(names("4.23"), ["10.a", "20.b", "30.c", "40.d", "50.e"]);
  });
});

describe("the status text of 4.6 to 4.18", () => {
  it("shows raw output of failures only", () => {
    const scripts = [script("03.multi", 0, "a\nb\n"), script("10.fail", 1, "ERROR: bad\nmore\n")];
    assert.equal(
      text("4.17", "monitor", ...scripts),
      `03.multi             OK         0.057 ${DATE}\n` +
        `10.fail              ERROR      0.057 ${DATE}\n  OUTPUT: ERROR: bad\nmore\n\n`,
    );
  });

  it("keeps 510 bytes in 4.6, 511 in 4.7 and 4.8, all since 4.9", () => {
    const kept = (release: string) =>
      text(release, "monitor", script("10.a", 1, "x".repeat(2000))).match(/x+/)?.[0].length;
    assert.deepEqual(["4.6", "4.7.1", "4.8", "4.9"].map(kept), [510, 511, 511, 2000]);
  });

  it("reads ETIME as a time-out up to 4.8 and ETIMEDOUT since 4.9", () => {
    const word = (release: string, result: number) =>
      text(release, "monitor", script("10.a", result)).slice(21, 31).trim();
    assert.deepEqual(
      [word("4.8", -62), word("4.9", -62), word("4.9", -110)],
      ["TIMEDOUT", "CANNOT RUN", "TIMEDOUT"],
    );
  });
});

describe("the status text before 4.6", () => {
  it("has a header, four blanks, and OUTPUT joined to one line", () => {
    const scripts = [script("10.a", 0), script("20.off", -8), script("30.b", 1, "one\r\ntwo\nlost")];
    assert.equal(
      text("4.5", "monitor", ...scripts),
      "2 scripts were executed last monitor cycle\n" +
        `10.a                 Status:OK    Duration:0.057 ${DATE}\n` +
        "20.off               Status:DISABLED    \n" +
        `30.b                 Status:ERROR    Duration:0.057 ${DATE}\n   OUTPUT:onetwo\n`,
    );
  });

  it("counts DISABLED scripts up to 2.5", () => {
    assert.match(text("2.5", "monitor", script("10.a", 0), script("20.off", -8)), /^2 scripts/);
  });

  it("joins the reason of CANNOT RUN and the date", () => {
    const row = `10.a                 Status:CANNOT RUN (No such file or directory)${DATE}\n   OUTPUT:\n`;
    assert.ok(text("2.5", "startup", script("10.a", -2)).endsWith(row));
  });

  it("shows a forgiven time-out as OK with a senseless duration up to 4.4, as TIMEDOUT in 4.5", () => {
    assert.match(text("4.4", "takeip", script("10.a", -62)), /Status:OK {4}Duration:-\d+\.\d{3} /);
    assert.match(text("4.5", "takeip", script("10.a", -62)), /Status:TIMEDOUT {4}Sun/);
    assert.match(text("4.4", "startup", script("10.a", -62)), /Status:TIMEDOUT {4}Sun/);
  });

  it("of the classic generation tells of the last monitoring cycle", () => {
    assert.equal(
      text("1.0.100", "monitor", script("10.a", 0), script("20.b", 1, "bad\n")),
      "2 scripts were executed last monitoring cycle\n" +
        `10.a                 Status:OK    Duration:0.057 ${DATE}\n` +
        `20.b                 Status:ERROR    Duration:0.057 ${DATE}\n   OUTPUT:bad\n`,
    );
  });
});

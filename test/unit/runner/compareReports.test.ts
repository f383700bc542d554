import assert from "node:assert/strict";
import fc from "fast-check";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { compareOutputs } from "../../../src/runner/compareOutputs.ts";
import { compareReports } from "../../../src/runner/compareReports.ts";
import { type CapturedOutput, NO_OUTPUT } from "../../../src/runner/output.ts";
import { anyReport } from "../../support/arbitraryReport.ts";
import { failedOf, notRunOf, reportOf, scriptOf, startOf } from "../../support/runReports.ts";

const start = startOf("/etc/ctdb/events/legacy");

describe("two runs compared", () => {
  it("say nothing where nothing differs", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const names = new Set(report.scripts.map(({ fileName }) => fileName.bytes.toString("hex")));
        fc.pre(names.size === report.scripts.length);
        const { facts, environment, scripts, milliseconds } = compareReports(report, report);
        assert.deepEqual([facts, environment, milliseconds], [[], [], 0]);
        assert.deepEqual(
          scripts.filter(({ change, output }) => change !== "same" || output !== null),
          [],
        );
      }),
      { numRuns: 50 },
    );
  });

  it("name each script with what became of it", () => {
    const before = reportOf(start, [
      scriptOf("00.ctdb"),
      scriptOf("05.old"),
      scriptOf("06.older"),
      scriptOf("50.samba", { finish: 1100 }),
      scriptOf("60.nfs"),
    ]);
    const after = reportOf(start, [
      scriptOf("00.ctdb"),
      scriptOf("20.new"),
      failedOf("50.samba", "port 445 is not responding\n", { finish: 1700 }),
      notRunOf("60.nfs"),
    ]);
    const { scripts, facts } = compareReports(before, after);
    assert.deepEqual(
      scripts.map(({ before: one, after: two, change, milliseconds }) => [
        one?.name.text ?? null,
        two?.name.text ?? null,
        change,
        milliseconds,
      ]),
      [
        ["00.ctdb", "00.ctdb", "same", 0],
        ["05.old", null, "vanished", null],
        ["06.older", null, "vanished", null],
        [null, "20.new", "appeared", null],
        ["50.samba", "50.samba", "changed", 600],
        ["60.nfs", "60.nfs", "changed", null],
      ],
    );
    assert.deepEqual(scripts[4]?.output, {
      line: 1,
      known: true,
      before: null,
      after: "port 445 is not responding",
    });
    assert.equal(scripts[5]?.output, null, "what was not run has no output to compare");
    assert.deepEqual(facts, [
      { name: "outcome", before: "passed", after: "failed" },
      { name: "summary", before: "0", after: "1" },
    ]);
  });

  it("name arguments, mode, release, time-out and variables that differ", () => {
    const before = reportOf(start, [scriptOf("a")]);
    const trace = { obstacle: null, notes: [], failure: null, files: [], steps: [], totalSteps: 0 };
    const environment = { PATH: "/stub:/usr/bin", constructor: "x" };
    const after = reportOf(start, [scriptOf("a", { trace })], {
      args: ["eth0", "10.0.0.31", "24"],
      convention: conventionFor([4, 17, 0]),
      sandbox: { ...before.sandbox, mode: "isolated", environment },
      timeoutSeconds: 60,
      finish: 2500,
    });
    const compared = compareReports(
      { ...before, sandbox: { ...before.sandbox, environment: { PATH: "/usr/bin", LANG: "C" } } },
      after,
    );
    assert.deepEqual(
      compared.facts.map(({ name, before: one, after: two }) => `${name}: ${one} ${two}`),
      [
        "arguments: null eth0 10.0.0.31 24",
        "mode: stubbed isolated",
        "convention: component, step C3 component, step C1",
        "target version: 4.24.0 4.17.0",
        "time-out: 30 s 60 s",
        "trace: off on",
      ].map((line) => line.replace("C1", after.convention.step).replace("C3", before.convention.step)),
    );
    assert.deepEqual(compared.environment, [
      { name: "PATH", before: "/usr/bin", after: "/stub:/usr/bin" },
      { name: "LANG", before: "C", after: null },
      { name: "constructor", before: null, after: "x" },
    ]);
    assert.equal(compared.milliseconds, 1000);
  });
});

function whole(text: string): CapturedOutput {
  const head = Buffer.from(text);
  return { ...NO_OUTPUT, head, totalBytes: head.length };
}

function cut(head: string, tail: string, omittedBytes: number): CapturedOutput {
  const ends = { head: Buffer.from(head), tail: Buffer.from(tail) };
  return { ...NO_OUTPUT, ...ends, omittedBytes, totalBytes: head.length + tail.length + omittedBytes };
}

describe("the first difference of two outputs", () => {
  it("is the first line that is not the same", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 30 });
    fc.assert(
      fc.property(texts, texts, (one, two) => {
        const found = compareOutputs(whole(one), whole(two));
        if (one === two) {
          assert.equal(found, null);
          return;
        }
        const [lines, others] = [linesOf(one), linesOf(two)];
        const index = lines.findIndex((line, at) => line !== others[at]);
        const first = index === -1 ? lines.length : index;
        assert.deepEqual(found, {
          line: first + 1,
          known: true,
          before: lines[first]?.replace("\n", "") ?? null,
          after: others[first]?.replace("\n", "") ?? null,
        });
      }),
    );
  });

  it("is found where one output was cut and the other was not", () => {
    const long = cut("a\nb\nc\n", "z\n", 1000);
    assert.deepEqual(compareOutputs(whole("a\nb\n"), long), {
      line: 3,
      known: true,
      before: null,
      after: "c",
    });
    assert.equal(compareOutputs(long, whole("a\nX\n"))?.after, "X");
  });

  it("is said to be in what was left out where nobody can see it", () => {
    const unknown = { line: 2, known: false, before: null, after: null };
    assert.deepEqual(compareOutputs(cut("a\nb\n", "z\n", 1000), cut("a\nb\nc", "z\n", 1001)), unknown);
    assert.deepEqual(compareOutputs(cut("a\nb\n", "y\n", 1000), cut("a\nb\n", "z\n", 1000)), unknown);
    assert.equal(compareOutputs(cut("a\nb\n", "z\n", 1000), cut("a\n", "z\n", 1002)), null);
  });

  it("shows a bounded part of a line without end", () => {
    const found = compareOutputs(whole("x".repeat(200_000)), whole(`${"x".repeat(200_000)}y`));
    assert.equal(found?.before?.length, 1000);
  });
});

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

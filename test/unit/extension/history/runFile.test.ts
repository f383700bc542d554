import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import {
  MOST_FILE_BYTES,
  MOST_JSON_BYTES,
  packRun,
  unpackRun,
} from "../../../../src/extension/history/runFile.ts";
import { storeRun } from "../../../../src/extension/history/storedRun.ts";
import type { RunReport } from "../../../../src/runner/report.ts";
import type { ScriptTrace } from "../../../../src/runner/trace/scriptTrace.ts";
import { anyReport } from "../../../support/arbitraryReport.ts";
import { failedOf, reportOf, scriptOf, startOf } from "../../../support/runReports.ts";

const start = startOf("/etc/ctdb/events/legacy");

async function packed(report: RunReport): Promise<Buffer> {
  const bytes = await packRun({ start, report });
  assert.ok(bytes);
  return bytes;
}

async function again(report: RunReport): Promise<RunReport> {
  return (await unpackRun(await packed(report))).report;
}

describe("the file of a run", () => {
  it("gives back every report as it was, with all its bytes", async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, fc.array(fc.string()), async (report, args) => {
        const bytes = await packRun({ start: { ...start, args }, report });
        assert.ok(bytes);
        const run = await unpackRun(bytes);
        assert.deepEqual(run.report, report);
        assert.deepEqual(run.start.args, args);
        assert.equal(run.start.event, report.event);
        assert.deepEqual(run.start.convention, report.convention);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps both ends of a long output, and says how much is left out", async () => {
    const head = Buffer.from(`first line\n${"é".repeat(90_000)}\nlast line\n`);
    const script = scriptOf("50.samba");
    const output = { ...script.output, head, totalBytes: head.length, file: "/tmp/gone" };
    const kept = (await again(reportOf(start, [{ ...script, output }]))).scripts[0]?.output;
    assert.ok(kept);
    assert.ok(kept.head.toString().startsWith("first line\n"));
    assert.ok(kept.tail.toString().endsWith("é\nlast line\n"));
    assert.ok(kept.tail.toString().startsWith("é"), "no character is cut in two");
    assert.equal(kept.omittedBytes, head.length - kept.head.length - kept.tail.length);
    assert.equal(kept.totalBytes, head.length);
    assert.equal(kept.file, null);
    assert.match(kept.spillError ?? "", /keeps only the beginning and the end/);
  });

  it("counts what was left out before and what is left out now", async () => {
    const script = scriptOf("50.samba");
    const head = Buffer.alloc(256 * 1024, "a");
    const tail = Buffer.alloc(64 * 1024, "b");
    const total = 200 * 1024 * 1024;
    const output = {
      ...script.output,
      head,
      tail,
      totalBytes: total,
      omittedBytes: total - head.length - tail.length,
    };
    const kept = (await again(reportOf(start, [{ ...script, output }]))).scripts[0]?.output;
    assert.ok(kept);
    assert.deepEqual([kept.head[0], kept.tail.at(-1)], [0x61, 0x62]);
    assert.equal(kept.head.length + kept.omittedBytes + kept.tail.length, total);
  });

  it("keeps the begin and the end of a long trace, and how long it was", async () => {
    const steps = Array.from({ length: 5000 }, (_, line) => step(line));
    const trace: ScriptTrace = {
      obstacle: null,
      notes: [],
      failure: null,
      files: [],
      steps,
      totalSteps: 5000,
    };
    const kept = (await again(reportOf(start, [scriptOf("a", { trace })]))).scripts[0]?.trace;
    assert.equal(kept?.steps.length, 500);
    assert.deepEqual([kept?.steps[0]?.line, kept?.steps.at(-1)?.line], [0, 4999]);
    assert.equal(kept?.totalSteps, 5000);
  });

  it("says how many calls of commands are left out", async () => {
    const call = { at: 1, status: 0, flag: null, caller: { pid: 1, script: "a" }, argv: ["ip"] };
    const report = reportOf(start, []);
    const calls = Array.from({ length: 501 }, () => call);
    const { sandbox } = await again({ ...report, sandbox: { ...report.sandbox, calls } });
    assert.equal(sandbox.calls.length, 500);
    assert.match(sandbox.notes[0]?.sentence ?? "", /^1 call of a command was left out/);
  });

  it("stays small however much scripts write", async () => {
    const scripts = Array.from({ length: 20 }, (_, index) => noisy(`${index}.noise`));
    const bytes = await packed(reportOf(start, scripts));
    assert.ok(bytes.length <= MOST_FILE_BYTES, String(bytes.length));
    const [first] = (await unpackRun(bytes)).report.scripts;
    assert.ok((first?.output.omittedBytes ?? 0) > 50_000);
  });

  it("does not keep what is too large at its least", async () => {
    const warnings = [randomBytes(MOST_FILE_BYTES).toString("base64")];
    assert.equal(await packRun({ start, report: reportOf(start, [], { warnings }) }), null);
  });

  const good = storeRun({ start, report: reportOf(start, [failedOf("50.samba", "no\n")]) });
  const [script] = good.report.scripts;
  const damaged: readonly [string, unknown][] = [
    ["another format", { ...good, format: 2 }],
    ["a list", [good]],
    ["nothing", null],
    ["no scripts", { ...good, report: { ...good.report, scripts: undefined } }],
    [
      "a state that CTDB does not know",
      { ...good, report: { ...good.report, scripts: [{ ...script, status: "FINE" }] } },
    ],
    [
      "an output that is a number",
      { ...good, report: { ...good.report, scripts: [{ ...script, output: 5 }] } },
    ],
    ["a time that no calendar has", { ...good, report: { ...good.report, begin: 1e300 } }],
    [
      "a file of output somewhere",
      {
        ...good,
        report: {
          ...good.report,
          scripts: [{ ...script, output: { ...script?.output, file: "/etc/shadow" } }],
        },
      },
    ],
  ];
  for (const [what, value] of damaged) {
    it(`refuses a file that holds ${what}`, async () => {
      await assert.rejects(unpackRun(gzipSync(JSON.stringify(value))), /holds no run of this format/);
    });
  }

  it("refuses files of which a byte is changed or the end is missing", async () => {
    const bytes = await packed(reportOf(start, [failedOf("50.samba", "no\n")]));
    for (let cut = 0; cut < bytes.length; cut += 7) {
      await assert.rejects(unpackRun(bytes.subarray(0, cut)), `cut at ${cut}`);
    }
    // The first bytes are the header of gzip, of which some say nothing of the content.
    for (let at = 10; at < bytes.length; at += 5) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      await assert.rejects(unpackRun(changed), `changed at ${at}`);
    }
  });

  it("refuses a small file that unpacks to a very large one", async () => {
    await assert.rejects(unpackRun(gzipSync(Buffer.alloc(MOST_JSON_BYTES + 1, " "))));
  });
});

function step(line: number) {
  return { file: 0, line, after: line, milliseconds: 1, depth: 0, command: "true" };
}

function noisy(name: string) {
  const script = scriptOf(name);
  const head = randomBytes(100_000);
  return { ...script, output: { ...script.output, head, totalBytes: head.length } };
}

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { TraceCollector } from "../../../../src/runner/trace/traceCollector.ts";
import type { TraceEnd } from "../../../../src/runner/trace/traceEnd.ts";
import type { TraceRecord } from "../../../../src/runner/trace/traceRecord.ts";
import { traceCase } from "../../../support/blame.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const BEGIN = 1_700_000_000_000;

function record(number: number, command: string, more: Partial<TraceRecord> = {}): TraceRecord {
  const stack = [{ source: "/e/50.x.script", functionName: "main", callLine: 0 }];
  return { pid: 7, depth: 0, time: BEGIN + number, line: 2, stack, command, ...more };
}

function end(more: Partial<TraceEnd> = {}): TraceEnd {
  return {
    scriptPath: "/e/50.x.script",
    workingDirectory: "/",
    end: { kind: "exit", status: 1 },
    finish: BEGIN + 1000,
    status: "ERROR",
    output: "",
    args: ["monitor"],
    environment: {},
    toMachinePath: (path) => path,
    ...more,
  };
}

/** Line and count of a file's executed lines. */
async function counts(script: string): Promise<Record<number, number>> {
  const { files } = await traceCase(folder.current, { script });
  return Object.fromEntries(files[0]?.lines.map(({ line, count }) => [line, count]) ?? []);
}

const folder = useTemporaryDirectory();

describe("trace collector", () => {
  it("counts the lines on which statements begin, also of commands of several lines", async () => {
    const script =
      'for i in 1 2 3; do\n  echo \\\n    "$i" |\n    cat >/dev/null\ndone\nx=$(\n  echo a\n  true\n)';
    assert.deepEqual(await counts(script), { 2: 3, 3: 3, 5: 3, 7: 1, 8: 1, 9: 1 });
  });

  it("counts no line that was not executed, and none of a trap", async () => {
    const script = "trap 'true\nfalse\n' 0\nif false; then\n  echo a\nfi\nf() {\n  :\n}\nf";
    assert.deepEqual(await counts(script), { 2: 1, 5: 1, 9: 1, 11: 1 });
  });

  it("lists every file that was executed, the event script first", async () => {
    const files = { a: '. "$CTDB_BASE/b"\n', b: "true\n" };
    const trace = await traceCase(folder.current, { script: '. "$CTDB_BASE/a"', files });
    assert.deepEqual(
      trace.files.map(({ path }) => path),
      ["50.test.script", "a", "b"].map((name) => folder.current.resolve(name)),
    );
  });

  it("says how long a statement took with all that it called", async () => {
    const collector = new TraceCollector();
    const inner = [{ source: "/e/50.x.script", functionName: "f", callLine: 2 }, ...record(0, "").stack];
    collector.add(record(0, "f"));
    collector.add(record(10, "sleep 1", { line: 5, stack: inner }));
    collector.add(record(110, "true", { line: 6, stack: inner }));
    collector.add(record(120, "sleep 3", { line: 3 }));
    const { steps, files } = await collector.finish(end({ finish: BEGIN + 320 }));
    const times = steps.map(({ after, milliseconds, depth }) => [after, milliseconds, depth]);
    assert.deepEqual(times, [
      [0, 120, 0],
      [10, 100, 1],
      [110, 10, 1],
      [120, 200, 0],
    ]);
    assert.deepEqual(
      files[0]?.lines.map(({ line, milliseconds }) => [line, milliseconds]),
      [
        [2, 120],
        [3, 200],
        [5, 100],
        [6, 10],
      ],
    );
  });

  it("gives the time of a command substitution to its statement, not to the one before", async () => {
    const collector = new TraceCollector();
    collector.add(record(0, "true"));
    collector.add(record(5, "sleep 1", { pid: 8, depth: 1, line: 3 }));
    collector.add(record(105, "x=", { line: 3 }));
    collector.add(record(107, "true", { line: 4 }));
    const { steps } = await collector.finish(end({ finish: BEGIN + 108 }));
    assert.deepEqual(
      steps.map(({ after, milliseconds }) => [after, milliseconds]),
      [
        [0, 5],
        [5, 100],
        [5, 102],
        [107, 1],
      ],
    );
  });

  it("takes a head once that each stage of a pipeline logs again", async () => {
    const script = 'case "$1" in\nmonitor)\n  echo a | cat | cat | cat >/dev/null\n  ;;\nesac';
    const { steps, totalSteps } = await traceCase(folder.current, { script });
    assert.equal(steps.filter(({ command }) => command.startsWith("case ")).length, 1);
    assert.equal(totalSteps, 5);
  });

  it("keeps the begin and the end of a long trace, and counts all of it", async () => {
    const collector = new TraceCollector();
    for (let number = 0; number < 30_000; number++) {
      const line = (number % 3000) + 2;
      collector.add(record(number / 100, `echo ${number}`, { line, pid: number % 7 === 0 ? number + 8 : 7 }));
    }
    const { steps, totalSteps, files } = await collector.finish(end());
    assert.equal(totalSteps, 30_000);
    assert.equal(steps.length, 2500);
    assert.deepEqual(
      [steps[0], steps[499], steps[500], steps.at(-1)].map((step) => step?.command),
      ["echo 0", "echo 499", "echo 28000", "echo 29999"],
    );
    assert.equal(
      files[0]?.lines.reduce((sum, { count }) => sum + count, 0),
      30_000,
    );
  });

  it("is bounded whatever comes: files, lines, functions, processes, long commands", async () => {
    const collector = new TraceCollector();
    const long = "x".repeat(20_000);
    for (let number = 0; number < 3000; number++) {
      const stack = [{ source: `/f${number}`, functionName: `f${number}`, callLine: number }];
      collector.add(record(number, `v${number}=${long}`, { line: number, pid: 8 + number, stack }));
    }
    const { files, steps, failure } = await collector.finish(end());
    assert.ok(files.length <= 200);
    assert.ok(steps.every(({ command }) => command.length <= 500));
    assert.equal(failure, null);
  });

  it("says what it knows where the files are gone", async () => {
    const script = 'rm "$0"\nexit 4';
    const { failure, files } = await traceCase(folder.current, { script });
    assert.equal(failure?.kind, "exit");
    const [frame] = failure.frames;
    assert.deepEqual([frame?.line, frame?.statement], [3, "exit 4"]);
    assert.deepEqual(
      files[0]?.lines.map(({ line }) => line),
      [2, 3],
    );
    rmSync(folder.current.resolve("50.test.script"), { force: true });
  });

  it("blames nobody for a script that changed under its hands", async () => {
    const script = 'printf "#!/bin/sh\\n\\n\\n:\\n" >"$0"; grep x /dev/null';
    assert.equal((await traceCase(folder.current, { script })).failure, null);
  });

  it("blames nobody where nothing was logged, nothing failed or the user cancelled", async () => {
    for (const more of [
      {},
      { status: "OK", end: { kind: "exit", status: 0 } },
      { status: "CANCELLED", end: { kind: "signal", signal: 9 } },
      { status: "CANCELLED", end: null },
    ] satisfies Partial<TraceEnd>[]) {
      assert.equal((await new TraceCollector().finish(end(more))).failure, null);
    }
  });

  it("leaves the middle of a deep recursion out", async () => {
    const script = 'f() {\n  [ "$1" -gt 0 ] || exit 3\n  f $(($1 - 1))\n}\nf 200';
    const { failure } = await traceCase(folder.current, { script });
    const lines = failure?.frames.map(({ line }) => line) ?? [];
    assert.ok(lines.length <= 41);
    assert.deepEqual([lines[0], lines[1], failure?.scriptFrame], [3, 4, 0]);
  });

  it("survives records that no bash would write", async () => {
    const collector = new TraceCollector();
    for (const command of [
      "",
      " ",
      "'",
      "$'",
      "x=$'\\",
      "set",
      "trap",
      "trap '",
      "shift x",
      "export",
      "[[",
      "((",
    ]) {
      collector.add(record(-5, command, { line: -1, stack: [] }));
      collector.add(record(Number.NaN, command, { pid: -1, depth: 99 }));
    }
    await collector.finish(end());
  });
});

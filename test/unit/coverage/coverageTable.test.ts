import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { CoverageTable, coverageOf } from "../../../src/coverage/coverageTable.ts";
import type { ScriptTrace } from "../../../src/runner/trace/scriptTrace.ts";
import { traceCase } from "../../support/blame.ts";
import { cpuTime } from "../../support/fuzz/cpuTime.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SCRIPT = 'case "$1" in\nmonitor) echo a ;;\nstartup) echo b ;;\nesac';
const ALL = { scripts: [], includes: () => true };

describe("coverage of several runs", () => {
  const folder = useTemporaryDirectory();
  const path = () => folder.current.resolve("50.test.script");

  function write(name: string, text: string): string {
    folder.current.file(name, text);
    return folder.current.resolve(name);
  }

  async function run(testId: string, event: string, script = SCRIPT) {
    const trace = await traceCase(folder.current, { script, args: [event], coverage: true });
    return { testId, script: path(), trace };
  }

  it("adds counts up, and knows those of each test", async () => {
    const runs = [await run("one", "monitor"), await run("two", "startup"), await run("one", "monitor")];
    const { files, remarks } = await coverageOf(runs, ALL);
    const [file] = files;
    assert.deepEqual([files.length, remarks], [1, []]);
    const counts = (test: string | null) => file?.details(test).statements.map(({ count }) => count);
    assert.deepEqual(
      [counts(null), counts("one"), counts("two"), counts("three")],
      [
        [3, 2, 1],
        [2, 2, 0],
        [1, 0, 1],
        [0, 0, 0],
      ],
    );
    assert.deepEqual(file?.tests, ["one", "two"]);
    assert.deepEqual(file?.summary(), {
      statements: { covered: 3, total: 3 },
      branches: { covered: 2, total: 3 },
      functions: { covered: 0, total: 0 },
    });
  });

  it("shows scripts that never ran with all that could be executed", async () => {
    const script = write("60.never.script", "#!/bin/sh\nf() {\n  echo a\n}\n\n# b\nf || exit 1\n");
    const perl = write("70.perl.script", "#!/usr/bin/perl\nexit 3;\n");
    const { files } = await coverageOf([], { scripts: [script, perl], includes: () => true });
    assert.deepEqual(
      files.map((file) => [file.path, file.summary(), file.tests]),
      [
        [
          script,
          {
            statements: { covered: 0, total: 3 },
            branches: { covered: 0, total: 2 },
            functions: { covered: 0, total: 1 },
          },
          [],
        ],
      ],
    );
  });

  it("leaves a file out that was changed since, and says so", async () => {
    const old = await run("one", "monitor");
    folder.current.file("50.test.script", `#!/bin/sh\n\n${SCRIPT}\n`);
    const { files, remarks } = await coverageOf([old], ALL);
    assert.deepEqual(files, []);
    assert.deepEqual(remarks, [
      `${path()} was changed after it had been executed. Its coverage is left out; run the tests again.`,
    ]);
  });

  it("counts only the runs of the text that is there", async () => {
    const old = await run("one", "monitor", `echo old\n${SCRIPT}`);
    const { files } = await coverageOf([old, await run("two", "startup")], ALL);
    assert.deepEqual(files[0]?.tests, ["two"]);
  });

  it("says which files are gone, and which scripts were not traced", async () => {
    const gone = await run("one", "monitor");
    rmSync(path());
    const obstacle = "It is no shell script: only its exit is known.";
    const untraced: ScriptTrace = { obstacle, notes: [], failure: null, files: [], steps: [], totalSteps: 0 };
    const { remarks } = await coverageOf(
      [gone, { testId: "two", script: "/e/10.x.script", trace: untraced }],
      ALL,
    );
    assert.equal(remarks.length, 2);
    assert.equal(remarks[0], "/e/10.x.script was not traced. It is no shell script: only its exit is known.");
    assert.match(remarks[1] ?? "", /50\.test\.script cannot be read, so that its coverage is left out: /);
  });

  it("says nothing of files that scripts made and read", async () => {
    const made = await run(
      "one",
      "monitor",
      'echo "x=1" >"$CTDB_BASE/made"; . "$CTDB_BASE/made"; rm "$CTDB_BASE/made"; echo a',
    );
    const { files, remarks } = await coverageOf([made], ALL);
    assert.deepEqual([files.map((file) => file.path), remarks], [[path()], []]);
  });

  it("leaves out what does not count", async () => {
    const lib = write("lib", "echo a\n");
    const runs = [await run("one", "monitor", '. "$CTDB_BASE/lib"')];
    const all = await coverageOf(runs, ALL);
    const some = await coverageOf(runs, { scripts: [], includes: (file) => file !== lib });
    assert.deepEqual(
      [all.files.map((file) => file.path), some.files.map((file) => file.path)],
      [[path(), lib], [path()]],
    );
  });

  it("merges a thousand tests in bounded time and memory", async () => {
    const body = Array.from({ length: 800 }, (_, number) => `[ "$1" = ${number} ] && echo ${number}`).join(
      "\n",
    );
    const { trace } = await run("one", "monitor", body);
    const table = new CoverageTable();
    const before = process.memoryUsage().heapUsed;
    const begin = cpuTime();
    for (let number = 0; number < 1000; number++) {
      table.add({
        testId: `test ${number}`,
        script: path(),
        trace: { ...trace, coverage: structuredClone(trace.coverage ?? { files: [] }) },
      });
    }
    const { files } = await table.coverage(ALL);
    const took = cpuTime() - begin;
    assert.equal(files[0]?.details().statements[0]?.count, 1000);
    assert.equal(files[0]?.tests.length, 1000);
    assert.ok(took < 5000, `${took} ms`);
    assert.ok(process.memoryUsage().heapUsed - before < 150e6);
  });
});

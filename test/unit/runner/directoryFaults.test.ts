import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunReport } from "../../../src/runner/report.ts";
import { sh } from "../../support/eventDirectory.ts";
import { makeNodeSite } from "../../support/nodeSite.ts";
import { processesWith } from "../../support/processes.ts";
import { makeSite, outline, type Site } from "../../support/runEvent.ts";

/** Waits in its first script until the test has done its harm. */
const FILES = {
  "10.a.script": sh("echo begun", 'until [ -e "$CTDB_BASE/go" ]; do sleep 0.01; done', "echo done"),
  "20.b.script": sh("echo b"),
  "30.c.script": sh("echo c"),
};

type Harm = (path: string) => void;

const inPlaceOf =
  (name: string, make: Harm): Harm =>
  (path) => {
    rmSync(join(path, name), { recursive: true });
    make(join(path, name));
  };

const fifo: Harm = (path) => execFileSync("mkfifo", ["-m", "755", path]);
const loop: Harm = (path) => symlinkSync(path, path);
const dangling: Harm = (path) => symlinkSync("nowhere", path);
const file: Harm = (path) => writeFileSync(path, "no folder");
const folder: Harm = (path) => mkdirSync(path);

/** Another file under the same name, as editors and package managers write it. */
const replaced =
  (name: string): Harm =>
  (path) => {
    writeFileSync(join(path, "fresh"), sh("echo new"));
    chmodSync(join(path, "fresh"), 0o755);
    renameSync(join(path, "fresh"), join(path, name));
  };

describe("an event directory that is not there any more", () => {
  const gone: readonly [string, Harm, number, RegExp][] = [
    ["deleted", (path) => rmSync(path, { recursive: true }), -2, /There is no folder/],
    ["renamed", (path) => renameSync(path, `${path}.old`), -2, /There is no folder/],
    ["a file", inPlaceOf("", file), -20, /is not a folder/],
    ["a fifo", inPlaceOf("", fifo), -20, /is not a folder/],
    ["a link to nowhere", inPlaceOf("", dangling), -2, /There is no folder/],
    ["a link to itself", inPlaceOf("", loop), -40, /leads back to itself/],
  ];
  for (const [what, harm, summary, sentence] of gone) {
    it(`is named, with what became of it: ${what}`, async () => {
      const site = makeSite(FILES);
      harm(site.path);
      const report = await site.run("monitor");
      assert.deepEqual([report.outcome, report.summary], ["refused", summary]);
      assert.match(report.problem ?? "", sentence);
      assert.ok(report.problem?.includes(site.path));
      await site.close();
    });
  }
});

describe("an event directory that changes while its first script runs", () => {
  let site: Site;
  afterEach(() => site.close());

  async function during(harm: Harm): Promise<RunReport> {
    site = makeSite(FILES);
    const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 20 });
    for await (const event of run) {
      if (event.kind === "output" && event.data.toString().startsWith("begun")) {
        harm(site.path);
        writeFileSync(join(site.base, "go"), "");
      }
    }
    assert.deepEqual(processesWith(site.base), []);
    return run.report;
  }

  const first = "10.a OK: begun\ndone";
  const passedOver = ["20.b DISABLED -8", "30.c DISABLED -8"];
  const stopped = (result: number) => [`20.b CANNOT RUN ${result}`, "30.c NOT RUN"];
  const b = "20.b.script";
  const outcomes: readonly [string, Harm, readonly string[], RegExp | null][] = [
    ["deleted", (path) => rmSync(path, { recursive: true }), passedOver, /vanished/],
    ["renamed", (path) => renameSync(path, `${path}.old`), passedOver, /vanished/],
    ["a file", inPlaceOf("", file), stopped(-20), /is none any more/],
    ["a fifo", inPlaceOf("", fifo), stopped(-20), /is none any more/],
    ["a link to itself", inPlaceOf("", loop), stopped(-40), /back to itself/],
    ["the next script deleted", inPlaceOf(b, () => {}), ["20.b DISABLED -8", "30.c OK: c"], /vanished/],
    ["the next script a fifo", inPlaceOf(b, fifo), ["20.b DISABLED -8", "30.c OK: c"], /regular file/],
    ["the next script a folder", inPlaceOf(b, folder), ["20.b DISABLED -8", "30.c OK: c"], /regular file/],
    ["the next script a link to itself", inPlaceOf(b, loop), stopped(-40), /leads back to itself/],
    ["the next script replaced", replaced(b), ["20.b OK: new", "30.c OK: c"], null],
    ["the running script replaced", replaced("10.a.script"), ["20.b OK: b", "30.c OK: c"], null],
  ];
  for (const [what, harm, rest, explanation] of outcomes) {
    it(`is run on as CTDB does: ${what}`, async () => {
      const report = await during(harm);
      assert.deepEqual(outline(report), [first, ...rest]);
      if (explanation !== null) {
        assert.match(report.scripts[1]?.explanation ?? "", explanation);
      }
    });
  }
});

describe("a fifo in the place of a script", () => {
  for (const trace of [false, true]) {
    it(`holds nobody up in the stubbed mode${trace ? " with a trace" : ""}`, async function () {
      this.timeout(20_000);
      const site = await makeNodeSite("stubbed", { "10.a.script": sh("exit 0") });
      inPlaceOf("10.a.script", fifo)(site.path);
      const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 5, trace });
      assert.deepEqual(outline(await run.report), ["10.a DISABLED -8"]);
      await site.close();
    });
  }
});

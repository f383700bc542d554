import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RunArchive } from "../../../../src/extension/history/runArchive.ts";
import { MOST_FILE_BYTES } from "../../../../src/extension/history/runFile.ts";
import type { EarlierRun } from "../../../../src/extension/run/runStore.ts";
import { reportOf, scriptOf, startOf } from "../../../support/runReports.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const site = useTemporaryDirectory();
let logged: string[] = [];

beforeEach(() => {
  logged = [];
});

function folder(): string {
  return site.current.resolve("storage", "runs");
}

function archive(limits: { mostRuns?: number; mostBytes?: number } = {}): RunArchive {
  return new RunArchive(folder(), (sentence) => logged.push(sentence), limits);
}

function runOf(event: string, begin = 1000): EarlierRun {
  const start = startOf("/etc/ctdb/events/legacy", event);
  return { start, report: reportOf(start, [scriptOf("50.samba")], { begin }) };
}

function large(event: string): EarlierRun {
  const run = runOf(event);
  const head = randomBytes(10_000);
  const script = scriptOf("50.samba");
  const scripts = [{ ...script, output: { ...script.output, head, totalBytes: head.length } }];
  return { ...run, report: { ...run.report, scripts } };
}

async function runsOf(from: RunArchive): Promise<readonly EarlierRun[]> {
  return from.load(await from.list());
}

async function eventsOf(from: RunArchive): Promise<string[]> {
  return (await runsOf(from)).map(({ report }) => report.event);
}

function files(): string[] {
  return readdirSync(folder()).toSorted();
}

describe("RunArchive", () => {
  it("gives the runs of earlier sessions in their order, whatever the clock said", async () => {
    const first = archive();
    assert.deepEqual(await runsOf(first), []);
    await first.save(runOf("startup", 9_000_000));
    await first.save(runOf("monitor", 5));
    await archive().save(runOf("takeip", 7_000));
    assert.deepEqual(await eventsOf(archive()), ["startup", "monitor", "takeip"]);
    assert.deepEqual(logged, []);
  });

  it("is for nobody else to read", async () => {
    await archive().save(runOf("monitor"));
    assert.equal(statSync(folder()).mode & 0o777, 0o700);
    for (const name of files()) {
      assert.equal(statSync(join(folder(), name)).mode & 0o777, 0o600);
    }
  });

  it("keeps the newest runs only", async () => {
    const own = archive({ mostRuns: 5 });
    for (let index = 0; index < 8; index++) {
      void own.save(runOf(`event${index}`));
    }
    await own.settled();
    assert.deepEqual(await eventsOf(archive()), ["event3", "event4", "event5", "event6", "event7"]);
    assert.equal(files().length, 5);
  });

  it("keeps no more than it may of large runs", async () => {
    const own = archive({ mostBytes: 60_000 });
    for (let index = 0; index < 12; index++) {
      void own.save(large(`event${index}`));
    }
    await own.settled();
    const bytes = files().reduce((sum, name) => sum + statSync(join(folder(), name)).size, 0);
    assert.ok(bytes <= 60_000 && bytes > 30_000, String(bytes));
    assert.equal((await eventsOf(archive())).at(-1), "event11");
  });

  it("leaves out damaged files with a line in the log, and goes on", async () => {
    const own = archive();
    await own.save(runOf("startup"));
    await own.save(runOf("monitor"));
    const [first] = files();
    assert.ok(first);
    writeFileSync(join(folder(), first), "no gzip");
    assert.deepEqual(await eventsOf(archive()), ["monitor"]);
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? "", new RegExp(`^${first} of the history of runs is left out`));
    await own.save(runOf("takeip"));
    assert.deepEqual(await eventsOf(own), ["monitor", "takeip"]);
  });

  it("never touches what is not its own", async () => {
    const own = archive();
    await own.save(runOf("monitor"));
    const foreign = ["notes.txt", "run.gz", "00000001-zzzzzzzz.run.gz", ".00000001-0000.run.gz.part"];
    for (const name of foreign) {
      writeFileSync(join(folder(), name), "mine");
    }
    writeFileSync(site.current.resolve("elsewhere"), "mine");
    symlinkSync(site.current.resolve("elsewhere"), join(folder(), "00000007-00000007.run.gz"));
    mkdirSync(join(folder(), "00000008-00000008.run.gz"));
    assert.deepEqual(await eventsOf(own), ["monitor"]);
    await own.clear();
    assert.deepEqual(await eventsOf(own), []);
    assert.deepEqual(
      files(),
      [...foreign, "00000007-00000007.run.gz", "00000008-00000008.run.gz"].toSorted(),
    );
    assert.deepEqual(logged, []);
  });

  it("is not driven out by a file that is too large to be a run", async () => {
    const own = archive();
    await own.save(runOf("monitor"));
    writeFileSync(join(folder(), "00000050-00000000.run.gz"), Buffer.alloc(20 * MOST_FILE_BYTES));
    await own.save(runOf("takeip"));
    assert.deepEqual(await eventsOf(own), ["monitor", "takeip"]);
    assert.match(logged[0] ?? "", /larger than any run/);
  });

  it("lets two windows save at the same time", async () => {
    const windows = [archive(), archive()];
    for (let index = 0; index < 10; index++) {
      for (const [number, window] of windows.entries()) {
        void window.save(runOf(`window${number}-${index}`));
      }
    }
    await Promise.all(windows.map((window) => window.settled()));
    const events = await eventsOf(archive());
    assert.equal(events.length, 20);
    assert.equal(new Set(events).size, 20);
    assert.deepEqual(logged, []);
  });

  it("lets two windows remove the same old files, or all of them", async () => {
    const [one, two] = [archive({ mostRuns: 5 }), archive({ mostRuns: 5 })];
    for (let index = 0; index < 5; index++) {
      void one.save(runOf("monitor"));
    }
    await one.settled();
    await Promise.all([one.save(runOf("a")), two.save(runOf("b")), runsOf(two), one.clear(), two.clear()]);
    assert.ok((await eventsOf(one)).length <= 1);
    await two.save(runOf("startup"));
    assert.ok((await eventsOf(one)).includes("startup"));
    assert.deepEqual(logged, []);
  });

  it("removes what a window left half written, but not what one writes now", async () => {
    const own = archive();
    await own.save(runOf("monitor"));
    const [old, fresh] = [".00000002-00000002.run.gz.part", ".00000003-00000003.run.gz.part"];
    for (const name of [old, fresh]) {
      writeFileSync(join(folder(), name), "half");
    }
    utimesSync(join(folder(), old), 1000, 1000);
    await own.list();
    assert.deepEqual(
      files().filter((name) => name.endsWith(".part")),
      [fresh],
    );
  });

  it("logs a folder that cannot be made, and no run fails for it", async () => {
    writeFileSync(site.current.resolve("storage"), "a file");
    const own = archive();
    await own.save(runOf("monitor"));
    assert.match(logged[0] ?? "", /^A run could not be kept in the history: /);
    assert.deepEqual(await runsOf(own), []);
  });
});

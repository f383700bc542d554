import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { LabelOf } from "../../../src/extension/inline/handlerLabels.ts";
import { ResultShelf } from "../../../src/extension/inline/resultShelf.ts";
import { LastResults } from "../../../src/extension/run/lastResults.ts";
import { RunStore } from "../../../src/extension/run/runStore.ts";
import type { ScriptReport } from "../../../src/runner/report.ts";
import { failedOf, followReport, reportOf, scriptOf, startOf } from "../../support/runReports.ts";
import { TemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SCRIPT = '#!/bin/sh\ncase "$1" in\nmonitor)\n\texit 1\n\t;;\nesac\n';

describe("the marks of the last results", () => {
  let folder: TemporaryDirectory;
  let store: RunStore;
  let results: LastResults;
  let shelf: ResultShelf;
  let label: number | null | undefined;
  let asked: string[];
  let isShown: boolean;
  let files: EventEmitter;

  beforeEach(() => {
    folder = new TemporaryDirectory();
    folder.file("10.a.script", SCRIPT, 0o755);
    folder.file("20.b.script", SCRIPT, 0o755);
    store = new RunStore();
    const text = async (path: string): Promise<string> => readFileSync(path, "utf8");
    files = new EventEmitter();
    const listen = (listener: (path: string) => void): (() => void) => {
      files.on("changed", listener);
      return () => files.off("changed", listener);
    };
    results = new LastResults(store, { onDisk: text, now: text, watch: () => {}, listen });
    label = 2;
    asked = [];
    isShown = false;
    const labelOf: LabelOf = async (path, event) => {
      asked.push(`${event} ${path.split("/").at(-1)}`);
      return label;
    };
    shelf = new ResultShelf(
      results,
      { labelOf, texts: { listen }, documentAt: () => null },
      () => isShown,
      () => {},
    );
  });

  afterEach(() => {
    shelf.dispose();
    results.dispose();
    folder.remove();
  });

  async function run(...scripts: readonly ScriptReport[]): Promise<void> {
    const start = startOf(folder.path);
    const told = Promise.withResolvers<void>();
    const listening = results.onDidChange(() => told.resolve());
    await followReport(store, start, reportOf(start, scripts));
    await told.promise;
    listening.dispose();
    await shelf.idle;
  }

  async function rewrite(text: string): Promise<void> {
    folder.file("20.b.script", text);
    files.emit("changed", folder.resolve("20.b.script"));
    await shelf.idle;
  }

  function seen(): string[] {
    return shelf.book.all.map(({ mark, line }) => `${mark.result.fileName}:${line + 1} ${mark.kind}`);
  }

  it("are made for failures at once, and for what succeeded when its file is shown", async () => {
    await run(scriptOf("10.a"), failedOf("20.b", "no"));
    assert.deepEqual(seen(), ["20.b.script:3 failure"]);
    assert.deepEqual(asked, ["monitor 20.b.script"]);
    isShown = true;
    shelf.look();
    await shelf.idle;
    assert.deepEqual(seen(), ["20.b.script:3 failure", "10.a.script:3 label"]);
  });

  it("stand in the first line while the language server cannot be asked, and at the label when it can", async () => {
    label = undefined;
    await run(failedOf("20.b", "no"));
    assert.deepEqual(seen(), ["20.b.script:1 failure"]);
    label = 2;
    shelf.look();
    await shelf.idle;
    assert.deepEqual(seen(), ["20.b.script:3 failure"]);
    shelf.look();
    await shelf.idle;
    assert.equal(asked.length, 2, "what is known is not asked again");
  });

  it("do not come back where the user has edited them away, until the next run", async () => {
    await run(failedOf("20.b", "no"));
    shelf.drop(shelf.book.all);
    shelf.look();
    await shelf.idle;
    assert.deepEqual(seen(), []);
    await run(failedOf("20.b", "no"));
    assert.deepEqual(seen(), ["20.b.script:3 failure"]);
  });

  it("follow what is changed on disk, and go where their line is changed there", async () => {
    await run(failedOf("20.b", "no"));
    await rewrite(`# one\n# two\n${SCRIPT}`);
    assert.deepEqual(seen(), ["20.b.script:5 failure"]);
    await rewrite(SCRIPT.replace("monitor)", "monitor|init)"));
    assert.deepEqual(seen(), []);
  });

  it("go for every script of the event when it runs again", async () => {
    await run(failedOf("10.a", "no"), failedOf("20.b", "no"));
    assert.equal(seen().length, 2);
    await run(scriptOf("10.a"), failedOf("20.b", "no"));
    assert.deepEqual(seen(), ["20.b.script:3 failure"]);
  });
});

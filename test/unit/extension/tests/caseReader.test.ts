import assert from "node:assert/strict";
import { join } from "node:path";
import { readBundle } from "../../../../scripts/lib/textBundles.ts";
import { CaseReader } from "../../../../src/extension/tests/cases/caseReader.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

/** The thread as it is, not bundled. */
const MODULE = join(import.meta.dirname, "../../../../src/extension/tests/cases/caseWorker.ts");
const SCRIPT = '#!/bin/sh\ncase "$1" in\nmonitor)\n\t;;\nesac\n';

describe("the thread that reads case files", () => {
  const site = useTemporaryDirectory();
  let reader: CaseReader;

  beforeEach(() => {
    site.current.file("events/legacy/50.site.script", SCRIPT);
    reader = new CaseReader(MODULE);
  });

  afterEach(() => reader.dispose());

  function read(text: string, folders: readonly string[] | null = null) {
    const path = site.current.resolve("site.ctdb-test.yaml");
    return reader.read({ path, text, folders, targetVersion: null });
  }

  const head = "script: events/legacy/50.site.script\ncases:\n";

  it("tells cases, and what is wrong with others by its line from 0", async () => {
    const text = `${head}  - name: right\n    event: monitor\n  - name: wrong\n    event: monitor\n    expct: OK\n`;
    const { cases, problems } = await read(text);
    assert.deepEqual(
      cases.map(({ name, script }) => [name, script]),
      [["right", "50.site.script"]],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [6],
    );
  });

  it("tells many cases in portions, in their order, and what is wrong once", async () => {
    const names = Array.from({ length: 350 }, (_, index) => `case ${index}`);
    const list = names.map((name) => `  - name: ${name}\n    event: monitor\n`).join("");
    const [many, few] = await Promise.all([
      read(`${head}${list}  - name: wrong\n    evnt: monitor\n`),
      read(`${head}  - name: one\n    event: monitor\n`),
    ]);
    assert.deepEqual(
      many.cases.map(({ name }) => name),
      names,
    );
    assert.deepEqual([many.problems.length > 0, few.cases.length], [true, 1]);
    assert.equal(new Set(many.problems.map(({ sentence }) => sentence)).size, many.problems.length);
  });

  it("answers each of several questions", async () => {
    const texts = ["a", "b", "c"].map((name) => `${head}  - name: ${name}\n    event: monitor\n`);
    const answers = await Promise.all(texts.map((text) => read(text)));
    assert.deepEqual(
      answers.map(({ cases }) => cases[0]?.name),
      ["a", "b", "c"],
    );
  });

  it("says what is wrong in the user's language", async () => {
    reader.dispose();
    reader = new CaseReader(MODULE, readBundle("de"));
    const { problems } = await read(`${head}  - name: wrong\n    event: monitor\n    expct: OK\n`);
    assert.equal(problems[0]?.sentence, "Ein Testfall hat keinen Schlüssel „expct“; ist „expect“ gemeint?");
  });

  it("looks into no folder but those that it may", async () => {
    const { cases, problems } = await read(`${head}  - name: a\n    event: monitor\n`, ["/nowhere"]);
    assert.equal(cases.length, 0);
    assert.match(problems[0]?.sentence ?? "", /outside of the workspace/);
  });

  it("fails a question where it dies, and is there again for the next one", async () => {
    site.current.file("mortal.cjs", MORTAL);
    reader.dispose();
    reader = new CaseReader(site.current.resolve("mortal.cjs"));
    await assert.rejects(read("die"), /ended/);
    assert.deepEqual(await read("live"), { cases: [], problems: [] });
  });

  it("leaves nobody waiting at its end", async () => {
    const waiting = read(head);
    reader.dispose();
    await assert.rejects(waiting, /closing/);
  });
});

const MORTAL = `
const { parentPort } = require("node:worker_threads");
parentPort.on("message", ({ number, text }) => {
  if (text === "die") process.exit(1);
  parentPort.postMessage({ number, cases: { cases: [], problems: [] }, isLast: true });
});
`;

import assert from "node:assert/strict";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findCaseFiles } from "../../../src/caseFiles/findCaseFiles.ts";
import { loadCaseFile } from "../../../src/caseFiles/loadCaseFile.ts";
import { limitReach } from "../../../src/scripts/reach.ts";
import { isCaseFileName } from "../../../src/scripts/testFileNames.ts";

const ROOT = fileURLToPath(new URL("../../fixtures/cases/reading", import.meta.url));
const path = (name: string) => join(ROOT, name);

async function listOf(files: AsyncIterable<string>): Promise<string[]> {
  const list: string[] = [];
  for await (const file of files) {
    list.push(file);
  }
  return list;
}

describe("Case files on the disk", () => {
  it("name profiles, scripts without their suffix, and directories of several conventions", async () => {
    const { cases, problems } = await loadCaseFile(path("cases/samba.ctdb-test.yaml"));
    assert.deepEqual(problems, []);
    const shown = cases.map(({ directory, script, given }) => [
      relative(ROOT, directory),
      script,
      relative(ROOT, given.profileFile ?? ""),
      given.profiles,
    ]);
    const profiles = ["node-profile.yaml", [{ hostname: "other" }]];
    assert.deepEqual(shown, [
      ["events/legacy", "50.samba.script", ...profiles],
      ["events.d", "50.samba", ...profiles],
      ["events/legacy", null, ...profiles],
    ]);
  });

  it("run all scripts of the directory in which they lie", async () => {
    const { cases, problems } = await loadCaseFile(path("events/legacy/ctdb-test.yml"));
    assert.deepEqual(problems, []);
    assert.deepEqual([cases[0]?.directory, cases[0]?.script], [path("events/legacy"), null]);
  });

  it("lose the cases that name what is not there, each with a sentence at its place", async () => {
    const { cases, problems } = await loadCaseFile(path("cases/wrong.ctdb-test.yaml"));
    assert.deepEqual(cases, []);
    const told = problems.map(({ line, sentence }) => `${line}: ${sentence.replaceAll(ROOT, "")}`);
    const wanted = [
      /^2: Say which script or directory runs/,
      /^3: There is no script “50\.smaba”; is “50\.samba\.script” meant\?$/,
      /^4: There is no directory “\/events\/none”: no such file or directory\.$/,
      /^5: “\/cases” holds no event scripts\.$/,
      /^6: The profile “none\.yaml” cannot be read: no such file or directory\.$/,
      /^7: The profile “\.\.\/wrong\.node-profile\.yaml” is wrong in line 1: .*fallen/,
    ];
    assert.equal(told.length, wanted.length, told.join("\n"));
    for (const [i, sentence] of wanted.entries()) {
      assert.match(told[i] ?? "", sentence);
    }
  });

  it("are not followed to where nothing may be read", async () => {
    limitReach([path("cases")]);
    try {
      const { cases, problems } = await loadCaseFile(path("cases/samba.ctdb-test.yaml"));
      assert.deepEqual(cases, []);
      assert.match(problems[0]?.sentence ?? "", /lies outside of the workspace, which is not trusted/);
    } finally {
      limitReach(null);
    }
  });

  it("follow the release that is asked for where they name none", async () => {
    const { cases } = await loadCaseFile(path("events/legacy/ctdb-test.yml"), { targetVersion: "4.17" });
    assert.equal(cases[0]?.targetVersion, "4.17");
  });

  it("says what is wrong where every case has a mistake, also for a chosen release", async () => {
    const text = "cases:\n  - name: a\n    evnt: monitor\n";
    for (const targetVersion of ["4.8", "4.17"]) {
      const { cases, problems } = await loadCaseFile(path("events/legacy/ctdb-test.yml"), {
        text,
        targetVersion,
      });
      assert.deepEqual(cases, []);
      assert.ok(problems.some(({ sentence }) => sentence.includes("evnt")));
    }
  });

  it("are found below folders, beside scripts and by their own names, each once", async () => {
    const found = async (...names: string[]) =>
      (await listOf(findCaseFiles(names.map(path)))).map((file) => relative(ROOT, file));
    const all = ["cases/samba.ctdb-test.yaml", "cases/wrong.ctdb-test.yaml", "events/legacy/ctdb-test.yml"];
    assert.deepEqual(await found("."), all);
    assert.deepEqual(await found("cases/wrong.ctdb-test.yaml", "cases"), [all[1], all[0]]);
    assert.deepEqual(await found("node-profile.yaml"), ["node-profile.yaml"]);
    assert.deepEqual(await found("events/legacy/50.samba.script"), []);
    await assert.rejects(found("none"), /ENOENT/);
  });

  it("are not looked for without end", async () => {
    let truncated = 0;
    const onTruncated = () => truncated++;
    const found = await listOf(findCaseFiles([ROOT], { maxEntries: 5, onTruncated }));
    assert.ok(found.length < 3);
    assert.equal(truncated, 1);
  });

  it("have names of their own", () => {
    const names = ["ctdb-test.yaml", "ctdb-test.yml", "50.samba.ctdb-test.yaml", "a.ctdb-test.yml"];
    const others = ["xctdb-test.yaml", "ctdb-test.yaml.bak", "ctdb-test.json", "ctdb-sequence.yaml"];
    assert.deepEqual([...names, ...others].filter(isCaseFileName), names);
  });
});

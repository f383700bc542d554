import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import type { DirectoryEntry } from "../../../src/scripts/directoryEntry.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import { ScanError } from "../../../src/scripts/scanError.ts";
import { listedFiles, type ScriptDirectory } from "../../../src/scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../../src/scripts/scriptFile.ts";
import { judgeEntry } from "../../../src/scripts/stateReason.ts";
import { skipBecause } from "../../skipBecause.ts";
import { isRoot, SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const C3 = conventionForStep("C3");

function byName(directory: ScriptDirectory, name: string): ScriptFile {
  const file = directory.files.find((candidate) => candidate.fileName.text === name);
  assert.ok(file, `no ${name}`);
  return file;
}

function listedNames(directory: ScriptDirectory): string[] {
  return listedFiles(directory).map((file) => file.fileName.text);
}

describe("scanDirectory", () => {
  const temporary = useTemporaryDirectory();
  const scan = (convention = C3) => scanDirectory(temporary.current.path, convention);

  it("lists in byte order of the whole file name, the rest after it", async () => {
    for (const name of [
      "17.a.script",
      "17.a-b.script",
      "README",
      "05.z.script",
      "17.B.script",
      "17.é.script",
      "5.x",
    ]) {
      temporary.current.file(name);
    }
    const { files, refusal } = await scan();
    assert.deepEqual(
      files.map(({ fileName, position }) => [fileName.text, position]),
      [
        ["05.z.script", 1],
        ["17.B.script", 2],
        ["17.a-b.script", 3],
        ["17.a.script", 4],
        ["17.é.script", 5],
        ["5.x", null],
        ["README", null],
      ],
    );
    assert.equal(refusal, null);
    assert.equal(files[0]?.name.text, "05.z");
  });

  it("goes by the owner's execute bit alone", async () => {
    temporary.current.file("10.owner.script", SCRIPT, 0o700);
    temporary.current.file("11.others.script", SCRIPT, 0o655);
    temporary.current.file("12.none.script", SCRIPT, 0o644);
    const directory = await scan();
    assert.deepEqual(
      directory.files.map(({ state, position }) => [state, position]),
      [
        ["enabled", 1],
        ["disabled", 2],
        ["disabled", 3],
      ],
    );
    const reason = byName(directory, "11.others.script").reason;
    assert.equal(reason.code, "not-executable");
    assert.match(reason.sentence, /mode 0655, and the bits of group and others do not count.*chmod u\+x/);
    assert.doesNotMatch(byName(directory, "12.none.script").reason.sentence, /others/);
  });

  it("does not list what is not executable in classic CTDB", async () => {
    temporary.current.file("10.a", SCRIPT, 0o644);
    temporary.current.file("20.b");
    temporary.current.link("30.c", "nowhere");
    const directory = await scan(conventionForStep("A2"));
    assert.deepEqual(listedNames(directory), ["20.b"]);
    assert.equal(byName(directory, "10.a").state, "ignored");
    assert.equal(byName(directory, "10.a").reason.code, "not-executable");
    assert.equal(byName(directory, "30.c").reason.code, "dangling-link");
  });

  it("follows links and keeps their text", async () => {
    temporary.current.file("vendor/10.a.script");
    temporary.current.file("vendor/20.b.script", SCRIPT, 0o644);
    temporary.current.link("10.a.script", "vendor/10.a.script");
    temporary.current.link("20.b.script", "vendor/20.b.script");
    const directory = await scan();
    const a = byName(directory, "10.a.script");
    assert.deepEqual([a.type, a.linkTarget, a.state], ["link", "vendor/10.a.script", "enabled"]);
    const b = byName(directory, "20.b.script");
    assert.equal(b.state, "disabled");
    assert.match(b.reason.sentence, /the link's target/);
    assert.deepEqual(
      [byName(directory, "vendor").type, byName(directory, "vendor").reason.code],
      ["directory", "directory"],
    );
  });

  it("says what a dangling link does in each step", async () => {
    temporary.current.link("10.a.script", "nowhere");
    for (const [version, state, sentence] of [
      [[1, 0, 61], "ignored", /does not list it/],
      [[2, 5], "dangling", /passes it over/],
      [[4, 5], "dangling", /passes it over/],
      [[4, 7, 0], "dangling", /event fails with CANNOT RUN \(No such file or directory\)/],
      [[4, 17], "dangling", /event fails with CANNOT RUN \(No such file or directory\)/],
      [[4, 20, 7], "dangling", /shows it DISABLED/],
      [[4, 24], "dangling", /shows it DISABLED/],
    ] as const) {
      const file = byName(await scan(conventionFor(version)), "10.a.script");
      assert.deepEqual([file.state, file.mode, file.statErrno], [state, null, 2]);
      assert.equal(file.reason.code, "dangling-link");
      assert.match(file.reason.sentence, sentence);
      assert.match(file.reason.sentence, /`nowhere`/);
      assert.equal(file.startProblem, null);
    }
  });

  it("tells a loop of links, which fails the event in every release", async () => {
    temporary.current.link("10.a.script", "10.a.script");
    const file = byName(await scan(), "10.a.script");
    assert.equal(file.statErrno, 40);
    assert.match(file.reason.sentence, /back to itself.*CANNOT RUN \(Too many levels of symbolic links\)/);
  });

  it("works with names that are not UTF-8", async function () {
    const name = Buffer.concat([Buffer.from("10."), Buffer.from([0xff, 0xe9]), Buffer.from(".script")]);
    try {
      temporary.current.file(name);
    } catch {
      skipBecause(this, "this file system insists on UTF-8");
    }
    const { files } = await scan();
    assert.deepEqual(files[0]?.fileName.bytes, name);
    assert.deepEqual(files[0]?.name.bytes, name.subarray(0, 5));
    assert.deepEqual([files[0]?.state, files[0]?.startProblem], ["enabled", null]);
  });

  it("lists folders and fifos with a fitting name, without opening them", async function () {
    chmodSync(temporary.current.folder("10.folder.script"), 0o755);
    chmodSync(temporary.current.folder("20.folder.script"), 0o644);
    if (spawnSync("mkfifo", ["-m", "755", temporary.current.resolve("30.fifo.script")]).status !== 0) {
      skipBecause(this, "no fifo can be made here");
    }
    const directory = await scan();
    assert.deepEqual(
      directory.files.map((file) => [file.type, file.state, file.startProblem?.code]),
      [
        ["directory", "enabled", "not-a-file"],
        ["directory", "disabled", "not-a-file"],
        ["other", "enabled", "not-a-file"],
      ],
    );
  });

  it("runs package managers' copies in old releases and says so", async () => {
    for (const name of ["10.foo", "10.foo.rpmnew", "10.foo.dpkg-dist", "10.foo.bak", "10.foo~"]) {
      temporary.current.file(name);
    }
    const old = await scan(conventionForStep("B2"));
    assert.deepEqual(listedNames(old), ["10.foo", "10.foo.bak", "10.foo.dpkg-dist", "10.foo.rpmnew"]);
    const copy = byName(old, "10.foo.rpmnew");
    assert.deepEqual([copy.state, copy.reason.code], ["enabled", "copy-runs"]);
    assert.match(copy.reason.sentence, /runs this like any other script/);
    assert.deepEqual(listedNames(await scan(conventionForStep("B3"))), ["10.foo"]);
    assert.deepEqual(listedNames(await scan()), []);
  });

  it("takes .script for a part of the name before 4.9", async () => {
    temporary.current.file("10.foo.script");
    const file = byName(await scan(conventionForStep("B1")), "10.foo.script");
    assert.equal(file.name.text, "10.foo.script");
    assert.match(file.reason.sentence, /part of its name/);
  });

  it("orders by number to 2.5, then as the directory lists them", async () => {
    for (const name of ["+3.c", "20.b", " 2.d", "20.a", "1x.e", "-1.f"]) {
      temporary.current.file(name);
    }
    const raw = spawnSync("ls", ["-U", temporary.current.path], { encoding: "utf8" });
    const equal = raw.stdout.split("\n").filter((name) => name.startsWith("20."));
    assert.deepEqual(listedNames(await scan(conventionForStep("A2"))), [
      "1x.e",
      " 2.d",
      "+3.c",
      ...equal,
      "-1.f",
    ]);
  });

  it("refuses every event in A1 when two executable scripts have one number", async () => {
    temporary.current.file("10.a");
    temporary.current.file("20.b", SCRIPT, 0o644);
    temporary.current.file("20.c");
    assert.equal((await scan(conventionForStep("A1"))).refusal, null);
    chmodSync(temporary.current.resolve("20.b"), 0o755);
    const { refusal } = await scan(conventionForStep("A1"));
    assert.match(refusal ?? "", /refuses every event/);
    assert.match(refusal ?? "", /`20\.b`/);
    assert.match(refusal ?? "", /`20\.c`/);
    for (const step of ["A2", "B1", "B2", "B3", "C3"] as const) {
      assert.equal((await scan(conventionForStep(step))).refusal, null);
    }
  });

  it("finds an empty folder empty", async () => {
    assert.deepEqual((await scan()).files, []);
  });

  it("throws a ScanError with CTDB's errno where there is nothing to read", async () => {
    temporary.current.file("file");
    for (const [name, errno, code] of [
      ["missing", 2, "ENOENT"],
      ["file", 20, "ENOTDIR"],
    ] as const) {
      await assert.rejects(scanDirectory(temporary.current.resolve(name), C3), (error) => {
        assert.ok(error instanceof ScanError);
        assert.deepEqual([error.errno, error.code], [errno, code]);
        assert.ok(error.message.includes(temporary.current.resolve(name)));
        return true;
      });
    }
  });

  it("throws EACCES where the folder may not be read", async function () {
    if (isRoot) {
      skipBecause(this, "root may read everything");
    }
    const path = temporary.current.folder("closed");
    chmodSync(path, 0o000);
    await assert.rejects(scanDirectory(path, C3), { code: "EACCES", errno: 13 });
    chmodSync(path, 0o755);
  });

  it("says that it cannot know where only root may look", async function () {
    if (isRoot) {
      skipBecause(this, "root may look everywhere");
    }
    temporary.current.file("closed/10.a.script");
    temporary.current.link("10.a.script", "closed/10.a.script");
    chmodSync(temporary.current.resolve("closed"), 0o000);
    const file = byName(await scan(), "10.a.script");
    chmodSync(temporary.current.resolve("closed"), 0o755);
    assert.equal(file.reason.code, "unreachable");
    temporary.current.file("20.b.script", SCRIPT, 0o311);
    const unreadable = byName(await scan(), "20.b.script");
    assert.deepEqual([unreadable.state, unreadable.startProblem?.code], ["enabled", "unreadable"]);
  });

  it("leaves files unopened when start problems are not wanted", async () => {
    temporary.current.file("10.a.script", "");
    const { files } = await scanDirectory(temporary.current.path, C3, { startProblems: false });
    assert.equal(files[0]?.startProblem, null);
  });

  it("calls a file that vanished between readdir and stat so", () => {
    const entry: DirectoryEntry = {
      name: Buffer.from("10.a.script"),
      path: Buffer.from("/x/10.a.script"),
      type: "file",
      linkTarget: null,
      stat: { errno: 2 },
    };
    const { state, reason } = judgeEntry(entry, C3);
    assert.deepEqual([state, reason.code], ["dangling", "vanished"]);
    assert.match(reason.sentence, /just vanished: CTDB shows it DISABLED/);
  });
});

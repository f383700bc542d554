import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { OutputCapture } from "../../../src/runner/output.ts";
import { SpillFolder } from "../../../src/runner/spillFolder.ts";
import { useOwnTmp } from "../../support/ownTmp.ts";

/** The process ID of somebody who has ended. */
const DEAD = spawnSync("true").pid;

describe("the folder for large outputs", () => {
  const temporary = useOwnTmp();

  function makeFile(): string {
    const { path, fd } = new SpillFolder().createFile();
    closeSync(fd);
    return path;
  }

  it("is for this user alone", () => {
    const path = makeFile();
    assert.equal(statSync(dirname(path)).mode & 0o777, 0o700);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it("leaves room on the disk for others: of what a script prints without end, both ends are kept", () => {
    let free = 10 ** 12;
    const folder = new SpillFolder(() => free);
    const capture = new OutputCapture(folder);
    const chunk = Buffer.alloc(1024 * 1024, "x");
    for (let count = 0; count < 20; count++) {
      capture.append(chunk);
    }
    assert.equal(readdirSync(temporary.path, { recursive: true }).length, 2);
    free = 1024 * 1024;
    for (let count = 0; count < 20; count++) {
      capture.append(chunk);
    }
    const { file, spillError, totalBytes } = capture.finish();
    assert.deepEqual([file, totalBytes], [null, 40 * chunk.length]);
    assert.match(spillError ?? "", /beginning and the end .* less than 256 MiB are left on the disk of /);
    assert.equal(readdirSync(temporary.path, { recursive: true }).length, 1);
    folder.remove();
  });

  it("clears away what somebody left who was killed, and nothing else", () => {
    const outside = join(temporary.path, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "precious"), "");
    const left = join(temporary.path, `ctdb-events-output-${DEAD}-abc`);
    const living = join(temporary.path, `ctdb-events-output-${process.ppid}-abc`);
    const link = join(temporary.path, `ctdb-events-output-${DEAD}-link`);
    mkdirSync(left);
    writeFileSync(join(left, "output-1"), "");
    mkdirSync(living);
    symlinkSync(outside, link);
    makeFile();
    assert.deepEqual(
      [left, living, link, join(outside, "precious")].map((path) => existsSync(path)),
      [false, true, true, true],
    );
  });
});

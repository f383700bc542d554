import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { SpillFolder } from "../../../src/runner/spillFolder.ts";

/** The process ID of somebody who has ended. */
const DEAD = spawnSync("true").pid;

describe("the folder for large outputs", () => {
  let temporary: string;
  let before: string | undefined;

  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), "ctdb-events-test-"));
    before = process.env.TMPDIR;
    process.env.TMPDIR = temporary;
  });

  afterEach(() => {
    if (before === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = before;
    }
    rmSync(temporary, { recursive: true, force: true });
  });

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

  it("clears away what somebody left who was killed, and nothing else", () => {
    const outside = join(temporary, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "precious"), "");
    const left = join(temporary, `ctdb-events-output-${DEAD}-abc`);
    const living = join(temporary, `ctdb-events-output-${process.ppid}-abc`);
    const link = join(temporary, `ctdb-events-output-${DEAD}-link`);
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

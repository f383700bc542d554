import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { isSameProcess, processStart } from "../../../../src/virtualNode/disk/processStart.ts";

describe("A process that wrote its number and its start", () => {
  it("is known again, and told from another one that got its number", () => {
    const start = processStart(process.pid) ?? "";
    assert.match(start, /^\d+$/);
    assert.equal(isSameProcess(process.pid, start), true);
    assert.equal(isSameProcess(process.pid, `${start}1`), false);
    assert.equal(isSameProcess(process.pid, ""), false);
  });

  it("is known by its number alone where the start could not be told", () => {
    assert.equal(isSameProcess(process.pid, "null"), true);
  });

  it("is gone when it has ended", async () => {
    const child = spawn("cat");
    const { pid = 0 } = child;
    const start = String(processStart(pid));
    assert.equal(isSameProcess(pid, start), true);
    child.stdin.end();
    await once(child, "exit");
    assert.equal(isSameProcess(pid, start), false);
    assert.equal(isSameProcess(pid, "null"), false);
  });
});

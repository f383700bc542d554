import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { skipBecause } from "../../../skipBecause.ts";
import { makeStubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

/** Looks ten times whether what is in the background has ended. */
const LOOK = "for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $! 2>/dev/null || exit 0; sleep 1; done";

describe("stub sleep that is instant", () => {
  const site = useTemporaryDirectory();

  function run(script: string): number | null {
    const node = makeStubNode(site.current, { settings: ["NAME VALUE", "sleep instant"] });
    node.call("sleep", "0"); // makes the command
    const path = `${join(node.directory, "bin")}:${process.env.PATH}`;
    return spawnSync("/bin/sh", ["-c", script], { env: { ...process.env, PATH: path } }).status;
  }

  it("takes none of its time", () => {
    assert.equal(run("sleep 100000; sleep 1d; exit 3"), 3);
  });

  it("fails where the real one does", () => {
    const node = makeStubNode(site.current, { settings: ["NAME VALUE", "sleep instant"] });
    const last = "Try 'sleep --help' for more information.\n";
    const said = (...words: string[]) => {
      const { status, stderr } = node.call("sleep", ...words);
      return [status, stderr];
    };
    assert.deepEqual(said(), [1, `sleep: missing operand\n${last}`]);
    assert.deepEqual(said("x", "1", "2w"), [
      1,
      `sleep: invalid time interval 'x'\nsleep: invalid time interval '2w'\n${last}`,
    ]);
    assert.equal(said("-1")[0], 1);
    for (const time of ["infinity", "0.5", ".5h", "1e3", "+1m", "0x10"]) {
      assert.deepEqual(said(time), [0, ""], time);
    }
  });

  it("leaves a script time to see the end of what it has in the background", function () {
    if (process.platform !== "linux") {
      skipBecause(this, "only Linux tells of a process's children");
    }
    assert.equal(run(`/bin/sleep 0.3 & ${LOOK}; exit 1`), 0);
  });

  it("lets it give up what does not end", () => {
    assert.equal(run(`/bin/sleep 60 & ${LOOK}; kill $!; exit 1`), 1);
  });
});

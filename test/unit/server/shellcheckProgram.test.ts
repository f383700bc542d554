import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, watch } from "node:fs";
import { findProgram } from "../../../src/server/shellcheck/findProgram.ts";
import { NoShellcheckError, runShellcheck } from "../../../src/server/shellcheck/runShellcheck.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const PROGRAM = "#!/bin/sh\nexit 0\n";

describe("The program that is run as ShellCheck", () => {
  const site = useTemporaryDirectory();

  it("is looked for in absolute folders of PATH alone: others lie in the workspace", async () => {
    const { current } = site;
    const before = process.cwd();
    current.file("here/shellcheck", PROGRAM);
    current.file("bin/shellcheck", PROGRAM);
    process.chdir(current.resolve("here"));
    try {
      assert.equal(await findProgram("shellcheck", ":.:../here"), null);
      const found = await findProgram("shellcheck", `:.:/nowhere:${current.resolve("bin")}`);
      assert.equal(found, current.resolve("bin/shellcheck"));
    } finally {
      process.chdir(before);
    }
  });

  it("is a file that may be run", async () => {
    const { current } = site;
    current.folder("a/shellcheck");
    current.file("b/shellcheck", PROGRAM, 0o644);
    current.file("c/shellcheck", PROGRAM);
    const path = ["a", "b", "c"].map((name) => current.resolve(name)).join(":");
    assert.equal(await findProgram("shellcheck", path), current.resolve("c/shellcheck"));
    assert.equal(await findProgram(current.resolve("a/shellcheck"), ""), null);
    assert.equal(await findProgram(current.resolve("c/shellcheck"), ""), current.resolve("c/shellcheck"));
  });

  it("is no program of the event directory, whatever PATH says", async () => {
    const { current } = site;
    current.file("shellcheck", PROGRAM);
    const before = process.env.PATH;
    process.env.PATH = ":.";
    try {
      const run = runShellcheck(task("shellcheck"), new AbortController().signal);
      await assert.rejects(run, NoShellcheckError);
    } finally {
      process.env.PATH = before;
    }
  });

  it("ends with all that it has started", async () => {
    const { current } = site;
    // The one that it starts keeps its output open.
    current.file(
      "wrapper",
      '#!/bin/sh\nsleep 600 &\necho $! >"$0.pid.new"\nmv "$0.pid.new" "$0.pid"\nwait\n',
    );
    const abort = new AbortController();
    const run = runShellcheck(task(current.resolve("wrapper")), abort.signal);
    const { promise, resolve } = Promise.withResolvers<void>();
    const watcher = watch(current.path, (_kind, name) => {
      if (name === "wrapper.pid") {
        resolve();
      }
    });
    await promise;
    watcher.close();
    const pid = Number(readFileSync(current.resolve("wrapper.pid"), "utf8"));
    abort.abort();
    await assert.rejects(run, { name: "AbortError" });
    assert.ok(hasEnded(pid));
  });

  function task(program: string) {
    const folder = site.current.path;
    return { program, text: PROGRAM, dialect: "sh", folder, base: folder };
  }
});

/** Whether a process has ended; what waits for its parent has. */
function hasEnded(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() === "" || stdout.startsWith("Z");
}

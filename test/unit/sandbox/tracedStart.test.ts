import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import type { ProcessStarter } from "../../../src/sandbox/sandbox.ts";
import { type EventDirectory, makeEventDirectory } from "../../support/eventDirectory.ts";
import { hostSandbox } from "../../support/kit.ts";

for (const portable of [false, true]) {
  describe(`traced start${portable ? " without Linux's own system calls" : ""}`, () => {
    let directory: EventDirectory;
    let starter: ProcessStarter | null = null;

    /** Runs a script of these lines with the event `monitor`. */
    async function trace(lines: readonly string[], environment: Record<string, string> = {}) {
      directory = makeEventDirectory({ a: ["#!/bin/bash", ...lines, ""].join("\n") });
      starter = await hostSandbox(portable).open({
        environment: { PATH: "/usr/bin:/bin", HOME: directory.base, ...environment },
        workingDirectory: directory.base,
        event: "monitor",
        args: [],
      });
      return start();
    }

    async function start() {
      const path = join(directory.path, "a");
      const [output, traced]: [Buffer[], Buffer[]] = [[], []];
      const variables = { CTDB_EVENTS_TRACE_TOKEN: "k3y", CTDB_EVENTS_TRACE_SHELL: "bash" };
      const program = {
        path: Buffer.from(path),
        argv: ["a", "monitor"].map((word) => Buffer.from(word)),
        trace: {
          program: "/bin/bash",
          argv: ["/bin/bash", path, "monitor"].map((word) => Buffer.from(word)),
          variables,
          onTrace: (chunk: Buffer) => traced.push(chunk),
        },
      };
      const end = await starter?.start(program, (chunk) => output.push(chunk)).ended;
      const commands = Buffer.concat(traced)
        .toString()
        .split("\u0001k3y ")
        .slice(1)
        .map((record) => record.slice(record.indexOf("\u0002") + 1).trimEnd());
      return { end, output: Buffer.concat(output).toString(), commands, bytes: Buffer.concat(traced).length };
    }

    afterEach(async () => {
      await starter?.close();
      starter = null;
      directory.remove();
    });

    it("hands on every command, and leaves output, error, arguments and $0 as they are", async () => {
      const { end, output, commands } = await trace([
        'echo "$1" "$(basename "$0")"',
        "echo no >&2",
        "exit 3",
      ]);
      assert.deepEqual(end, { kind: "exit", status: 3 });
      assert.equal(output, "monitor a\nno\n");
      assert.deepEqual(commands, [
        `basename ${join(directory.path, "a")}`,
        "echo monitor a",
        "echo no",
        "exit 3",
      ]);
    });

    it("leaves nothing of itself in what children get", async () => {
      const { output } = await trace(["env | grep -c -e TRACE -e BASH_ENV -e PS4"], { BASH_ENV: "" });
      assert.equal(output, "1\n"); // BASH_ENV itself, as it was
      await starter?.close();
      directory.remove();
      assert.equal((await trace(["env | grep -c -e TRACE -e BASH_ENV -e PS4"])).output, "0\n");
    });

    it("runs the file that BASH_ENV named before the script", async () => {
      directory = makeEventDirectory({ own: "greet() { echo hello; }\n" });
      const own = join(directory.path, "own");
      const kept = directory;
      const { output } = await trace(["greet", 'echo "$BASH_ENV"'], { BASH_ENV: own });
      assert.equal(output, `hello\n${own}\n`);
      kept.remove();
    });

    it("refuses a file that is not executable, as without a trace", async () => {
      await trace(["exit 0"]);
      chmodSync(join(directory.path, "a"), 0o644);
      assert.deepEqual((await start()).end, { kind: "start-failed", errno: 13 });
    });

    it("does not wait for a background process that holds the trace, and takes nothing from it afterwards", async () => {
      const { end, commands } = await trace(["(while sleep 0.001; do :; done) >/dev/null 2>&1 &", "exit 0"]);
      assert.deepEqual(end, { kind: "exit", status: 0 });
      assert.ok(commands.includes("exit 0"));
      const left = await starter?.sweep(0);
      assert.equal(left?.length !== 0, true);
    });

    it("hands on a trace of many megabytes", async () => {
      const { bytes, end } = await trace(["for i in {1..40000}; do :; done"]);
      assert.deepEqual(end, { kind: "exit", status: 0 });
      assert.ok(bytes > 5_000_000, `${bytes} bytes`);
    });
  });
}

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { testCommand } from "../../../../src/cli/testing/testCommand.ts";
import { readTestOptions } from "../../../../src/cli/testing/testOptions.ts";
import { UsageError } from "../../../../src/cli/usage.ts";
import { type EventDirectory, makeEventDirectory, sh } from "../../../support/eventDirectory.ts";
import { KIT_DIRECTORY } from "../../../support/kit.ts";
import { processesWith } from "../../../support/processes.ts";
import { COMMAND_LINE } from "../../../support/programs.ts";

describe("ctdb-events test", function () {
  this.timeout(60_000);
  let directory: EventDirectory;
  beforeEach(() => {
    directory = makeEventDirectory(
      {
        "50.site.script": sh(
          "check() {",
          "  [ -d /nope ] || exit 4",
          "}",
          "echo hello",
          'case "$1" in',
          "startup) check ;;",
          'slow) echo >"$(dirname "$0")/begun"; sleep 300 & wait ;;',
          "esac",
        ),
      },
      "config/events/legacy",
    );
  });
  afterEach(() => directory.remove());

  function start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [COMMAND_LINE, "test", ...args], {
      cwd: join(directory.base, "config"),
      env: { ...process.env, TMPDIR: directory.base },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
  /** In this process, so that the program is loaded once only. */
  async function cli(...args: string[]) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const paths = args.some((arg) => arg.startsWith("/")) ? [] : [directory.path];
    const status = testCommand(
      ["--sandbox", "stubbed", ...args, ...paths],
      { stdout, stderr },
      KIT_DIRECTORY,
    );
    const [told, warned] = [text(stdout), text(stderr)];
    await status.finally(() => {
      stdout.end();
      stderr.end();
    });
    return { status: await status, stdout: await told, stderr: await warned };
  }
  function cases(...lines: string[]): void {
    writeFileSync(join(directory.path, "site.ctdb-test.yaml"), `${lines.join("\n")}\n`);
  }
  function script(content: string): void {
    writeFileSync(join(directory.path, "60.node.script"), content, { mode: 0o755 });
  }
  const TWO = [
    "script: 50.site",
    "cases:",
    "  - {name: says hello, event: monitor, expect: {output: hello}}",
    "  - name: does not start",
    "    event: startup",
    "    expect: {status: OK, output: bye}",
    "  - {name: later, event: monitor, skip: not yet, tags: [slow]}",
  ];
  const file = () => join(directory.path, "site.ctdb-test.yaml");

  it("says case by case what passed, and of a failure where, why and at which statement", async () => {
    cases(...TWO);
    const { status, stdout, stderr } = await cli();
    assert.deepEqual([status, stderr], [1, ""]);
    const [name, first, second, ...details] = stdout.split("\n");
    assert.equal(name, file());
    assert.match(first ?? "", /^ {2}✓ says hello \(\d+\.\d\d s\)$/);
    assert.match(second ?? "", /^ {2}✗ does not start: failed/);
    const rest = details.join("\n");
    assert.match(rest, new RegExp(`^ +${file()}:6: .*ERROR`, "m"));
    assert.match(rest, /^ +--- expected\n +\+\+\+ actual\n +@@ -1,1 \+1,1 @@\n +-bye\n +\+hello$/m);
    assert.match(rest, /50\.site\.script:3: exit 4\n +called from .*50\.site\.script:7: check$/m);
    assert.match(rest, /^ {2}- later: skipped: not yet$/m);
    assert.match(rest, /^1 passed, 1 failed, 1 skipped \(\d+\.\d\d s\)$/m);
  });

  it("succeeds where all that are chosen pass", async () => {
    cases(...TWO);
    const { status, stdout } = await cli("--filter", "HELLO", directory.path);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^1 passed \(/m);
    const tagged = await cli("--filter", "slow");
    assert.match(tagged.stdout, /^0 passed, 1 skipped \(/m);
  });

  it("takes a script for the cases beside it", async () => {
    cases(...TWO);
    assert.equal((await cli("--filter", "hello", join(directory.path, "50.site.script"))).status, 0);
  });

  it("tells what is wrong in a case file with its place, and runs nothing", async () => {
    cases(...TWO, "  - {name: wrong, event: monitor, expct: OK}");
    const { status, stdout, stderr } = await cli();
    assert.deepEqual([status, stdout], [64, ""]);
    assert.match(stderr, new RegExp(`^${file()}:8:35: error: .*“expect” meant`));
  });

  it("does not take nothing for a success", async () => {
    const { status, stderr } = await cli();
    assert.deepEqual(
      [status, stderr],
      [64, `ctdb-events: there are no case files (NAME.ctdb-test.yaml) in ${directory.path}.\n`],
    );
    assert.equal((await cli("/no/such/folder")).status, 64);
  });

  it("refuses words that make no sense", async () => {
    const wrong = [
      ["--jobs", "0"],
      ["--format", "html"],
      ["--sandbox", "host"],
      ["--coverage-file", "x"],
      ["--coverage-include", "sourced"],
      ["--coverage", "text", "--coverage-include", "functions"],
      ["--timeout", "soon"],
      ["--profile", "/no/such/profile.yaml"],
      [""],
    ];
    for (const words of wrong) {
      await assert.rejects(readTestOptions(words, KIT_DIRECTORY), UsageError, words.join(" "));
    }
  });

  it("gives programs the same as JSON, JUnit XML and TAP", async () => {
    cases(...TWO);
    const [json, junit, tap] = await Promise.all(
      ["json", "junit", "tap"].map((format) => cli("--format", format)),
    );
    const document = JSON.parse(json?.stdout ?? "");
    assert.deepEqual(
      document.cases.map(({ name, verdict, line }: Record<string, unknown>) => [name, verdict, line]),
      [
        ["says hello", "passed", 3],
        ["does not start", "failed", 4],
        ["later", "skipped", 7],
      ],
    );
    const [, output] = document.cases[1].failures;
    assert.deepEqual(
      [output.kind, output.line, output.expected.trim(), output.actual.trim()],
      ["output", 6, "bye", "hello"],
    );
    assert.match(
      junit?.stdout ?? "",
      /<testsuites name="ctdb-events test" tests="3" failures="1" errors="0" skipped="1"/,
    );
    assert.match(junit?.stdout ?? "", /<testcase classname="[^"]+" name="says hello" .*\/>/);
    assert.match(junit?.stdout ?? "", /<skipped message="not yet"\/>/);
    const points = (tap?.stdout ?? "").split("\n").filter((line) => !line.startsWith("  "));
    assert.deepEqual(points, [
      "TAP version 14",
      "1..3",
      `ok 1 - ${file()}: says hello`,
      `not ok 2 - ${file()}: does not start`,
      `ok 3 - ${file()}: later # SKIP not yet`,
      "",
    ]);
    assert.deepEqual([json?.status, junit?.status, tap?.status], [1, 1, 1]);
  });

  it("prints coverage as a table, and writes it for other programs", async () => {
    cases(...TWO);
    const { stdout } = await cli("--coverage", "text", "--filter", "hello");
    assert.match(stdout, /\/50\.site\.script +\d+ % .* 3, 7-8$/m);
    const target = join(directory.base, "own.lcov");
    assert.equal(
      (await readTestOptions(["--coverage", "lcov"], KIT_DIRECTORY)).coverageFile,
      resolve("coverage.lcov"),
    );
    await cli("--coverage", "lcov", "--coverage-file", target, directory.path);
    const lcov = readFileSync(target, "utf8");
    assert.match(lcov, /^SF:.*\/50\.site\.script$/m);
    assert.match(lcov, /^FNDA:1,check$/m);
    const { status, stderr } = await cli(
      "--coverage",
      "lcov",
      "--coverage-file",
      "/no/such/folder/x",
      directory.path,
    );
    assert.equal(status, 74);
    assert.match(stderr, /cannot write \/no\/such\/folder\/x/);
  });

  it("takes profile, stubs, real commands and deadline for cases that do not say otherwise", async () => {
    script(sh("uname -s; ip link show eth0; sleep 0.4; echo done"));
    const own = join(directory.base, "own");
    mkdirSync(own);
    writeFileSync(join(own, "uname"), "#!/bin/sh\necho of my own\n", { mode: 0o755 });
    const profile = join(directory.base, "profile.yaml");
    writeFileSync(profile, "interfaces: {eth0: down}\n");
    cases(
      "script: 60.node",
      "cases:",
      "  - {name: as told, event: monitor, expect: {output: {matches: 'of my own[\\s\\S]*state DOWN[\\s\\S]*done'}}}",
      "  - {name: as it says, event: monitor, timeout: 30, given: {node: {interfaces: {eth0: up}}, stubs: [{command: uname, stdout: its own}]},",
      "     expect: {output: {matches: 'its own[\\s\\S]*state UP[\\s\\S]*done'}}}",
    );
    const child = start("--sandbox", "stubbed", "--profile", profile, "--stubs", own, "--timeout", "25", ".");
    const streams = [child.stdout, child.stderr].map(async (stream) => (stream === null ? "" : text(stream)));
    const [told] = await Promise.all([Promise.all(streams), once(child, "close")]);
    assert.equal(child.exitCode, 0, told.join(""));
    const real = await cli("--profile", profile, "--real", "uname", "--filter", "as told", directory.path);
    assert.match(real.stdout, /Linux/);
    const late = await cli("--profile", profile, "--stubs", own, "--timeout", "0.2", directory.path);
    assert.match(late.stdout, /✗ as told: failed[\s\S]*✓ as it says/);
  });

  it("covers what scripts read where that is asked for", async () => {
    writeFileSync(join(directory.base, "config", "functions"), "helps() {\n\techo helped\n}\n");
    script(sh('. "$CTDB_BASE/functions"', "helps"));
    cases("script: 60.node", "cases:", "  - {name: helped, event: monitor, expect: {output: helped}}");
    const alone = await cli("--coverage", "text");
    assert.doesNotMatch(alone.stdout, /functions +\d/);
    const { stdout } = await cli("--coverage", "text", "--coverage-include", "sourced");
    assert.match(stdout, /config\/functions +100 %/);
  });

  it("ends with the signal's status and leaves nothing", async () => {
    cases("script: 50.site", "cases:", "  - {name: slow, event: slow}", "  - {name: never, event: monitor}");
    for (const [signal, expected] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const child = start("--sandbox", "stubbed", "--jobs", "1");
      const begun = join(directory.path, "begun");
      while (!existsSync(begun) && child.exitCode === null) {
        await setTimeout(20); // a busy machine takes its time to start it
      }
      child.kill(signal);
      const [status] = await once(child, "close");
      assert.equal(status, expected);
      assert.deepEqual(processesWith(directory.base), []);
      assert.deepEqual(
        readdirSync(directory.base).filter((name) => name.startsWith("ctdb")),
        [],
      );
      rmSync(begun);
    }
  });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { runCommand } from "../../../src/cli/runCommand.ts";
import { lockMark } from "../../../src/virtualNode/disk/lockFile.ts";
import { nodePlace } from "../../../src/virtualNode/disk/nodePlace.ts";
import { skipBecause } from "../../skipBecause.ts";
import { cli, shell, spawnIn, start, startIn } from "../../support/commandLine.ts";
import { sh, useEventDirectory } from "../../support/eventDirectory.ts";
import { eventually, processesWith } from "../../support/processes.ts";

/** On this machine, since these tests look at what scripts leave there. */
const HOST = ["--sandbox", "host"] as const;

describe("ctdb-events", function () {
  this.timeout(20_000);
  const site = useEventDirectory();
  const { make } = site;

  describe("run", () => {
    it("prints the status text alone, where it failed beside it, and exits with the failing script's status", async () => {
      const path = make({ "10.a.script": sh("echo fine"), "20.b.script": sh("echo bad >&2", "exit 3") });
      const { status, stdout, stderr } = await cli("run", ...HOST, path, "monitor");
      const date = String.raw`\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}`;
      const expected = String.raw`^10\.a {17}OK {9}\d\.\d{3} ${date}\n  OUTPUT: fine\n20\.b {17}ERROR {6}\d\.\d{3} ${date}\n  OUTPUT: bad\n$`;
      assert.match(stdout, new RegExp(expected));
      assert.equal(status, 3);
      const script = join(path, "20.b.script");
      assert.equal(stderr, `${script}:3: exit 3\n    \`exit 3\` (20.b.script, line 3) ended the script.\n`);
      const untraced = await cli("run", ...HOST, "--no-trace", path, "monitor");
      assert.deepEqual([untraced.status, untraced.stderr], [3, ""]);
    });

    const exits: readonly [body: string, timeout: string, status: number][] = [
      ["exit 0", "30", 0],
      ["exit 127", "30", 63],
      ["kill -9 $$", "30", 4],
      ["exit 189", "30", 125],
      ["sleep 300", "1", 110],
    ];
    for (const [body, timeout, expected] of exits) {
      it(`exits with ${expected} for a script that does “${body}”`, async () => {
        const path = make({ "10.a.script": sh(body) });
        assert.equal((await cli("run", ...HOST, "--timeout", timeout, path, "monitor")).status, expected);
      });
    }

    it("passes everything after the directory on, dashes included", async () => {
      const path = make({ "10.a.script": sh('echo "$@"') });
      const { stdout, stderr } = await cli("run", ...HOST, path, "takeip", "--timeout", "a b");
      assert.match(stdout, /OUTPUT: takeip --timeout a b\n/);
      assert.match(stderr, /warning: CTDB splits “a b”/);
    });

    it("writes one JSON document", async () => {
      const path = make({ "10.a.script": sh("echo hi", "exit 127"), "20.b.script": sh("exit 0") });
      const { stdout, status } = await cli("run", ...HOST, "--format", "json", path, "monitor");
      const document = JSON.parse(stdout);
      assert.equal(status, 63);
      assert.deepEqual(
        [document.event, document.args, document.directory, document.convention, document.summary],
        ["monitor", [], path, "component", -63],
      );
      const [first, second] = document.scripts;
      assert.deepEqual(
        [first.name, first.file, first.state, first.exitStatus, first.signal, first.output],
        ["10.a", "10.a.script", "CANNOT RUN", 127, null, "hi\n"],
      );
      assert.equal(typeof first.durationMs, "number");
      assert.equal(new Date(first.begin).toISOString(), first.begin);
      assert.deepEqual([second.state, second.begin, second.durationMs], ["NOT RUN", null, null]);
    });

    it("follows the convention that the layout shows, or the one that was chosen", async () => {
      const path = make({ "10.a": sh("echo hi") }, "events.d");
      assert.match((await cli("run", ...HOST, path, "monitor")).stdout, /^10\.a +OK/);
      const older = await cli("run", ...HOST, "--target-version", "4.5", path, "monitor");
      assert.match(older.stdout, /^1 scripts were executed last monitor cycle\n/);
      assert.equal((await cli("run", ...HOST, "--convention", "component", path, "monitor")).stdout, "");
    });

    it("says that a directory is missing, with the errno of ctdb event", async () => {
      const { status, stdout, stderr } = await cli("run", ...HOST, "/no/such/events/legacy", "monitor");
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, /There is no folder \/no\/such\/events\/legacy/);
    });

    it("passes a huge output whole and keeps no file of it", async () => {
      const path = make({ "10.a.script": sh("head -c 3000000 /dev/zero | tr '\\0' x") });
      const { stdout } = await startIn(site.base, "run", ...HOST, path, "monitor").answer;
      assert.equal(stdout.match(/x+/)?.[0].length, 3_000_000);
      assert.deepEqual(readdirSync(site.base), ["events"]);
    });

    it("traces scripts, unless that is switched off, and says of which it cannot", async () => {
      const path = make({ "10.a.script": sh("exit 0"), "20.b.script": "#!/usr/bin/perl\nexit 3;\n" });
      const traces = async (...words: string[]) => {
        const { stdout } = await cli("run", ...HOST, ...words, "--format", "json", path, "startup");
        const { scripts } = JSON.parse(stdout) as { scripts: { trace: { totalSteps: number } | null }[] };
        return scripts.map(({ trace }) => trace?.totalSteps);
      };
      assert.deepEqual(await traces(), [1, 0]);
      assert.deepEqual(await traces("--trace"), [1, 0]);
      assert.deepEqual(await traces("--no-trace"), [undefined, undefined]);
      const { stderr } = await cli("run", ...HOST, path, "startup");
      assert.match(stderr, /^ctdb-events: 20\.b: It is written for perl, .* only its exit is known\.$/m);
    });

    it("prints the statement that failed after the status, with the way to it", async () => {
      const lines = [
        "check() {",
        "  [ -d /nope ] || exit 4",
        "}",
        'case "$1" in',
        "startup) check ;;",
        "esac",
      ];
      const path = make({ "10.a.script": sh(...lines) });
      const { stdout, stderr } = await cli("run", ...HOST, path, "startup");
      const script = join(path, "10.a.script");
      assert.match(stdout, /^10\.a +ERROR/);
      assert.deepEqual(stderr.split("\n").slice(0, 2), [
        `${script}:3: exit 4`,
        `    called from ${script}:6: check`,
      ]);
    });

    it("ends the scripts when it is interrupted", async () => {
      const path = make({ "10.a.script": sh('echo >"$CTDB_BASE/started"', "sleep 300 & wait") });
      const { child, answer } = start("run", ...HOST, path, "startup");
      await eventually(() => existsSync(join(site.base, "started")));
      child.kill("SIGINT");
      assert.equal((await answer).status, 130);
      assert.deepEqual(processesWith(path), []);
    });

    it("ends at once at a second signal, whatever it is waiting for", async function () {
      const path = make({ "10.a.script": sh("exit 0") });
      const longAgo = new Date("2000-01-01");
      const wasRead = (name: string) => statSync(name).atimeMs > longAgo.getTime();
      const script = join(path, "10.a.script");
      utimesSync(script, longAgo, new Date());
      readFileSync(script);
      if (!wasRead(script)) {
        skipBecause(this, "the file system does not note when files are read (noatime)");
      }
      const lock = `${nodePlace(join(site.base, "state/ctdb-events/nodes"), realpathSync(path))}.lock`;
      mkdirSync(dirname(lock), { recursive: true });
      writeFileSync(lock, lockMark()); // it waits for us for ten seconds
      utimesSync(lock, longAgo, new Date());
      const { child, answer } = startIn(site.base, "run", "--sandbox", "stubbed", path, "startup");
      const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
      while (!wasRead(lock) && !hasEnded()) {
        await setTimeout(10); // until it waits; it listens for signals since before
      }
      child.kill("SIGINT");
      // Those that come at once may be of one key; the first after that ends it.
      await eventually(() => !child.kill("SIGTERM") || hasEnded());
      assert.equal((await answer).status, 143);
    });

    it("listens for signals before the sandbox is chosen, and no longer than it runs", async () => {
      const path = make({ "10.a.script": sh("exit 0") });
      const heard: (string | symbol)[] = [];
      const note = (name: string | symbol) => heard.push(name);
      const count = process.listenerCount("SIGTERM");
      process.on("newListener", note);
      const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
      try {
        await assert.rejects(runCommand(["--sandbox", "isolated", path, "startup"], streams, "/no/such/kit"));
      } finally {
        process.off("newListener", note);
      }
      assert.ok(heard.includes("SIGTERM") && heard.includes("SIGINT"));
      assert.equal(process.listenerCount("SIGTERM"), count);
    });

    it("leaves no script when it is killed itself", async () => {
      const path = make({ "10.a.script": sh('echo $$ >"$CTDB_BASE/started"', "sleep 300") });
      const { child, answer } = start("run", ...HOST, path, "startup");
      await eventually(() => existsSync(join(site.base, "started")));
      child.kill("SIGKILL");
      await answer;
      await eventually(() => processesWith(path).length === 0);
    });

    it("ends at a signal although nobody reads its output", async () => {
      const path = make({ "10.a.script": sh("head -c 3000000 /dev/zero | tr '\\0' x") });
      const { child, status } = spawnIn(site.base, "run", ...HOST, path, "startup");
      await once(child.stdout, "readable"); // the run is over, and the pipe is full from here on
      child.kill("SIGTERM");
      // Nothing is read before it has gone.
      await once(child, "exit");
      child.stdout.resume();
      child.stderr.resume();
      assert.equal(await status, 143);
      assert.deepEqual(readdirSync(site.base), ["events"]);
    });

    it("says that its output could not be written", async () => {
      const path = make({ "10.a.script": sh("echo hi") });
      const { status, stderr } = await shell(`"$@" >/dev/full`, "run", ...HOST, path, "monitor");
      assert.equal(status, 74);
      assert.match(stderr, /^ctdb-events: cannot write the output: .*ENOSPC.*\n$/);
    });

    it("does without standard error", async () => {
      const path = make({ "10.a.script": sh("exit 3") });
      for (const redirection of ["2>/dev/full", "2>&-"]) {
        assert.equal((await shell(`"$@" ${redirection}`, "run", ...HOST, path, "monitor", "a b")).status, 3);
      }
    });

    it("runs the hung-script program that was named", async () => {
      const path = make({ "10.a.script": sh("sleep 300"), "../../debug.sh": sh('echo "hangs in $2"') });
      const program = join(site.base, "debug.sh");
      const { stderr } = await cli(
        "run",
        ...HOST,
        "--timeout",
        "1",
        "--debug-script",
        program,
        path,
        "monitor",
      );
      assert.match(stderr, /hangs in monitor\n/);
    });
  });
});

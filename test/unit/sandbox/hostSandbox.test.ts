import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createHostSandbox } from "../../../src/sandbox/hostSandbox.ts";
import { type ProcessStarter, SandboxError } from "../../../src/sandbox/sandbox.ts";
import { type EventDirectory, type FileSpec, makeEventDirectory, sh } from "../../support/eventDirectory.ts";
import { hostSandbox, KIT_DIRECTORY } from "../../support/kit.ts";
import { eventually, isAlive, processesWith } from "../../support/processes.ts";

for (const portable of [false, true]) {
  describe(`host sandbox${portable ? " without Linux's own system calls" : ""}`, () =>
    checkSandbox(portable));
}

function checkSandbox(portable: boolean): void {
  let directory: EventDirectory;
  let starter: ProcessStarter;

  async function enter(files: Record<string, FileSpec>, environment: Record<string, string> = {}) {
    directory = makeEventDirectory(files);
    starter = await hostSandbox(portable).open({
      environment: { PATH: "/usr/bin:/bin", CTDB_BASE: directory.base, ...environment },
      workingDirectory: "/",
      event: "monitor",
      args: [],
    });
  }

  async function run(name: string, ...args: string[]) {
    const chunks: Buffer[] = [];
    const path = Buffer.from(join(directory.path, name));
    const process = starter.start({ path, argv: [name, ...args].map((word) => Buffer.from(word)) }, (chunk) =>
      chunks.push(chunk),
    );
    return { end: await process.ended, output: Buffer.concat(chunks).toString() };
  }

  afterEach(async () => {
    await starter.close();
    directory.remove();
  });

  it("gives output and error on one pipe in the order in which they were written", async () => {
    await enter({ a: sh("echo one", "echo two >&2", "echo three") });
    assert.deepEqual(await run("a"), { end: { kind: "exit", status: 0 }, output: "one\ntwo\nthree\n" });
  });

  it("lets a script open /dev/stdout and /dev/stderr, since they are a pipe", async () => {
    await enter({
      a: sh("echo out >/dev/stdout", "echo err >/dev/stderr", "test -p /dev/stdout && echo pipe"),
    });
    assert.equal((await run("a")).output, "out\nerr\npipe\n");
  });

  it("tells every exit status and a signal apart, 137 from SIGKILL for one", async () => {
    await enter({ exit: sh('exit "$1"'), kill: sh('kill -"$1" $$') });
    for (const status of [0, 1, 63, 64, 126, 127, 137, 254, 255]) {
      assert.deepEqual((await run("exit", String(status))).end, { kind: "exit", status });
    }
    for (const signal of [9, 15]) {
      assert.deepEqual((await run("kill", String(signal))).end, { kind: "signal", signal });
    }
  });

  it("ignores SIGPIPE in every script, as ctdbd does", async () => {
    await enter({ a: sh("grep SigIgn /proc/self/status") });
    const mask = BigInt(`0x${(await run("a")).output.split(/\s+/)[1]}`);
    assert.equal(mask & (1n << 12n), 1n << 12n);
  });

  it("gives a group of its own, /dev/null as input, no other descriptors, and only the environment", async () => {
    await enter(
      {
        a: sh(
          "set -- $(cat /proc/$$/stat)",
          '[ "$5" = "$$" ] && echo own group',
          "readlink /proc/$$/fd/0",
          "echo $(ls /proc/self/fd)",
          "env | grep CTDB; env | wc -l",
          "pwd",
        ),
      },
      { CTDB_BASE: "/etc/ctdb" },
    );
    const [group, input, descriptors, ...rest] = (await run("a")).output.split("\n");
    assert.equal(group, "own group");
    assert.equal(input, "/dev/null");
    assert.match(descriptors ?? "", /^0 1 2 3$/);
    // PATH and CTDB_BASE; the shell itself adds PWD (and bash as sh two more).
    assert.deepEqual([rest[0], Number(rest[1]) <= 5, rest[2]], ["CTDB_BASE=/etc/ctdb", true, "/"]);
  });

  it("says with which errno a program could not start, and never asks a shell", async () => {
    await enter({
      text: { content: "echo a shell ran this\n" },
      empty: { content: "" },
      interpreter: { content: "#!/no/such/interpreter\n" },
      mode: { content: sh("exit 0"), mode: 0o644 },
      folder: { folder: true },
      dangling: { link: "nowhere" },
    });
    const errnoOf = async (name: string) => (await run(name)).end;
    assert.deepEqual(await errnoOf("text"), { kind: "start-failed", errno: 8 });
    assert.deepEqual(await errnoOf("empty"), { kind: "start-failed", errno: 8 });
    assert.deepEqual(await errnoOf("interpreter"), { kind: "start-failed", errno: 2 });
    assert.deepEqual(await errnoOf("mode"), { kind: "start-failed", errno: 13 });
    assert.deepEqual(await errnoOf("folder"), { kind: "start-failed", errno: 13 });
    assert.deepEqual(await errnoOf("dangling"), { kind: "start-failed", errno: 2 });
    assert.deepEqual(await errnoOf("missing"), { kind: "start-failed", errno: 2 });
  });

  it("needs the owner's execute bit, whatever the others are", async () => {
    await enter({ others: { content: sh("exit 0"), mode: 0o655 } });
    chmodSync(join(directory.path, "others"), 0o655);
    assert.deepEqual((await run("others")).end, { kind: "start-failed", errno: 13 });
  });

  it("does not wait for a background process that holds the pipe, and ends it in the sweep", async () => {
    const mark = `sleep-${randomUUID()}`;
    const ready = "$CTDB_BASE/ready";
    await enter({
      a: sh(
        `mkfifo ${ready}`,
        `sh -c 'echo >"${ready}"; sleep 300; : ${mark}' &`,
        `read x <"${ready}"`,
        "echo done",
      ),
    });
    const { end, output } = await run("a");
    assert.deepEqual(end, { kind: "exit", status: 0 });
    assert.equal(output, "done\n");
    const left = await starter.sweep(0);
    assert.ok(
      left.some(({ command }) => command.includes(mark)),
      JSON.stringify(left),
    );
    assert.deepEqual(
      left.filter(({ pid }) => isAlive(pid)),
      [],
    );
  });

  if (!portable) {
    // Only a subreaper hears of processes that left their group.
    it("finds and ends a daemon that made a session of its own", async () => {
      const mark = `daemon-${randomUUID()}`;
      await enter({ a: sh(`setsid sh -c 'sleep 300; : ${mark}' >/dev/null 2>&1 </dev/null &`, "exit 0") });
      await run("a");
      await starter.sweep(0);
      assert.deepEqual(processesWith(mark), []);
    });

    it("reads on in the sweep, so that no last words fill the pipe", async () => {
      await enter({
        a: sh(
          "trap 'head -c 200000 /dev/zero; echo >\"$CTDB_BASE/said\"; exit 0' TERM",
          'echo >"$CTDB_BASE/ready"',
          "while :; do sleep 0.01; done",
        ),
      });
      const path = Buffer.from(join(directory.path, "a"));
      const script = starter.start({ path, argv: [path] }, () => {});
      await eventually(() => existsSync(join(directory.base, "ready")));
      script.signalGroup("SIGTERM");
      assert.deepEqual(await starter.sweep(20_000), []);
      assert.deepEqual(await script.ended, { kind: "exit", status: 0 });
      assert.ok(existsSync(join(directory.base, "said")));
    });
  }

  it("has no sweep to do when all has ended", async () => {
    await enter({ a: sh("exit 3") });
    await run("a");
    assert.deepEqual(await starter.sweep(0), []);
  });

  it("passes output of any size and any bytes", async () => {
    await enter({ a: sh("head -c 5000000 /dev/zero | tr '\\0' x", "printf '\\377\\000end'") });
    const { output } = await run("a");
    assert.equal(output.length, 5_000_000 + "\ufffd\0end".length);
  });

  it("kills what is left when it is closed", async () => {
    const mark = `left-${randomUUID()}`;
    await enter({ a: sh(`sh -c 'sleep 300; : ${mark}' &`) });
    await run("a");
    await starter.close();
    assert.deepEqual(processesWith(mark), []);
  });

  it("fails with a sentence when the launcher is killed, and leaves no script running", async () => {
    const mark = `orphan-${randomUUID()}`;
    await enter({ a: sh("kill -9 $PPID", `sleep 300 # ${mark}`) });
    await assert.rejects(
      run("a"),
      (error: Error) => error instanceof SandboxError && /stopped/.test(error.message),
    );
    await eventually(() => processesWith(directory.path).length === 0);
  });
}

describe("host sandbox with a launcher that does not answer", () => {
  it("gives up and leaves no process", async () => {
    const directory = makeEventDirectory({
      "10.a.script": sh('echo $PPID >"$CTDB_BASE/launcher"', "kill -STOP $PPID", "exec sleep 300"),
    });
    const sandbox = createHostSandbox({ kitDirectory: KIT_DIRECTORY, patienceMs: 200 });
    const starter = await sandbox.open({
      environment: { PATH: "/usr/bin:/bin", CTDB_BASE: directory.base },
      workingDirectory: "/",
      event: "monitor",
      args: [],
    });
    const path = Buffer.from(join(directory.path, "10.a.script"));
    const script = starter.start({ path, argv: [path] }, () => {});
    script.ended.catch(() => {}); // it may be stopped before or after it has told of the start
    const launcher = join(directory.base, "launcher");
    await eventually(() => existsSync(launcher) && readFileSync(launcher, "utf8").endsWith("\n"));
    const pid = readFileSync(launcher, "utf8").trim();
    await eventually(() => /\) T /.test(readFileSync(`/proc/${pid}/stat`, "latin1")));
    script.signalGroup("SIGKILL");
    assert.deepEqual(await starter.sweep(0), []);
    await starter.close();
    await assert.rejects(script.ended, SandboxError);
    await eventually(() => processesWith(directory.path).length === 0);
    assert.equal(isAlive(Number(pid)), false);
    directory.remove();
  });
});

describe("host sandbox that cannot be entered", () => {
  it("says so when the working directory is not there", async () => {
    const opening = hostSandbox().open({
      environment: {},
      workingDirectory: "/no/such/folder",
      event: "monitor",
      args: [],
    });
    await assert.rejects(
      opening,
      (error: Error) => error instanceof SandboxError && /ENOENT/.test(error.message),
    );
  });
});

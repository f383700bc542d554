import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { outputText } from "../../src/runner/output.ts";
import type { RunReport } from "../../src/runner/report.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { eventually, processesWith } from "../support/processes.ts";

const SECRET = "BEGIN OPENSSH PRIVATE KEY of this test";

/** What a script printed, of all scripts. */
const outputOf = (report: RunReport) => report.scripts.map(({ output }) => outputText(output)).join("");

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}

describe("a malicious script in isolated mode", function () {
  this.timeout(60_000);
  let site: NodeSite;
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(homedir(), ".ctdb-events-test-"));
    mkdirSync(join(home, ".ssh"));
    writeFileSync(join(home, ".ssh", "id_ed25519"), SECRET);
  });
  afterEach(async () => {
    await site?.close();
    rmSync(home, { recursive: true, force: true });
  });

  const attack = async (...lines: string[]) => {
    site = await makeNodeSite("isolated", {
      "10.evil.script": sh(...lines),
      "20.next.script": sh("echo next"),
    });
    writeFileSync(join(site.base, "config", "precious"), "as it was");
    chmodSync(join(site.base, "config", "precious"), 0o640);
    return site.run("monitor");
  };
  const precious = () => join(site.base, "config", "precious");
  const assertUnharmed = () => {
    assert.equal(readFileSync(precious(), "utf8"), "as it was");
    assert.equal(statSync(precious()).mode & 0o777, 0o640);
    assert.equal(readFileSync(join(home, ".ssh", "id_ed25519"), "utf8"), SECRET);
    assert.equal(existsSync("/etc/ctdb-events-was-here"), false);
  };

  it("cannot write, delete or chmod anything of this machine", async () => {
    const report = await attack(
      'cd "$(dirname "$0")/../.."',
      "for f in precious events/legacy/10.evil.script; do",
      '  rm -f "$f"; echo x >"$f"; chmod 777 "$f"; mv "$f" "$f.gone"',
      "done 2>/dev/null",
      `rm -rf "${home}" 2>/dev/null`,
      "touch /etc/ctdb-events-was-here /usr/bin/ctdb-events-was-here /ctdb-events-was-here 2>/dev/null",
      "for f in /run/ctdb-events/real/usr/*bin /run/ctdb-events/kit /run/ctdb-events/saved /run/ctdb-events/base; do",
      '  test -d "$f" && echo LOOKED; touch "$f/ctdb-events-was-here" 2>/dev/null && echo WRITTEN',
      "done",
      "echo x >>/etc/passwd",
      "exit 0",
    );
    assert.match(outputOf(report), /LOOKED/);
    assert.doesNotMatch(outputOf(report), /WRITTEN/);
    assert.match(outputOf(report), /etc\/passwd: (?:Read-only file system|Permission denied)/);
    assert.equal(report.outcome, "passed");
    assertUnharmed();
    assert.equal(existsSync("/ctdb-events-was-here"), false);
  });

  it("cannot undo the mounts, make devices, or write to the kernel, though it is root", async () => {
    const pattern = readFileSync("/proc/sys/kernel/core_pattern", "utf8");
    const report = await attack(
      "id -u",
      // The real ones, in place of our stub commands.
      "PATH=/run/ctdb-events/real/usr/bin:$PATH",
      "mount -o remount,rw / && echo REMOUNTED",
      'unshare -Urm sh -c "mount -o remount,rw,bind / && echo REMOUNTED; umount /root && echo UNMOUNTED"',
      "umount /root && echo UNMOUNTED",
      "mknod /tmp/disk b 8 0 && echo DEVICE",
      "echo x >/proc/sys/kernel/core_pattern && echo KERNEL",
      "ls /proc/1/root/run/ctdb-events && echo TRACED",
      'chroot /proc/1/cwd sh -c "echo x >/etc/ctdb-events-was-here" && echo CHROOTED',
      "exit 0",
    );
    assert.match(outputOf(report), /^0\n/);
    assert.doesNotMatch(outputOf(report), /REMOUNTED|UNMOUNTED|DEVICE|KERNEL|TRACED|CHROOTED/);
    assert.equal(readFileSync("/proc/sys/kernel/core_pattern", "utf8"), pattern);
    assertUnharmed();
  });

  it("may ask the kernel to drop its caches, which does not hear of it", async () => {
    const report = await attack(
      "echo 3 >/proc/sys/vm/drop_caches && echo DONE",
      // The kernel's own file cannot be read.
      "cat /proc/sys/vm/drop_caches",
    );
    assert.match(outputOf(report), /^DONE\n3\n/);
  });

  it("cannot read a key in the home folder", async () => {
    const report = await attack(
      `cat "${home}/.ssh/id_ed25519"`,
      "cat ~/.ssh/* /root/.ssh/* /home/*/.ssh/*",
      "ls -a ~ /root",
    );
    assert.doesNotMatch(outputOf(report), new RegExp(SECRET));
    assert.match(outputOf(report), /No such file/);
  });

  it("cannot kill our process, and what it kills is its own", async () => {
    const report = await attack(
      `kill -9 ${process.pid} ${process.ppid}`,
      "kill -9 1",
      "kill -9 -1",
      "exit 7",
    );
    assert.equal(report.outcome, "failed");
    assert.equal(report.problem, null);
    assert.deepEqual(report.scripts[1]?.status, "NOT RUN");
  });

  it("cannot reach a server that listens on loopback", async () => {
    let server: Server | undefined;
    let connections = 0;
    try {
      server = createServer(() => connections++);
      await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      const port = typeof address === "object" ? address?.port : 0;
      const report = await attack(`bash -c 'echo hello >/dev/tcp/127.0.0.1/${port} && echo CONNECTED' 2>&1`);
      assert.match(outputOf(report), /Connection refused/);
      assert.equal(connections, 0);
    } finally {
      server?.close();
    }
  });

  it("leaves no daemon behind, however it starts it", async () => {
    const report = await attack(
      "setsid sleep 1000 &",
      "(sleep 1001 &)",
      "nohup sleep 1002 >/dev/null 2>&1 &",
      "setsid sh -c 'setsid sleep 1003 & exit 0'",
      "exit 0",
    );
    assert.equal(report.outcome, "passed");
    assert.equal(report.leftRunning.length, 4, JSON.stringify(report.leftRunning));
    await eventually(() => processesWith(site.base).length === 0);
  });

  it("cannot fill the disk", async () => {
    const report = await attack(
      "for folder in /tmp /var/tmp /run /root /dev/shm /etc/ctdb /run/ctdb-events/node; do",
      "  dd if=/dev/zero of=$folder/big bs=1M count=500 2>&1 | grep -o 'No space left on device'",
      "done",
      "exit 0",
    );
    assert.equal(outputOf(report).match(/No space left/g)?.length, 7);
    assert.ok(sizeOf(join(site.base, "state")) < 40 * 1024 * 1024);
    assert.ok(
      report.sandbox.notes.some(({ sentence }) => /Not kept in the virtual node: .*32 MiB/.test(sentence)),
    );
  });

  it("cannot bomb the machine with processes", async () => {
    const report = await attack("bomb() { bomb | bomb & }", "bomb", "wait", "sleep 1000");
    assert.equal(report.outcome, "failed");
    assert.ok(report.sandbox.notes.some(({ sentence }) => /More than \d+ processes/.test(sentence)));
    await eventually(() => processesWith(site.base).length === 0);
  });

  it("cannot keep 100,000 files, open or not", async () => {
    const report = await attack(
      'perl -e \'for (1 .. 100_000) { open($f[$_], ">", "/tmp/f$_") or die "$_: $!\\n" }\'',
      'perl -e \'for (1 .. 100_000) { open(my $f, ">", "/tmp/g$_") or die "$_: $!\\n" }\'',
      "exit 0",
    );
    assert.match(outputOf(report), /Too many open files|No space left/);
    assert.match(outputOf(report), /No space left/);
    assert.equal(report.outcome, "passed");
  });
});

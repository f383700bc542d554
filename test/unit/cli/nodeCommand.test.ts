import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EventDirectory, makeEventDirectory, sh } from "../../support/eventDirectory.ts";
import { COMMAND_LINE } from "../../support/programs.ts";

describe("ctdb-events node", function () {
  this.timeout(40_000);
  let directory: EventDirectory;
  beforeEach(() => {
    directory = makeEventDirectory({
      "10.link.script": sh(
        '[ "$1" = monitor ] || exit 0',
        "ethtool eth0 | grep -q 'detected: yes' && exit 0",
        "echo no link",
        "exit 1",
      ),
    });
  });
  afterEach(() => directory.remove());

  function cli(...args: string[]) {
    const env = { ...process.env, XDG_STATE_HOME: join(directory.base, "state") };
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND_LINE, ...args], {
      env,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }
  const run = (...words: string[]) => cli("run", "--sandbox", "stubbed", ...words);

  it("shows a node, and what was set by hand until it is reset", () => {
    const { path } = directory;
    assert.match(cli("node", "show", path).stdout, /^ {2}eth0 +link up /m);
    assert.deepEqual(cli("node", "set", path, "link", "eth0", "down"), { status: 0, stdout: "", stderr: "" });
    assert.match(cli("node", "show", path).stdout, /^! eth0 +link down /m);
    assert.equal(run(path, "monitor").status, 1);
    assert.equal(cli("node", "reset", path).status, 0);
    assert.equal(run(path, "monitor").status, 0);
  });

  it("keeps the release for which the node was made, unless another is named", () => {
    const { path } = directory;
    run("--target-version", "4.17", path, "startup");
    cli("node", "set", path, "link", "eth0", "down");
    const { stdout, stderr } = cli("node", "show", path);
    assert.equal(stderr, "");
    assert.match(stdout, /^ {2}CTDB +4\.17 /m);
    assert.match(stdout, /^! eth0 +link down /m);
    const other = cli("node", "show", "--target-version", "4.20", path);
    assert.match(other.stdout, /^ {2}CTDB +4\.20 /m);
    assert.match(other.stderr, /made anew since the target version is 4\.20, not 4\.17/);
  });

  it("gives programs the same as JSON", () => {
    const { sections } = JSON.parse(cli("node", "show", "--format", "json", directory.path).stdout);
    const interfaces = sections.find(({ id }: { id: string }) => id === "interfaces");
    assert.deepEqual(
      interfaces.rows.map(({ label }: { label: string }) => label),
      ["lo", "eth0", "eth1"],
    );
  });

  it("refuses during a recovery what ctdbd refuses, and runs it all the same when told to", () => {
    const { path } = directory;
    cli("node", "set", path, "recovery", "on");
    const refused = run(path, "monitor");
    assert.notEqual(refused.status, 0);
    assert.match(refused.stderr, /Refusing to run event .*monitor.* while in recovery .*--refusal ignore/);
    assert.equal(run("--refusal", "ignore", path, "monitor").status, 0);
  });

  it("says what a command that is not simulated was, and that it failed", () => {
    directory.remove();
    directory = makeEventDirectory({
      "10.a.script": sh("systemctl isolate rescue.target && echo done", "exit 0"),
    });
    const { stdout, stderr } = run(directory.path, "startup");
    assert.doesNotMatch(stdout, /done/);
    assert.match(stderr, /warning: not simulated: systemctl isolate rescue\.target/);
  });

  it("names the commands that stubbed mode cannot catch", () => {
    directory.remove();
    directory = makeEventDirectory({ "10.a.script": sh("[ -x /sbin/ip ] || exit 0", "exit 0") });
    assert.match(
      run(directory.path, "startup").stderr,
      /10\.a\.script:2 names \/sbin\/ip by its absolute path/,
    );
  });

  it("uses a stub command of the user's own in place of ours", () => {
    directory.remove();
    directory = makeEventDirectory({
      "10.a.script": sh("systemctl is-active smbd"),
      "../../mine/systemctl": sh('echo "mine: $*"', 'test -f "$CTDB_EVENTS_NODE/services"'),
    });
    const { status, stdout } = run("--stubs", join(directory.base, "mine"), directory.path, "startup");
    assert.equal(status, 0);
    assert.match(stdout, /mine: is-active smbd/);
  });

  it("takes no profile that is not there, no plain file or wrong, and makes nothing then", () => {
    const pipe = join(directory.base, "pipe");
    execFileSync("mkfifo", [pipe]);
    const wrong = join(directory.base, "wrong.yaml");
    writeFileSync(wrong, "pnn: 1\ninterface: {eth0: down}\n");
    for (const [profile, complaint] of [
      [join(directory.base, "none.yaml"), /none\.yaml does not exist\./],
      [directory.base, /is no plain file\./],
      [pipe, /pipe is no plain file\./],
      [join(pipe, "x"), /cannot be read: not a directory\./],
      ["", /--profile takes a file\./],
      [wrong, /wrong\.yaml:2:\d+: .*interface/s],
    ] as const) {
      for (const command of ["run", "node"] as const) {
        const options = ["--profile", profile, directory.path];
        const { status, stderr } =
          command === "run" ? run(...options, "monitor") : cli("node", "show", ...options);
        assert.equal(status, 64, `${command} ${profile}`);
        assert.match(stderr, complaint);
        assert.match(stderr, new RegExp(`Usage: ctdb-events ${command}`));
      }
    }
    assert.equal(existsSync(join(directory.base, "state")), false);
  });

  it("says that virtual nodes cannot be kept where they are to be kept", () => {
    const env = { ...process.env, XDG_STATE_HOME: "/proc/nope" };
    const words = [COMMAND_LINE, "node", "show", directory.path];
    const { status, stderr } = spawnSync(process.execPath, words, { env, encoding: "utf8", timeout: 10_000 });
    assert.equal(status, 69);
    assert.equal(
      stderr,
      "ctdb-events: The folder for virtual nodes /proc/nope/ctdb-events/nodes cannot be made: " +
        "no such file or directory. Set XDG_STATE_HOME to a folder that you may write to.\n",
    );
  });

  it("makes no node for a directory that does not exist", () => {
    assert.notEqual(run("/no/such/events/legacy", "monitor").status, 0);
    assert.equal(existsSync(join(directory.base, "state")), false);
  });

  for (const [words, message] of [
    [[], /node takes show, reset or set\./],
    [["fly", "/tmp"], /not “fly”/],
    [["show"], /node show takes a directory/],
    [["reset", "/tmp", "now"], /takes a directory alone, not “now” too/],
    [["set", "/tmp"], /Say what to change/],
    [["set", "/tmp", "moon", "full"], /“moon” is nothing that can be changed/],
  ] as const) {
    it(`“node ${words.join(" ")}” ends with 64 and a usage line`, () => {
      const { status, stderr } = cli("node", ...words);
      assert.equal(status, 64);
      assert.match(stderr, message);
      assert.match(stderr, /Usage: ctdb-events node/);
    });
  }
});

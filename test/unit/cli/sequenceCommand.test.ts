import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { watch } from "node:fs/promises";
import { join } from "node:path";
import { type EventDirectory, makeEventDirectory, sh } from "../../support/eventDirectory.ts";
import { COMMAND_LINE } from "../../support/programs.ts";

describe("ctdb-events sequence", function () {
  this.timeout(30_000);
  let directory: EventDirectory;
  beforeEach(() => {
    directory = makeEventDirectory(
      {
        "10.addresses.script": sh(
          'case "$1" in',
          'takeip) ip addr add "$3/$4" dev "$2" ;;',
          'releaseip) ip addr del "$3/$4" dev "$2" ;;',
          "startup) echo cannot start; exit 1 ;;",
          'slow) touch "$(dirname "$0")/begun"; sleep 60 ;;',
          "esac",
        ),
      },
      "config/events/legacy",
    );
  });
  afterEach(() => directory.remove());

  const environment = () => ({ ...process.env, XDG_STATE_HOME: join(directory.base, "state") });
  function cli(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [COMMAND_LINE, "sequence", "--sandbox", "stubbed", ...args],
      { env: environment(), encoding: "utf8" },
    );
    return { status, stdout, stderr };
  }
  function file(text: string): string {
    const path = join(directory.base, "config", "own.ctdb-sequence.yaml");
    writeFileSync(path, text);
    return path;
  }

  it("tells step by step what a node would do, and succeeds where CTDB would", () => {
    const { status, stdout } = cli("take-over", "--directory", directory.path, "--address", "10.0.0.32");
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^ {2}2 takeip eth0 10\.0\.0\.32 24 +passed .*10\.0\.0\.32$/m);
    assert.match(stdout, /^passed: 3 events ran as CTDB expects\.$/m);
  });

  it("fails with the script that is to blame, after the tries that ctdbd makes without end", () => {
    const { status, stdout } = cli("--directory", directory.path, "start-up");
    assert.equal(status, 1);
    assert.equal(stdout.match(/^ +\d+ startup/gm)?.length, 3);
    assert.match(stdout, /10\.addresses ERROR\n +cannot start\n/);
    assert.match(stdout, /^failed: startup failed\..*Waits of 23 s were left out\.$/m);
  });

  it("runs a file with the event directory beside it", () => {
    const path = file("steps:\n  - event: startup\n    expect: failed\n  - takeip eth0 10.0.0.31 24\n");
    const { status, stdout, stderr } = cli(path);
    assert.deepEqual([status, stderr], [0, ""], stdout);
  });

  it("tells what is wrong in a file with its place, and runs nothing", () => {
    const path = file("steps:\n  - monitor\n  - takeip eth0\n");
    const { status, stdout, stderr } = cli(path);
    assert.deepEqual([status, stdout], [64, ""]);
    assert.ok(stderr.startsWith(`${path}:3:5: error: `), stderr);
  });

  it("gives programs the same as JSON, with the report of each run", () => {
    const { status, stdout } = cli("move", "--directory", directory.path, "--format", "json");
    assert.equal(status, 0);
    const document = JSON.parse(stdout);
    assert.equal(document.outcome, "passed");
    const taken = document.steps.find(({ event }: { event: string }) => event === "takeip");
    assert.deepEqual(taken.node.held, ["10.0.0.31"]);
    assert.equal(taken.run.scripts[0].state, "OK");
  });

  for (const [what, args, expected] of [
    [
      "a name that there is not",
      ["start"],
      /There is no sequence “start”, and no such file; there are start-up/,
    ],
    ["no name", [], /takes the name of a sequence or a file/],
    [
      "an address that the node lacks",
      ["move", "--address", "1.2.3.4"],
      /no public address “1\.2\.3\.4”; it has 10\.0\.0\.31/,
    ],
    ["rounds that make no sense", ["monitor", "--rounds", "0"], /--rounds takes a number from 1 to 1000/],
  ] as const) {
    it(`refuses ${what}`, () => {
      const { status, stderr } = cli("--directory", directory.path, ...args);
      assert.equal(status, 64);
      assert.match(stderr, expected);
    });
  }

  it("ends the run and the sequence with a signal", async () => {
    const path = file("steps:\n  - slow\n  - slow\n");
    const child = spawn(
      process.execPath,
      [COMMAND_LINE, "sequence", "--sandbox", "stubbed", path, "--format", "json"],
      {
        env: environment(),
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let out = "";
    child.stdout.on("data", (data: Buffer) => {
      out += data;
    });
    for await (const { filename } of watch(directory.path)) {
      if (filename === "begun") {
        break;
      }
    }
    child.kill("SIGTERM");
    const [status] = await once(child, "close");
    assert.equal(status, 143);
    assert.equal(JSON.parse(out).outcome, "cancelled");
  });
});

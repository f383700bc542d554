import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { cli } from "../../support/commandLine.ts";
import { sh, useEventDirectory } from "../../support/eventDirectory.ts";

describe("ctdb-events", function () {
  this.timeout(20_000);
  const site = useEventDirectory();
  const { make } = site;

  describe("list", () => {
    it("shows every file with its place, state and the way to mend it", async () => {
      const path = make({
        "10.a.script": sh("exit 0"),
        "20.off.script": { content: sh("exit 0"), mode: 0o644 },
        "30.noline.script": "exit 0\n",
        "50.samba": sh("exit 0"),
      });
      const { status, stdout } = await cli("list", path);
      assert.equal(status, 0);
      assert.match(stdout, /component convention, CTDB 4\.24/);
      assert.match(stdout, /^ {3}1 {2}enabled {3}10\.a\.script$/m);
      assert.match(stdout, /^ {3}2 {2}disabled {2}20\.off\.script .*chmod u\+x/m);
      assert.match(stdout, /^ {3}3 {2}problem {3}30\.noline\.script/m);
      assert.match(stdout, /^ {3}- {2}ignored {3}50\.samba .*50\.samba\.script/m);
    });

    it("says that the target version does not look into the directory, and nothing of better names", async () => {
      const path = make({ "50.samba": sh("exit 0") }, "events.d");
      const { stdout } = await cli("list", "--target-version", "4.20", path);
      assert.match(stdout, /^CTDB 4\.20 follows the component convention .* Change --target-version/m);
      assert.match(stdout, /^ {3}- {2}ignored {3}50\.samba {2}CTDB 4\.20 .* runs none of the files here\.$/m);
      const json = await cli("list", "--format", "json", "--target-version", "4.20", path);
      assert.match(JSON.parse(json.stdout).mismatch, /^CTDB 4\.20/);
      const run = await cli("run", "--sandbox", "host", "--target-version", "4.20", path, "monitor");
      assert.match(run.stderr, /^ctdb-events: warning: CTDB 4\.20 .*the folder events\.d holds 50\.samba/);
      assert.equal(run.status, 0);
      const newer = make({ "10.a.script": sh("exit 0") }, "events/legacy");
      const older = await cli("list", "--target-version", "4.5", newer);
      assert.match(
        older.stdout,
        /^ {3}- {2}ignored {3}10\.a\.script {2}CTDB 4\.5 .* runs none of the files here\.$/m,
      );
    });

    it("makes control characters in names visible", async () => {
      const path = make({ "10.a\n\u001b[31mb.script": sh("exit 0") });
      assert.match((await cli("list", path)).stdout, /^ {3}1 {2}enabled {3}10\.a\\n\\x1b\[31mb\.script$/m);
    });

    it("writes JSON", async () => {
      const path = make({ "10.a.script": sh("exit 0") });
      const document = JSON.parse((await cli("list", "--format", "json", path)).stdout);
      assert.deepEqual([document.files[0].file, document.files[0].position], ["10.a.script", 1]);
    });
  });

  describe("enable and disable", () => {
    it("change the execute bits as ctdb event script does", async () => {
      const path = make({ "10.a.script": { content: sh("exit 0"), mode: 0o644 } });
      const mode = () => statSync(join(path, "10.a.script")).mode & 0o777;
      assert.equal((await cli("enable", path, "10.a")).status, 0);
      assert.equal(mode(), 0o755);
      assert.equal((await cli("disable", path, "10.a.script")).status, 0);
      assert.equal(mode(), 0o644);
    });

    it("say what is wrong with a name", async () => {
      const path = make({});
      const { status, stderr } = await cli("enable", path, "10.missing");
      assert.deepEqual([status, stderr], [2, "ctdb-events: Script 10.missing does not exist in legacy\n"]);
    });
  });

  describe("what is hardly meant", () => {
    it("is a directory without scripts: those below it are named", async () => {
      const path = make({ "10.a.script": sh("exit 0") });
      for (const args of [["list"], ["run", "--sandbox", "host"]]) {
        const [command = "", ...options] = args;
        const words = command === "run" ? ["monitor"] : [];
        const { status, stderr } = await cli(command, ...options, join(path, "..", ".."), ...words);
        assert.equal(status, 0);
        assert.match(
          stderr,
          /finds no script in .* takes every event for passed\. Below it is “events\/legacy”/,
        );
      }
    });

    it("is an option behind the event, and a misspelt event", async () => {
      const path = make({ "10.a.script": sh("exit 0") });
      const { stderr } = await cli("run", "--sandbox", "host", path, "moniter", "--timeout=3");
      assert.match(stderr, /--timeout=3 stands behind moniter.*Options of this command go before/);
      assert.match(stderr, /has no event moniter\. Did you mean monitor\?/);
    });

    it("is a folder that is not there, and a script to disable that is not", async () => {
      const path = make({ "10.a.script": sh("exit 0") });
      const nowhere = `${path}-nowhere`;
      for (const args of [
        ["enable", nowhere, "10.a"],
        ["node", "show", nowhere],
      ]) {
        const { status, stderr } = await cli(...args);
        assert.deepEqual([status, stderr], [2, `ctdb-events: There is no folder ${nowhere}.\n`]);
      }
      const { status, stderr } = await cli("disable", path, "10.b");
      assert.equal(status, 0); // as CTDB's own
      assert.match(stderr, /There is no script 10\.b in .*: nothing was changed/);
      assert.equal((await cli("disable", path, "10.a")).stderr, "");
    });
  });

  describe("wrong usage", () => {
    const wrong: readonly [args: string[], complaint: RegExp][] = [
      [[], /command is missing/],
      [["chek"], /no command “chek”\. Did you mean “check”\?/],
      [["check", "/nowhere"], /“\/nowhere” cannot be read: no such file or directory\.$/m],
      [["sequence", "--directory", "/tmp", "takeover"], /Did you mean “take-over”\?/],
      [["run", "--stubs", "/nowhere", "/tmp", "monitor"], /\/nowhere does not exist/],
      [["run", "--debug-script", "/nowhere", "/tmp", "monitor"], /\/nowhere does not exist/],
      [["enable", "/tmp", ""], /script's name is empty/],
      [["fly"], /no command “fly”/],
      [["run"], /takes a directory and an event/],
      [["run", "--timeout", "soon", "/tmp", "monitor"], /“soon”/],
      [["run", "--sandbox", "moon", "/tmp", "monitor"], /“moon”/],
      [["run", "--unknown", "/tmp", "monitor"], /--unknown/],
      [["run", "--target-version", "new", "/tmp", "monitor"], /“new”/],
      [
        ["run", "--convention", "classic", "--target-version", "4.17", "/tmp", "monitor"],
        /component convention/,
      ],
      [["list", "/tmp", "/tmp"], /one directory/],
      [["run", "", "monitor"], /name is empty/],
      [["enable", "/tmp"], /a directory and a script/],
    ];
    for (const [args, complaint] of wrong) {
      it(`“${args.join(" ")}” ends with 64 and a usage line`, async () => {
        const { status, stdout, stderr } = await cli(...args);
        assert.deepEqual([status, stdout], [64, ""]);
        assert.match(stderr, complaint);
        assert.match(stderr, /^Usage: ctdb-events/m);
      });
    }
  });

  it("tells its version", async () => {
    assert.match((await cli("--version")).stdout, /^ctdb-events \d+\.\d+\.\d+\n$/);
  });

  it("explains itself", async () => {
    const { status, stdout } = await cli("--help");
    assert.equal(status, 0);
    for (const command of ["list", "run", "enable", "disable"]) {
      assert.match(stdout, new RegExp(`ctdb-events ${command} `));
    }
  });
});

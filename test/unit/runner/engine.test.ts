import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { NO_OUTPUT, outputText } from "../../../src/runner/output.ts";
import { sh } from "../../support/eventDirectory.ts";
import { convention, makeSite, outline, type Site } from "../../support/runEvent.ts";

describe("an event in current Samba", () => {
  let site: Site;
  afterEach(() => site.close());

  it("runs the enabled scripts in the byte order of their names and passes over the disabled ones", async () => {
    site = makeSite({
      "17.a.script": sh("echo second"),
      "17.a-b.script": sh("echo first"),
      "20.off.script": { content: sh("echo never"), mode: 0o644 },
      "05.B.script": sh("echo zero"),
      "README.script": sh("echo never"),
      "30.copy.script.rpmnew": sh("echo never"),
    });
    const report = await site.run("monitor");
    assert.deepEqual(outline(report), [
      "05.B OK: zero",
      "17.a-b OK: first",
      "17.a OK: second",
      "20.off DISABLED -8",
    ]);
    assert.equal(report.outcome, "passed");
    assert.equal(report.summary, 0);
  });

  it("stops at the first failure and shows the rest as not run", async () => {
    site = makeSite({
      "10.a.script": sh("exit 0"),
      "20.b.script": sh("echo ERROR: broken >&2", "exit 1"),
      "30.c.script": sh("exit 0"),
      "40.off.script": { content: sh("exit 0"), mode: 0o644 },
    });
    const report = await site.run("monitor");
    const found = ["10.a OK", "20.b ERROR 1: ERROR: broken", "30.c NOT RUN", "40.off NOT RUN"];
    assert.deepEqual(outline(report), found);
    assert.deepEqual(
      report.scripts.filter(({ isDisabled }) => isDisabled === true).map(({ name }) => name.text),
      ["40.off"],
    );
    assert.equal(report.outcome, "failed");
    assert.equal(report.summary, 1);
    assert.match(report.consequence.sentence, /UNHEALTHY/);
  });

  it("goes on after a failure when asked to, and sums up with the last failure", async () => {
    site = makeSite({
      "10.a.script": sh("exit 1"),
      "20.b.script": sh("exit 2"),
      "30.c.script": sh("exit 0"),
    });
    const report = await site.engine.run({
      event: "monitor",
      args: [],
      timeoutSeconds: 30,
      continueOnFailure: true,
    }).report;
    assert.deepEqual(outline(report), ["10.a ERROR 1", "20.b ERROR 2", "30.c OK"]);
    assert.equal(report.summary, 2);
  });

  it("passes the event and the arguments split at blanks, with quotes literal and the path as $0", async () => {
    site = makeSite({ "10.a.script": sh('echo "$0"', 'for i; do echo "<$i>"; done') });
    const report = await site.run("takeip", "eth0", "10.0.0.31  24", '"x y"', "");
    const lines = report.scripts[0]?.output.head.toString().split("\n");
    assert.deepEqual(lines, [
      join(site.path, "10.a.script"),
      ...["<takeip>", "<eth0>", "<10.0.0.31>", "<24>", '<"x>', '<y">', ""],
    ]);
    assert.ok(report.warnings.some((warning) => warning.includes("10.0.0.31  24")));
    assert.ok(report.warnings.some((warning) => warning.includes("empty argument")));
  });

  it("keeps what really happened beside what CTDB says", async () => {
    site = makeSite({ "10.a.script": sh("exit 127") });
    const [script] = (await site.run("monitor")).scripts;
    assert.deepEqual(script?.end, { kind: "exit", status: 127 });
    assert.equal(script?.status, "CANNOT RUN");
    assert.equal(script?.result, -63);
    assert.match(script?.explanation ?? "", /127/);
  });

  it("says of every script that did not start why, and how to mend it", async () => {
    site = makeSite({
      "10.crlf.script": "#!/bin/sh\r\nexit 0\r\n",
      "20.none.script": "exit 0\n",
      "30.dangling.script": { link: "nowhere" },
      "40.off.script": { content: sh("exit 0"), mode: 0o644 },
    });
    const report = await site.run("monitor");
    const reasons = [/CR LF/, /does not begin with `#!`/, /leads nowhere/, /chmod u\+x/];
    reasons.forEach((reason, index) => {
      assert.equal(report.scripts[index]?.status, "DISABLED");
      assert.match(report.scripts[index]?.explanation ?? "", reason);
    });
  });

  it("names the files that CTDB does not even list, with the way to mend it", async () => {
    site = makeSite({
      "10.a.script": sh("exit 0"),
      "50.samba": sh("exit 0"),
      README: "",
      "50.samba.options": "",
    });
    const { notListed } = await site.run("monitor");
    assert.deepEqual(
      notListed.map(({ fileName }) => fileName.text),
      ["50.samba"],
    );
    assert.match(notListed[0]?.sentence ?? "", /50\.samba\.script/);
  });

  it("looks at a script again when its turn comes", async () => {
    site = makeSite({
      "10.a.script": sh(
        'cd "$CTDB_BASE/events/legacy"',
        "chmod -x 20.b.script",
        "rm 30.c.script",
        "chmod +x 40.d.script",
      ),
      "20.b.script": sh("echo never"),
      "30.c.script": sh("echo never"),
      "40.d.script": { content: sh("echo enabled meanwhile"), mode: 0o644 },
    });
    const report = await site.run("monitor");
    assert.deepEqual(outline(report), [
      "10.a OK",
      "20.b DISABLED -8",
      "30.c DISABLED -8",
      "40.d OK: enabled meanwhile",
    ]);
  });

  it("succeeds with an empty directory, and says that a missing one does not exist", async () => {
    site = makeSite({});
    assert.equal((await site.run("monitor")).outcome, "passed");
    rmSync(site.path, { recursive: true });
    const report = await site.run("monitor");
    assert.equal(report.outcome, "refused");
    assert.equal(report.summary, -2);
    assert.match(report.problem ?? "", /no folder/);
  });

  it("cuts each read at a NUL byte and says how much CTDB loses", async () => {
    site = makeSite({ "10.a.script": sh("printf 'seen\\0lost'") });
    const output = (await site.run("monitor")).scripts[0]?.output;
    assert.equal(output?.head.toString(), "seen");
    assert.equal(output?.lostAfterNul, 5);
  });

  it("keeps both ends of a huge output, and the whole in a file until the engine closes", async () => {
    site = makeSite({
      "10.a.script": sh("echo first", "head -c 3000000 /dev/zero | tr '\\0' x", "echo last", "exit 1"),
    });
    const output = (await site.run("monitor")).scripts[0]?.output;
    assert.equal(output?.totalBytes, 3_000_000 + "first\nlast\n".length);
    assert.ok(output?.head.toString().startsWith("first\n"));
    assert.ok(output?.tail.toString().endsWith("last\n"));
    const file = output?.file ?? "";
    assert.equal(readFileSync(file).length, output?.totalBytes);
    await site.engine.close();
    assert.equal(existsSync(file), false);
  });

  it("ends background processes with the run and reports them as what CTDB leaves", async () => {
    // The script ends only when its child has become what it is to be.
    const wait = "until grep -q sleep /proc/$!/cmdline; do :; done";
    site = makeSite({ "10.a.script": sh("sleep 300 &", wait, "exit 0") });
    const report = await site.run("startup");
    assert.deepEqual(outline(report), ["10.a OK"]);
    assert.deepEqual(
      report.leftRunning.map(({ command }) => command),
      ["sleep 300"],
    );
  });

  it("lets a later script use what an earlier one left in the background", async () => {
    site = makeSite({
      "10.a.script": sh('sleep 300 & echo $! >"$CTDB_BASE/pid"'),
      "20.b.script": sh('kill -0 "$(cat "$CTDB_BASE/pid")" && echo alive'),
    });
    assert.deepEqual(outline(await site.run("startup")), ["10.a OK", "20.b OK: alive"]);
  });

  it("reports a file that lost its owner's bit as DISABLED although others may execute it", async () => {
    site = makeSite({ "10.a.script": sh("echo never") });
    chmodSync(join(site.path, "10.a.script"), 0o655);
    assert.deepEqual(outline(await site.run("monitor")), ["10.a DISABLED -8"]);
  });

  it("has its launcher gone when the engine is closed, though the report does not wait for that", async () => {
    for (let round = 0; round < 5; round++) {
      site = makeSite({ "10.a.script": sh("echo $PPID") });
      const launcher = Number(outputText((await site.run("monitor")).scripts[0]?.output ?? NO_OUTPUT));
      assert.ok(launcher > 1);
      await site.close();
      assert.equal(existsSync(`/proc/${launcher}`), false);
    }
  });

  it("gives scripts the environment of ctdbd and nothing of the editor", async () => {
    const { scriptEnvironment } = await import("../../../src/runner/environment.ts");
    const environment = scriptEnvironment("/etc/ctdb/events/legacy", convention(), {
      LANG: "de_DE.UTF-8",
      HOME: "/root",
      NODE_OPTIONS: "--inspect",
    });
    site = makeSite(
      { "10.a.script": sh("echo $CTDB_BASE $CTDB_DEBUGLEVEL $LANG $HOME-$NODE_OPTIONS-") },
      "4.24",
      {
        environment,
      },
    );
    assert.deepEqual(outline(await site.run("monitor")), ["10.a OK: /etc/ctdb NOTICE de_DE.UTF-8 --"]);
  });
});

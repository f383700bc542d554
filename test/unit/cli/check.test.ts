import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { writeHostileWorkspace } from "../../support/hostile/hostileWorkspace.ts";
import { COMMAND_LINE } from "../../support/programs.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SCHEMA = new URL("../../fixtures/schemas/sarif-2.1.0.json", import.meta.url);
const GOOD = "#!/bin/sh\nexit 0\n";

describe("ctdb-events check", function () {
  this.timeout(30_000);
  const site = useTemporaryDirectory();

  async function check(...args: string[]) {
    const child = spawn(process.execPath, [COMMAND_LINE, "check", ...args], { cwd: site.current.path });
    const status = new Promise<number | null>((resolve) => child.once("close", resolve));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { status: await status, stdout, stderr };
  }

  /** An error, a warning and a file without findings. */
  function makeSite(): void {
    site.current.file("etc/ctdb/events/legacy/10.good.script", GOOD);
    site.current.file("etc/ctdb/events/legacy/20.off.script", GOOD, 0o644);
    site.current.file("etc/ctdb/events/legacy/30.<&>.script", "exit 0\n");
  }

  it("executes nothing of a folder that a stranger sent", async () => {
    const workspace = site.current.folder("workspace");
    const outside = site.current.folder("outside");
    writeHostileWorkspace(workspace, outside);
    const { status, stdout } = await check(workspace);
    assert.equal(status, 1, stdout);
    assert.match(stdout, /10\.sources\.script:\d+/, "it was read");
    assert.ok(!existsSync(`${outside}/was-run`));
  });

  it("says file, line, column, severity, what is wrong, how to mend it and the code of every finding", async () => {
    makeSite();
    const { status, stdout } = await check();
    const lines = stdout.trimEnd().split("\n");
    assert.equal(status, 1);
    assert.match(
      lines[0] ?? "",
      /^etc\/ctdb\/events\/legacy\/20\.off\.script:1:1: warning: Shown DISABLED .* `chmod u\+x .*\. \[not-executable\]$/,
    );
    assert.match(lines.find((line) => line.includes("30.")) ?? "", /:1:1: error: .*\[shebang-missing\]$/);
    assert.match(lines.at(-1) ?? "", /^3 files checked: 1 error, 1 warning\.$/);
  });

  it("takes options behind the paths, too", async () => {
    makeSite();
    const { status, stdout } = await check("etc", "--format", "json");
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).length, 2);
  });

  it("succeeds where nothing is wrong", async () => {
    site.current.file("events.d/50.good", GOOD);
    assert.deepEqual(await check("--target-version", "4.5", "events.d"), {
      status: 0,
      stdout: "1 file checked, nothing found.\n",
      stderr: "",
    });
  });

  it("checks only the files that are named", async () => {
    makeSite();
    const { status, stdout } = await check("etc/ctdb/events/legacy/10.good.script");
    assert.deepEqual([status, stdout], [0, "1 file checked, nothing found.\n"]);
  });

  it("checks configuration files that no event directory lies near, and takes them for no scripts", async () => {
    site.current.file("tmp/ctdb.conf", "[cluster]\n\tno such option = 1\n", 0o644);
    const { status, stdout } = await check("tmp/ctdb.conf");
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^tmp\/ctdb\.conf:2:\d+: \w+: .*\[conf-unknown-option\]\n1 file checked: 1 \w+\.\n$/,
    );
  });

  it("refuses a file that is nothing to CTDB, and says why, instead of finding nothing in it", async () => {
    makeSite();
    site.current.file("notes/file.txt", "hello\n");
    site.current.file("notes/build.sh", "#!/bin/sh\nmake all\n");
    site.current.file("notes/web.sh", '#!/bin/sh\n[ "$1" = monitor ] && exit 100\n');
    for (const name of ["file.txt", "build.sh"]) {
      const { status, stdout, stderr } = await check("etc", `notes/${name}`);
      assert.equal(status, 64, name);
      assert.equal(stdout, "");
      assert.match(stderr, new RegExp(`“notes/${name}” was not checked: it is neither an event script nor`));
    }
    const draft = await check("notes/web.sh");
    assert.equal(draft.status, 1);
    assert.match(draft.stdout, /web\.sh:2:.*\[exit-read-as-errno\]/);
  });

  it("says what files of CTDB_BASE are that it does not check", async () => {
    makeSite();
    site.current.file("etc/ctdb/functions", "die() { exit 1; }\n");
    site.current.file("etc/ctdb/statd-callout", "#!/bin/sh\n. /etc/ctdb/functions\n");
    const { status, stdout, stderr } = await check(
      "etc/ctdb/functions",
      "etc/ctdb/statd-callout",
      "etc/ctdb/events/legacy/10.good.script",
    );
    assert.equal(status, 0, stdout);
    assert.match(stderr, /functions” was not checked: it holds helper functions/);
    assert.match(stderr, /statd-callout” was not checked: it is a program of CTDB, and no event script/);
  });

  it("leaves case files to the command that reads them, also where a pattern names them", async () => {
    makeSite();
    site.current.file("etc/ctdb/events/legacy/good.ctdb-test.yaml", "nonsense");
    const legacy = "etc/ctdb/events/legacy";
    const both = await check(`${legacy}/10.good.script`, `${legacy}/good.ctdb-test.yaml`);
    assert.equal(both.status, 0, both.stderr);
    assert.match(both.stdout, /^1 file checked/);
    assert.match(
      both.stderr,
      /good\.ctdb-test\.yaml” was not checked: it holds cases, which `ctdb-events test`/,
    );
    assert.equal((await check(`${legacy}/good.ctdb-test.yaml`)).status, 64);
  });

  it("prints JSON with places as editors count them", async () => {
    makeSite();
    const { stdout } = await check("--format", "json", "etc/ctdb");
    const found = JSON.parse(stdout).find(({ code }: { code: string }) => code === "not-executable");
    assert.deepEqual(Object.keys(found), ["file", "range", "code", "severity", "message", "fixable"]);
    assert.equal(found.file, "etc/ctdb/events/legacy/20.off.script");
    assert.deepEqual(found.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } });
    assert.deepEqual([found.severity, found.fixable], ["warning", true]);
  });

  it("prints SARIF that its schema accepts", async () => {
    makeSite();
    const { stdout } = await check("--format", "sarif");
    const log: unknown = JSON.parse(stdout);
    const ajv = new Ajv.default({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));
    assert.ok(validate(log), JSON.stringify(validate.errors));
    const [run] = JSON.parse(stdout).runs;
    const result = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === "not-executable");
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, "not-executable");
    assert.deepEqual(result.locations[0].physicalLocation.artifactLocation, {
      uri: "etc/ctdb/events/legacy/20.off.script",
      uriBaseId: "ROOT",
    });
  });

  it("prints JUnit with a failure for each file with errors or warnings", async () => {
    makeSite();
    const { stdout } = await check("--format", "junit");
    assert.match(stdout, /<testsuites name="ctdb-events check" tests="3" failures="2">/);
    assert.match(stdout, /<testcase classname="etc\/ctdb\/events\/legacy" name="[^"]*10\.good\.script"\/>/);
    assert.match(stdout, /name="[^"]*30\.&lt;&amp;&gt;\.script">\n {6}<failure type="shebang-missing"/);
  });

  it("finds the same with several threads as with one", async () => {
    for (let index = 0; index < 1100; index++) {
      const name = `etc/ctdb/events/legacy/${String(index % 100).padStart(2, "0")}.s${index}.script`;
      site.current.file(name, index % 7 === 0 ? "exit 0\n" : GOOD);
    }
    const { status, stdout } = await check("--format", "json");
    const files = JSON.parse(stdout)
      .filter(({ code }: { code: string }) => code === "shebang-missing")
      .map(({ file }: { file: string }) => file);
    assert.equal(status, 1);
    assert.equal(files.length, 158);
    assert.deepEqual(files, files.toSorted(), "in the order of the directory");
  });

  it("refuses what makes no sense with a sentence, and 64", async () => {
    site.current.folder("empty");
    makeSite();
    for (const [args, sentence] of [
      [["empty"], /“empty” holds no event directory/],
      [["nowhere"], /“nowhere” cannot be read/],
      [["--format", "xml"], /--format takes text, json, sarif, junit/],
      [["--target-version", "four", "etc"], /--target-version takes a release/],
      [[""], /The path is empty/],
    ] as const) {
      const { status, stdout, stderr } = await check(...args);
      assert.deepEqual([status, stdout], [64, ""], args.join(" "));
      assert.match(stderr, sentence);
    }
  });
});

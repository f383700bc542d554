import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatStatus } from "../../../src/runner/status/statusText.ts";
import { type FileSpec, sh } from "../../support/eventDirectory.ts";
import { makeSite, outline, type Site } from "../../support/runEvent.ts";

/** Name of a script in the given release. */
const named = (release: string, name: string) => (/^4\.(9|[12]\d)/.test(release) ? `${name}.script` : name);

describe("what a script's end means, step by step", () => {
  let site: Site;
  afterEach(() => site.close());

  async function results(release: string, first: FileSpec): Promise<string[]> {
    site = makeSite({ [named(release, "10.a")]: first, [named(release, "20.b")]: sh("exit 0") }, release);
    return outline(await site.run("startup"));
  }

  const DANGLING = { link: "nowhere" };
  const NOT_EXECUTABLE = { content: sh("exit 0"), mode: 0o644 };
  const NO_FIRST_LINE = "exit 0\n";
  const rows: readonly [release: string, what: string, first: FileSpec, expected: readonly string[]][] = [
    ["1.0.100", "a script without #!: the shell runs it", NO_FIRST_LINE, ["10.a OK", "20.b OK"]],
    ["1.0.100", "no execute bit: not listed", NOT_EXECUTABLE, ["20.b OK"]],
    ["1.0.100", "a dangling link: not listed", DANGLING, ["20.b OK"]],
    ["1.0.100", "exit 200: a signed byte", sh("exit 200"), ["10.a ERROR -56", "20.b NOT RUN"]],
    ["2.5", "a script without #!: the shell runs it", NO_FIRST_LINE, ["10.a OK", "20.b OK"]],
    ["2.5", "no execute bit: DISABLED", NOT_EXECUTABLE, ["10.a DISABLED -8", "20.b OK"]],
    ["2.5", "a dangling link: passed over", DANGLING, ["10.a CANNOT RUN -2", "20.b OK"]],
    [
      "2.5",
      "exit 127 of an existing script: an ordinary error",
      sh("exit 127"),
      ["10.a ERROR 127", "20.b NOT RUN"],
    ],
    ["4.5", "exit 2: read as missing, the event goes on", sh("exit 2"), ["10.a CANNOT RUN -2", "20.b OK"]],
    ["4.5", "exit 8: read as DISABLED, the event goes on", sh("exit 8"), ["10.a DISABLED -8", "20.b OK"]],
    ["4.5", "exit 127: an ordinary error", sh("exit 127"), ["10.a ERROR 127", "20.b NOT RUN"]],
    ["4.8", "exit 2: an ordinary error again", sh("exit 2"), ["10.a ERROR 2", "20.b NOT RUN"]],
    ["4.8", "exit 126: looks like a time-out", sh("exit 126"), ["10.a TIMEDOUT -62", "20.b NOT RUN"]],
    ["4.17", "exit 64: success", sh("exit 64"), ["10.a OK", "20.b OK"]],
    ["4.17", "exit 72: DISABLED", sh("exit 72"), ["10.a DISABLED -8", "20.b OK"]],
    ["4.17", "exit 77: DISABLED", sh("exit 77"), ["10.a DISABLED -8", "20.b OK"]],
    ["4.17", "exit 66: fails", sh("exit 66"), ["10.a CANNOT RUN -2", "20.b NOT RUN"]],
    ["4.17", "exit 174: TIMEDOUT at once", sh("exit 174"), ["10.a TIMEDOUT -110", "20.b NOT RUN"]],
    ["4.17", "exit 189: cancelled", sh("exit 189"), ["10.a CANCELLED -125", "20.b NOT RUN"]],
    ["4.17", "exit 106: fails", sh("exit 106"), ["10.a CANNOT RUN -42", "20.b NOT RUN"]],
    ["4.17", "exit 255: an ordinary error", sh("exit 255"), ["10.a ERROR 255", "20.b NOT RUN"]],
    ["4.17", "a signal: CANNOT RUN", sh("kill -9 $$"), ["10.a CANNOT RUN -4", "20.b NOT RUN"]],
    ["4.17", "a dangling link: fails", DANGLING, ["10.a CANNOT RUN -2", "20.b NOT RUN"]],
    ["4.17", "a missing interpreter: fails", "#!/no/such\n", ["10.a CANNOT RUN -2", "20.b NOT RUN"]],
    ["4.17", "no first line: DISABLED", NO_FIRST_LINE, ["10.a DISABLED -8", "20.b OK"]],
    ["4.22", "exit 66: DISABLED", sh("exit 66"), ["10.a DISABLED -8", "20.b OK"]],
    ["4.22", "a dangling link: DISABLED", DANGLING, ["10.a DISABLED -8", "20.b OK"]],
    [
      "4.22",
      "a link that leads back to itself: fails",
      { link: named("4.22", "10.a") },
      ["10.a CANNOT RUN -40", "20.b NOT RUN"],
    ],
    ["4.24", "exit 106: fails without data", sh("exit 106"), ["10.a NO DATA -42", "20.b NOT RUN"]],
  ];
  for (const [release, what, first, expected] of rows) {
    it(`${release}: ${what}`, async () => assert.deepEqual(await results(release, first), expected));
  }

  it("4.5: a signal and a failing exec are told in the output", async () => {
    site = makeSite({ "10.a": "#!/no/such\n", "20.b": sh("kill -9 $$") }, "4.5");
    const report = await site.run("startup");
    assert.match(
      outline(report)[0] ?? "",
      /^10\.a DISABLED -8: Error executing '.*10\.a' - No such file or directory$/,
    );
    assert.equal(outline(report)[1], "20.b CANNOT RUN -4: Process terminated with signal - 9");
  });
});

describe("an event directory of an older step", () => {
  let site: Site;
  afterEach(() => site.close());

  it("of A1 with two scripts of one number is refused", async () => {
    site = makeSite({ "10.a": sh("exit 0"), "10.b": sh("exit 0") }, "1.0.50");
    const report = await site.run("monitor");
    assert.equal(report.outcome, "refused");
    assert.match(report.problem ?? "", /same number/);
    assert.deepEqual(report.scripts, []);
  });

  it("of 4.6 passes four arguments at most", async () => {
    site = makeSite({ "10.a": sh("echo $#") }, "4.6.0");
    assert.deepEqual(outline(await site.run("updateip", "a", "b", "c", "d")), ["10.a OK: 5"]);
    assert.equal((await site.run("x", "1", "2", "3", "4", "5")).outcome, "refused");
  });

  it("that is missing succeeds in 4.6 to 4.8 and fails in 4.5", async () => {
    for (const [release, outcome] of [
      ["4.8", "passed"],
      ["4.5", "refused"],
    ] as const) {
      site = makeSite({}, release);
      site.remove();
      assert.equal((await site.run("monitor")).outcome, outcome);
    }
  });

  it("of 1.0.101 to 1.0.105 has a deadline for each script", async () => {
    const slow = sh("sleep 1");
    site = makeSite({ "10.a": slow, "20.b": slow, "30.c": slow }, "1.0.103");
    const run = site.engine.run({ event: "startup", args: [], timeoutSeconds: 2.5 });
    assert.equal((await run.report).outcome, "passed");
  });

  it("of 4.8 runs CTDB_BASE/debug-hung-script.sh by default", async () => {
    site = makeSite({ "10.a": sh("sleep 300") }, "4.8");
    const program = join(site.base, "debug-hung-script.sh");
    writeFileSync(program, sh('echo "$2 hangs"'));
    chmodSync(program, 0o755);
    const run = site.engine.run({ event: "startup", args: [], timeoutSeconds: 0.3 });
    assert.equal((await run.report).debugOutput, "startup hangs\n");
  });

  it("of 4.6 waits for ever with a time-out of 0", async () => {
    site = makeSite({ "10.a": sh("sleep 0.3", "echo done") }, "4.6.0");
    const run = site.engine.run({ event: "startup", args: [], timeoutSeconds: 0 });
    assert.deepEqual(outline(await run.report), ["10.a OK: done"]);
  });

  it("never lets a shell interpret an argument, but warns that old CTDB did", async () => {
    site = makeSite({ "10.a": sh('echo "$2"') }, "2.5");
    const report = await site.run("startup", "$(id)");
    assert.deepEqual(outline(report), ["10.a OK: $(id)"]);
    assert.ok(report.warnings.some((warning) => warning.includes("interpreted")));
  });
});

describe("the remembered status", () => {
  let site: Site;
  afterEach(() => site.close());
  const text = () => formatStatus(site.engine.status("monitor") as never).toString();

  it("of 4.24 keeps older data of scripts that were not run, which the text leaves out", async () => {
    site = makeSite({ "10.a.script": sh('test ! -e "$CTDB_BASE/fail"'), "20.b.script": sh("echo fine") });
    await site.run("monitor");
    writeFileSync(join(site.base, "fail"), "");
    await site.run("monitor");
    assert.match(text(), /^10\.a +ERROR .*\n {2}OUTPUT: \n$/);
    assert.equal(site.engine.status("monitor")?.scripts[1]?.output.head.toString(), "fine\n");
    assert.equal(site.engine.status("monitor")?.summary, 1);
  });

  it("of 4.8 knows the last pass and the last failure", async () => {
    site = makeSite({ "10.a": sh('test ! -e "$CTDB_BASE/fail"') }, "4.8");
    assert.equal(site.engine.status("monitor", "last-pass"), null);
    await site.run("monitor");
    writeFileSync(join(site.base, "fail"), "");
    await site.run("monitor");
    assert.equal(site.engine.status("monitor", "last-pass")?.summary, 0);
    assert.equal(site.engine.status("monitor", "last-fail")?.summary, 1);
    assert.equal(site.engine.status("monitor")?.summary, 1);
  });

  it("of the classic generation is that of the monitor event alone", async () => {
    site = makeSite({ "10.a": sh("exit 0") }, "1.0.100");
    await site.run("startup");
    await site.run("monitor");
    assert.equal(site.engine.status("startup"), null);
    assert.notEqual(site.engine.status("monitor"), null);
  });
});

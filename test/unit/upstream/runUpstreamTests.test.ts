import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { memoryFolder } from "../../../src/sandbox/memoryFolder.ts";
import { findEnclosing } from "../../../src/upstream/findEnclosing.ts";
import { runUpstreamTests, type UpstreamRunOptions } from "../../../src/upstream/runUpstreamTests.ts";
import { findSuites, findTree } from "../../../src/upstream/tree.ts";
import type { UpstreamResult } from "../../../src/upstream/upstreamResult.ts";
import { UpstreamSession } from "../../../src/upstream/upstreamSession.ts";
import { readSuite, type UpstreamTest } from "../../../src/upstream/upstreamTest.ts";
import { skipBecause } from "../../skipBecause.ts";
import { KIT_DIRECTORY } from "../../support/kit.ts";
import { eventually, processesWith } from "../../support/processes.ts";
import type { TemporaryDirectory } from "../../support/temporaryDirectory.ts";
import { upstreamTree } from "../../support/upstreamTree.ts";

describe("tests of upstream's", function () {
  this.timeout(60_000);
  let tree: TemporaryDirectory;
  afterEach(() => tree.remove());

  async function testsOf(): Promise<readonly UpstreamTest[]> {
    const found = await findTree(tree.path);
    assert.ok(found !== null);
    const suites = await findSuites(found);
    return (await Promise.all(suites.map((suite) => readSuite(found, suite)))).flat();
  }

  async function run(options: Partial<UpstreamRunOptions> = {}): Promise<readonly UpstreamResult[]> {
    return runUpstreamTests(await testsOf(), {
      kitDirectory: KIT_DIRECTORY,
      enclosing: "auto",
      jobs: 4,
      timeoutSeconds: 50,
      signal: new AbortController().signal,
      ...options,
    });
  }

  it("are found in a checkout and in its ctdb folder, with their titles and in upstream's order", async () => {
    tree = upstreamTree({
      "tool/ctdb.ip.001.sh": 'define_test "addresses"\n',
      "eventscripts/50.samba.monitor.002.sh": 'define_test "second"\n',
      "eventscripts/50.samba.monitor.001.sh": 'define_test "first"\n',
      "eventscripts/scripts/local.sh": "",
    });
    const titles = (await testsOf()).map(({ suite, title }) => `${suite}: ${title}`);
    assert.deepEqual(titles, ["eventscripts: first", "eventscripts: second", "tool: addresses"]);
    const { ctdb, release } = (await findTree(tree.resolve("ctdb"))) ?? {};
    assert.deepEqual([ctdb, release], [(await findTree(tree.path))?.ctdb, "4.24"]);
    assert.equal(await findTree(tree.resolve("ctdb/tests")), null);
  });

  it("get the harness's verdicts, in order, and leave neither files nor a change in the tree", async () => {
    tree = upstreamTree({
      "onnode/1.sh": "exit 0\n",
      "onnode/2.sh": "exit 1\n",
      "onnode/3.sh": "echo no such thing here\nexit 77\n",
      "onnode/4.sh": "exit 99\n",
      "onnode/5.sh": 'echo x >"$CTDB_TEST_TMP_DIR/x" && [ "$(ls "$CTDB_TEST_TMP_DIR")" = x ]\n',
    });
    const before = readdirSync(tree.path, { recursive: true });
    const results = await run();
    assert.deepEqual(
      results.map(({ verdict, status }) => `${verdict} ${status}`),
      ["passed 0", "failed 1", "skipped 77", "errored 99", "passed 0"],
    );
    assert.match(results[2]?.sentence ?? "", /cannot run here: no such thing here\.$/);
    assert.deepEqual(readdirSync(tree.path, { recursive: true }), before);
    const ours = `ctdb-events-upstream-${process.pid}-`;
    for (const folder of [tmpdir(), memoryFolder()]) {
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith(ours)),
        [],
      );
    }
  });

  it("are skipped with the names of the programs that are not built, whatever they make of it", async () => {
    tree = upstreamTree({
      "tool/ctdb.ip.001.sh": "fake_ctdbd || true\nexit 0\n",
      "tool/ctdb.ip.002.sh": "ctdb ip 2>/dev/null\nsleep 100\n",
    });
    const results = await run();
    assert.deepEqual(
      results.map(({ verdict, missing }) => [verdict, ...missing]),
      [
        ["skipped", "fake_ctdbd"],
        ["skipped", "ctdb"],
      ],
    );
    assert.match(results[0]?.sentence ?? "", /^Needs `fake_ctdbd`, which is not built\. Build the tree/);
  });

  it("have what the tests of event scripts ask for also where the tree is not built", async () => {
    tree = upstreamTree({
      "eventscripts/10.x.001.sh": `
got=$(printf '10.0.0.1 -1\\n10.0.0.2 0\\n10.0.0.3 1\\n' | ctdb_takeover_tests ipalloc 0,0x2 | sort | tr '\\n' ,)
[ "$got" = "10.0.0.1 0,10.0.0.2 0,10.0.0.3 0," ] || { echo "$got"; exit 1; }
export CTDB_BASE="$CTDB_TEST_TMP_DIR"
printf '[database]\\nstate database directory = /x\\n' >"$CTDB_BASE/ctdb.conf"
[ "$(ctdb-config get database "state database directory")" = /x ]
`,
    });
    const [result] = await run();
    assert.equal(result?.verdict, "passed", result?.output);
  });

  it("tell where the event script failed, in the file of the tree", async () => {
    const rule = "-".repeat(50);
    tree = upstreamTree({
      "eventscripts/50.samba.monitor.001.sh": `
mkdir -p "$CTDB_TEST_TMP_DIR/etc-ctdb/events/legacy"
script="$CTDB_TEST_TMP_DIR/etc-ctdb/events/legacy/50.samba.script"
ln -s "$(dirname "$0")/../../../config/events/legacy/50.samba.script" "$script"
echo 'Running script "50.samba.script monitor"'
out=$(sh "$script" monitor 2>&1)
printf '%s\\n' "${rule}" "Output (Exit status: $?):" "${rule}" "$out" \\
  "${rule}" "Required output (Exit status: 0):" "${rule}" "" "" FAILED
exit 1
`,
    });
    tree.file(
      "ctdb/config/events/legacy/50.samba.script",
      '#!/bin/sh\nlisten() {\n\techo "not listening" >&2\n\treturn 3\n}\ncase "$1" in\nmonitor)\n\tlisten || exit $?\n\t;;\nesac\n',
    );
    const [result] = await run();
    assert.deepEqual(result?.check?.actual, { status: "3", output: "not listening" }, result?.output);
    const [frame] = result?.scriptFailure?.frames ?? [];
    assert.deepEqual(
      [frame?.file, frame?.line, frame?.statement],
      [tree.resolve("ctdb/config/events/legacy/50.samba.script"), 8, "exit $?"],
    );
  });

  it("find nothing that an earlier one left, whatever became of that", async function () {
    if ((await findEnclosing()) === null) {
      skipBecause(this, "bubblewrap does not work here");
    }
    const isAlone = `
[ "$(ls -A "$TMPDIR")" = var ] && [ ! -e "$CTDB_TEST_TMP_DIR/x" ] && [ ! -e /tmp/left ] || { ls -A "$TMPDIR" /tmp; exit 1; }
`;
    const leave =
      'touch "$TMPDIR/x" "$CTDB_TEST_TMP_DIR/x" /tmp/left\nsetsid sleep 86454 >/dev/null 2>&1 &\n';
    const ends = ["exit 0", "exit 1", "exit 77", "exit 99", "exit 0"];
    tree = upstreamTree(
      Object.fromEntries(ends.map((end, index) => [`onnode/${index}.sh`, isAlone + leave + end])),
    );
    const results = await run({ jobs: 1 });
    assert.deepEqual(
      results.map(({ verdict, output }) => (verdict === "failed" && output !== "" ? output : verdict)),
      ["passed", "failed", "skipped", "errored", "passed"],
    );
  });

  it("share a sandbox one after another, until one of them fails", async function () {
    if ((await findEnclosing()) === null) {
      skipBecause(this, "bubblewrap does not work here");
    }
    const say = `
ps -e -o args= | grep "^sleep 8645[4]"
sed 's/.*) //' /proc/1/stat | cut -d" " -f20
setsid sleep 86454 >/dev/null 2>&1 &
`;
    tree = upstreamTree({ "onnode/1.sh": say, "onnode/2.sh": `${say}exit 1\n`, "onnode/3.sh": say });
    const [first, second, third] = (await run({ jobs: 1 })).map(({ output }) => output);
    assert.match(first ?? "", /^\d+$/, "when the sandbox began");
    assert.equal(first, second);
    assert.notEqual(second, third);
    assert.deepEqual(processesWith("sleep 86454"), []);
  });

  it("all get a verdict where one ends everything around it", async () => {
    tree = upstreamTree({
      "onnode/1.sh": "exit 0\n",
      "onnode/2.sh": `
pid=$$
until grep -q launcher.pl "/proc/$pid/cmdline"; do pid=$(sed 's/.*) . //; s/ .*//' "/proc/$pid/stat"); done
kill -9 "$pid"
sleep 86455
`,
      "onnode/3.sh": "exit 0\n",
    });
    const results = await run({ jobs: 1 });
    assert.deepEqual(
      results.map(({ verdict }) => verdict),
      ["passed", "errored", "passed"],
    );
    await eventually(() => processesWith("sleep 86455").length === 0);
  });

  it("end at their time limit", async () => {
    tree = upstreamTree({ "onnode/1.sh": "sleep 1000\n" });
    const [result] = await run({ timeoutSeconds: 1 });
    assert.equal(result?.verdict, "timed-out");
    assert.match(result?.sentence ?? "", /did not end within 1 s/);
  });

  it("are ended by Stop with all that they started", async () => {
    tree = upstreamTree({ "onnode/1.sh": "setsid sleep 86453 &\necho begun\nsleep 86453\n" });
    const stop = new AbortController();
    const results = await run({
      signal: stop.signal,
      listener: (event) => {
        if (event.kind === "output" && event.text.includes("begun")) {
          stop.abort();
        }
      },
    });
    assert.deepEqual(
      results.map(({ verdict }) => verdict),
      ["cancelled"],
    );
    await eventually(() => processesWith("sleep 86453").length === 0);
  });

  it("are ended alone: others go on, and the next ones run", async () => {
    tree = upstreamTree({
      "onnode/1.sh": "exit 0\n",
      "onnode/2.sh": "echo begun\nsleep 86456\n",
      "onnode/3.sh": 'until [ -e "$(dirname "$0")/go" ]; do sleep 0.02; done\n',
    });
    const [quick, endless, waiting] = await testsOf();
    assert.ok(quick !== undefined && endless !== undefined && waiting !== undefined);
    const session = new UpstreamSession({
      kitDirectory: KIT_DIRECTORY,
      timeoutSeconds: 50,
      enclosing: "auto",
    });
    try {
      const never = new AbortController().signal;
      await session.run(quick, never);
      const stop = new AbortController();
      const other = session.run(waiting, never);
      const stopped = await session.run(endless, stop.signal, (text) =>
        text.includes("begun") ? stop.abort() : undefined,
      );
      assert.equal(stopped.verdict, "cancelled");
      assert.deepEqual(processesWith("sleep 86456"), []);
      tree.file("ctdb/tests/UNIT/onnode/go", "");
      assert.equal((await other).verdict, "passed");
      assert.equal((await session.run(quick, never)).verdict, "passed");
    } finally {
      await session.close();
    }
  });
});

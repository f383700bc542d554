import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { realpathSync } from "node:fs";
import { basename } from "node:path";
import { skipBecause } from "../../../skipBecause.ts";
import { sh } from "../../../support/eventDirectory.ts";
import { processesWith } from "../../../support/processes.ts";
import { seen, type TracedSite, tracedSite } from "../../../support/tracedSite.ts";

const hasDash = basename(realpathSync("/bin/sh")) === "dash";
const bash = (...lines: string[]) => sh(...lines).replace("/bin/sh", "/bin/bash");

/** What must come to the same with and without a trace, and be traced. */
const SAME: Readonly<Record<string, string>> = {
  "output, error, arguments and $0": sh('echo "$0 $# $*"', "echo no >&2", 'echo "$1" >/dev/stderr', "exit 3"),
  "set -e in a function": sh("set -e", "f() { false; echo no; }", "f", "echo never"),
  "flags of the first line": sh("x=$nope", "echo never").replace("/bin/sh", "/bin/sh -e"),
  "env in the first line": bash("echo one; exit 4").replace("/bin/bash", "/usr/bin/env bash"),
  "a word separator of its own": sh("IFS=:", "set -u", "x=a:b", "set -- $x", 'echo "$# $*"'),
  "echo with backslashes": sh("echo 'a\\tb\\0101'"),
  "echo without a line feed": sh("echo -n a", "echo b"),
  "a list in braces": sh('set -- "{a,b}"', "echo $1"),
  "a local variable without value": sh("x=1", "f() { local x; echo $x; x=2; }", "f", "echo $x"),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
  "names that only bash knows": sh('echo "${BASH_VERSION-}${RANDOM-}${SECONDS-}${HOSTNAME-}${SHELL-}."'),
  "the environment of children": sh("cd /; cd /usr", "env | grep -v '^_=' | sort"),
  "bash's own environment": bash(
    "env | sort | grep -v -e '^_='",
    "shopt -po posix",
    "echo 'a\\n' $((RANDOM >= 0))",
  ),
  traps: sh("trap 'echo bye $?' EXIT", "trap 'echo term; exit 5' TERM", "kill $$", "sleep 5"),
  "a signal": sh("echo a", "kill -9 $$"),
  "here-documents and pipes": sh(
    "cat <<X | tr a-z A-Z",
    "$1",
    "X",
    "echo a | while read x; do y=$x; done",
    'echo "[$y]"',
  ),
  "subshells, background jobs and wait": sh(
    "(exit 3) & wait $!",
    "echo $?",
    "x=$(echo a; exit 4)",
    "echo $x $?",
  ),
  "exec of another program": sh("exec sh -c 'echo $0; exit 6' name"),
  "an empty environment": sh(
    "env -i /bin/sh -c 'env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= -e ^OLDPWD='",
    "exit 2",
  ),
  "a program whose end decides": sh("sh -c 'exit 77'"),
  "few descriptors": sh("ulimit -n 64", "echo a | cat", "exec 9>/dev/null; exec 9>&-", "echo b"),
  "the name of the process": sh("cat /proc/$$/comm", "(cat /proc/$$/comm)"),
  "statuses above 255": sh("exit 300"),
  "a missing last status": sh("false"),
  "text that looks like a trace": sh("printf '\\001abc 1 2.3 4 5 1 x 0 \\002boo\\n'"),
};

describe("traced run", function () {
  this.timeout(20_000);
  let made: TracedSite | null = null;
  const make: typeof tracedSite = (...args) => {
    made = tracedSite(...args);
    return made;
  };

  afterEach(async () => {
    await made?.site.close();
    made = null;
  });

  for (const [what, text] of Object.entries(SAME)) {
    it(`leaves as it is: ${what}`, async () => {
      const site = make(text);
      const traced = await site.traced();
      assert.deepEqual(seen(traced), await site.plain());
      assert.deepEqual([traced.trace?.obstacle, traced.trace?.notes], [null, []]);
      assert.ok((traced.trace?.totalSteps ?? 0) > 0);
    });
  }

  it("traces scripts that releases before 4.2 hand to the shell, without a first line, too", async () => {
    for (const text of [sh('echo "$0 $2"; exit 3'), 'echo "$0 $2"; exit 3\n']) {
      const site = make(text, "2.5");
      const traced = await site.traced();
      assert.deepEqual(seen(traced), await site.plain());
      assert.deepEqual([traced.trace?.obstacle, traced.trace?.totalSteps], [null, 2]);
      await site.site.close();
    }
  });

  it("says that of a script that is no shell script only the exit is known", async () => {
    const traced = await make("#!/usr/bin/perl\nexit 3;\n").traced();
    assert.deepEqual([traced.result, traced.trace?.totalSteps], [3, 0]);
    assert.match(traced.trace?.obstacle ?? "", /^It is written for perl, .* only its exit is known\.$/);
  });

  it("has no trace of what did not start", async () => {
    assert.equal((await make("#!/no/such/sh\nexit 3;\n").traced()).trace, null);
  });

  it("runs a script by its own shell that writes a trace itself", async () => {
    const site = make(sh("set -x", "true"));
    const traced = await site.traced();
    assert.deepEqual(seen(traced), await site.plain());
    assert.match(traced.trace?.obstacle ?? "", /^`set -x` in 10\.a\.script:2 writes a trace of its own/);
  });

  it("says where a script writes or ends a trace itself, if that is seen only then", async () => {
    const { trace } = await make(sh('[ "$1" = monitor ] && set -x', "true", "set +x", "false")).traced();
    assert.deepEqual(trace?.notes, [
      "10.a.script:2 has the shell write a trace of its own, which is missing in the output.",
      "10.a.script:4 switches the trace off: what follows is not known.",
    ]);
  });

  it("says that the script closed the trace's descriptor", async () => {
    const { trace } = await make(
      sh("for n in 999 1000 1001; do", 'e="exec $n>&-"; eval "$e"', "done", "true"),
    ).traced();
    assert.match(trace?.notes.join() ?? "", /closed the descriptor of the trace/);
  });

  for (const [construct, line] of Object.entries({
    "The test `\\[\\[`": '[[ "$1" = monitor ]] || exit 4',
    "`return`": "return 3; echo went on",
    "`\\$LINENO`": 'echo "line $LINENO"',
    "`exit`": "exit -1",
    "`trap`": "trap 'echo x' SIGTERM",
    "`\\[`": "[ /etc -nt /nope ] && echo newer",
    "`\\[\\^…\\]` in a pattern": "case b in [^a]) echo no a ;; esac",
  })) {
    it(`runs by dash what dash reads otherwise: ${line}`, async function () {
      if (!hasDash) {
        skipBecause(this, "sh is not dash here");
      }
      const site = make(sh(":", line));
      const traced = await site.traced();
      assert.deepEqual(seen(traced), await site.plain());
      assert.match(traced.trace?.obstacle ?? "", new RegExp(`is dash, .*${construct} in 10\\.a\\.script:3 `));
    });
  }

  it("says where the words of an error, and perhaps the status, are bash's", async function () {
    if (!hasDash) {
      skipBecause(this, "sh is not dash here");
    }
    const { trace } = await make(sh("cd /no_such_folder", "shift 9 2>/dev/null")).traced();
    assert.equal(trace?.notes.length, 2);
    assert.match(
      trace?.notes[0] ?? "",
      /^10\.a\.script:3: dash, .* ends a script with status 2 where `shift`/,
    );
    assert.match(
      trace?.notes[1] ?? "",
      /message of bash, .*10\.a\.script:2: cd: \/no_such_folder: No such file or directory/,
    );
  });

  it("says what to do about commands that are not here, and of helpers that there are not", async () => {
    for (const script of [sh, bash]) {
      const lines = ["vendorctl list", "vendorctl list", "ctdb_check_counter", "vendorctl x 2>/dev/null"];
      const { trace } = await make(script(...lines)).traced();
      assert.deepEqual(
        trace?.notes.map((note) =>
          /^(10\.a\.script:\d): (?:There is no command|The helper .* have no) `(.*?)`/.exec(note)?.slice(1),
        ),
        [
          ["10.a.script:2", "vendorctl"],
          ["10.a.script:4", "ctdb_check_counter"],
        ],
      );
      assert.match(trace?.notes[0] ?? "", /ctdb\.stubCommands/);
      await made?.site.close();
    }
  });

  it("says so of errors before the first command, too, and of what dash prints besides", async function () {
    if (!hasDash) {
      skipBecause(this, "sh is not dash here");
    }
    for (const [line, note] of [
      ["if then", /message of bash, .*10\.a\.script:2: syntax error/],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: shell, not TypeScript
      [": ${x?no x}", /message of bash, .*10\.a\.script:2: x: no x/],
      ["getopts a x -b", /message of bash, .*10\.a\.script: illegal option -- b/],
      [
        "f() { f; }; f",
        /10\.a\.script:2: f: maximum function nesting level .* dash ends the script with status 2/,
      ],
      ["sleep 60 & kill $!; wait", /^10\.a\.script:2: dash, .* prints a word as `Terminated`/],
      ["x='a\\tb'; echo -n $x", /^10\.a\.script:2: dash, .* prints this `echo` otherwise/],
    ] as const) {
      const { trace } = await make(sh(line)).traced();
      assert.match(trace?.notes.join("\n") ?? "", note);
      await made?.site.close();
    }
  });

  it("keeps the trace of a script that times out", async () => {
    const site = make(sh("echo begun", "sleep 60"));
    const traced = await site.traced({ timeoutSeconds: 1 });
    assert.deepEqual([traced.status, traced.trace?.totalSteps], ["TIMEDOUT", 2]);
  });

  it("keeps the trace of a script whose run is cancelled", async () => {
    const { site } = make(sh("echo begun", "sleep 60"));
    const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 20, trace: true });
    for await (const event of run) {
      if (event.kind === "output") {
        run.cancel();
      }
    }
    const [script] = (await run.report).scripts;
    assert.deepEqual([script?.status, (script?.trace?.totalSteps ?? 0) > 0], ["CANCELLED", true]);
  });

  it("does not wait for what a script left in the background, and leaves nothing of it", async () => {
    const mark = `mark-${randomUUID()}`;
    const site = make(sh(`(while :; do sleep 0.01; done; : ${mark}) >/dev/null 2>&1 &`, "exit 0"));
    const traced = await site.traced(); // waiting for it, the test would not end in time
    assert.equal(traced.status, "OK");
    assert.deepEqual(processesWith(mark), []);
  });

  it("gets through a trace of any size within bounds", async () => {
    const site = make(sh("while :; do x=1; done"));
    const before = process.memoryUsage().rss;
    const traced = await site.traced({ timeoutSeconds: 2 });
    assert.ok((traced.trace?.totalSteps ?? 0) > 10_000, `${traced.trace?.totalSteps} steps`);
    assert.ok(process.memoryUsage().rss - before < 150_000_000);
  });

  it("does not take the time for the trace from the scripts", async () => {
    const traced = await make(sh("exit 0")).traced();
    assert.ok((traced.finish ?? 0) - (traced.begin ?? 0) < 2000);
  });
});

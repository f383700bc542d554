import assert from "node:assert/strict";
import { outputText } from "../../src/runner/output.ts";
import type { RunReport } from "../../src/runner/report.ts";
import type { StubAnswer } from "../../src/virtualNode/stubAnswer.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";

const answer = (
  command: string,
  args: readonly string[] | null,
  more: Partial<StubAnswer> = {},
): StubAnswer => ({ command, args, call: null, exit: 0, stdout: "", stderr: "", delaySeconds: 0, ...more });

const outputOf = (report: RunReport) => report.scripts.map(({ output }) => outputText(output)).join("");
const callsOf = (report: RunReport) =>
  report.sandbox.calls.map(({ argv, status, flag }) => `${argv.join(" ")} -> ${status} ${flag}`);

for (const mode of ["isolated", "stubbed"] as const) {
  describe(`answers of stub commands in ${mode} mode`, function () {
    this.timeout(60_000);
    let site: NodeSite;
    afterEach(() => site?.close());

    const makeSite = async (answers: readonly StubAnswer[], ...lines: readonly string[]) => {
      site = await makeNodeSite(mode, { "10.a.script": sh(...lines) }, { answers });
    };
    const run = async (answers: readonly StubAnswer[], ...lines: readonly string[]) => {
      await makeSite(answers, ...lines);
      return site.run("monitor");
    };

    it("come in place of what the node would say, and are recorded", async () => {
      const report = await run(
        [answer("ctdb", ["pnn"], { exit: 7, stdout: "x%1\t2\nü\n", stderr: "no\n" })],
        "ctdb pnn; echo $?",
        "ctdb pnn -v >/dev/null 2>&1; ctdb version >/dev/null",
      );
      assert.equal(outputOf(report), "x%1\t2\nü\nno\n7\n");
      const [first, ...others] = callsOf(report);
      assert.equal(first, "ctdb pnn -> 7 answered");
      assert.ok(others.length === 2 && others.every((call) => !call.endsWith("answered")));
    });

    it("fit by a pattern for each word, the first that fits", async () => {
      const report = await run(
        [
          answer("ss", ["-t?n", "state *"], { stdout: "one\n" }),
          answer("ss", ["-tan", "**"], { stdout: "two\n" }),
          answer("ss", [], { stdout: "none\n" }),
          answer("ss", null, { stdout: "any\n" }),
        ],
        "ss -tan 'state a\nb'; ss -tan; ss -tan a b; ss; ss -x; ss -t n",
      );
      assert.equal(outputOf(report), "one\ntwo\ntwo\nnone\nany\nany\n");
    });

    it("make a command of their own, by name and in the isolated mode by path; other calls are the machine's", async () => {
      const report = await run(
        [answer("my-filer", ["status"], { stdout: "up\n" }), answer("uname", ["-x"], { stdout: "mine\n" })],
        "my-filer status",
        ...(mode === "isolated" ? ["/usr/bin/my-filer status"] : ["echo up"]),
        "my-filer stop; echo $?",
        "uname -x; uname -s",
      );
      assert.equal(outputOf(report), "up\nup\nmy-filer: not found\n127\nmine\nLinux\n");
    });

    it("are counted over all events of the node, also where commands run side by side", async () => {
      const answers = [
        answer("ping", ["*"], { call: 2, stdout: "second\n" }),
        answer("ping", ["a"], { call: 4, stdout: "fourth\n" }),
        answer("ping", null, { stdout: "other\n" }),
      ];
      await makeSite(answers, "ping a; ping a; ping b c");
      assert.equal(outputOf(await site.run("monitor")), "other\nsecond\nother\n");
      assert.equal(outputOf(await site.run("monitor")), "other\nfourth\nother\n");
    });

    it("are given once each to fifty commands at once", async () => {
      const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
      const report = await run(
        numbers.map((call) => answer("hostname", null, { call, stdout: `${call}\n` })),
        "i=0; while [ $i -lt 50 ]; do hostname & i=$((i + 1)); done; wait",
      );
      assert.deepEqual(
        outputOf(report)
          .split("\n")
          .map(Number)
          .sort((a, b) => a - b)
          .slice(1),
        numbers,
      );
    });

    it("count what a daemon calls in the background", async () => {
      const answers = [
        answer("hostname", null, { call: 1, stdout: "daemon\n" }),
        answer("hostname", null, { call: 2, stdout: "script\n" }),
      ];
      const report = await run(
        answers,
        'rm -f "$CTDB_BASE/out"',
        `setsid sh -c 'hostname >"$CTDB_BASE/out.new"; mv "$CTDB_BASE/out.new" "$CTDB_BASE/out"' >/dev/null 2>&1 &`,
        'while [ ! -e "$CTDB_BASE/out" ]; do :; done; cat "$CTDB_BASE/out"; hostname',
      );
      assert.equal(outputOf(report), "daemon\nscript\n");
    });

    it("come after their delay, and are recorded even where the time was up before", async () => {
      await makeSite(
        [
          answer("pidof", ["a"], { delaySeconds: 0.2, exit: 3 }),
          answer("pidof", ["b"], { delaySeconds: 600 }),
        ],
        "pidof a; pidof b",
      );
      const report = await site.engine.run({ event: "monitor", args: [], timeoutSeconds: 2 }).report;
      assert.equal(report.outcome, "timed-out");
      assert.deepEqual(callsOf(report), ["pidof a -> 3 answered", "pidof b -> null answered"]);
    });

    it("beat a stub command of the user's own and a command that is to be real", async () => {
      site = await makeNodeSite(
        mode,
        { "10.a.script": sh("hostname", "hostname -x") },
        { answers: [answer("hostname", [], { stdout: "given\n" })], realCommands: ["hostname"] },
      );
      const output = outputOf(await site.run("monitor"));
      assert.match(output, /^given\n.*invalid option/is);
    });

    it("are no longer given on a node whose case has none", async () => {
      await makeSite([answer("hostname", null, { stdout: "given\n" })], "hostname");
      assert.equal(outputOf(await site.run("monitor")), "given\n");
      const { nodeOptions } = site;
      const { answers: _, ...without } = nodeOptions;
      const second = await makeNodeSite(
        mode,
        {},
        { directory: site.path, stateDirectory: without.stateDirectory },
      );
      assert.notEqual(outputOf(await second.run("monitor")), "given\n");
      await second.close();
    });

    for (const [what, answers, sentence] of [
      ["too many", Array.from({ length: 10_000 }, () => answer("ss", null)), /10000 answers/],
      ["too long", [answer("ss", null, { stdout: "x".repeat(5 << 20) })], /longer than 4 MiB/],
      ["for a path", [answer("../x", null)], /without a folder/],
      ["for what runs the scripts", [answer("sh", null)], /runs the scripts/],
      ["with no exit status", [answer("ss", null, { exit: 256 })], /256 is no exit status/],
      ["with an endless delay", [answer("ss", null, { delaySeconds: Number.POSITIVE_INFINITY })], /delay/],
      ["for call 0", [answer("ss", null, { call: 0 })], /from 1/],
    ] as const) {
      it(`are refused where they are ${what}`, async () => {
        const report = await run(answers, "exit 0");
        assert.equal(report.outcome, "refused");
        assert.match(report.problem ?? "", sentence);
      });
    }
  });
}

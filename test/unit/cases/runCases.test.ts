import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CaseEvent } from "../../../src/cases/caseResult.ts";
import { caseDirectory } from "../../support/caseFixtures.ts";
import { makeEventDirectory, sh } from "../../support/eventDirectory.ts";
import { useOwnTmp } from "../../support/ownTmp.ts";
import { resultOf, runOf, testCase } from "../../support/testCase.ts";

const directory = caseDirectory("running");
const script = "50.site.script";

describe("cases", function () {
  this.timeout(30_000);
  useOwnTmp((path) => assert.deepEqual(readdirSync(path), [], "something is left behind"));

  it("give their results in order, though they run side by side, each on a node of its own", async () => {
    const events: CaseEvent[] = [];
    const cases = ["startup", "monitor", "startup", "monitor"].map((event, index) =>
      testCase({
        directory,
        script,
        event,
        name: `case ${index}`,
        expect: [
          { kind: "node", path: ["services", "smbd"], value: event === "startup" ? "active" : "inactive" },
        ],
      }),
    );
    const results = await runOf(cases, { jobs: 3, listener: (event) => events.push(event) });
    assert.deepEqual(
      results.map(({ testCase: { name }, verdict }) => [name, verdict]),
      [
        ["case 0", "passed"],
        ["case 1", "failed"],
        ["case 2", "passed"],
        ["case 3", "failed"],
      ],
    );
    for (const [index, one] of cases.entries()) {
      const own = events.filter(
        (event) => (event.kind === "finished" ? event.result.testCase : event.testCase) === one,
      );
      const told = own.map(({ kind }) => kind);
      assert.deepEqual(told, index % 2 === 0 ? ["started", "finished"] : ["started", "output", "finished"]);
    }
    const folders = results.map(({ runs }) => runs[0]?.report.sandbox.environment.CTDB_BASE ?? "");
    assert.equal(new Set(folders).size, 4);
    assert.deepEqual(folders.filter(existsSync), []);
  });

  it("run their steps in order on one node: changes first, then the event", async () => {
    const onEth0 = (ip: string, value: string) => ({ kind: "node", path: ["addresses", ip], value }) as const;
    const result = await resultOf({
      directory,
      script,
      steps: [
        { event: "startup" },
        { event: "takeip", args: ["eth0", "10.0.0.31", "24"], expect: [onEth0("10.0.0.31", "eth0")] },
        { event: null, changes: ["service smbd inactive"], expect: [onEth0("10.0.0.31", "eth0")] },
        { event: "monitor", expect: [{ kind: "exit", exit: 3 }] },
        { event: "monitor", changes: ["service smbd active"] },
        {
          event: "releaseip",
          args: ["eth0 10.0.0.31 24"],
          expect: [
            onEth0("10.0.0.31", "none"),
            { kind: "file", path: "/var/lib/ctdb/scripts/site/since", test: null },
          ],
        },
      ],
    });
    assert.deepEqual(result.failures, []);
    assert.equal(result.verdict, "passed");
    assert.deepEqual(
      result.runs.map(({ step }) => step),
      [0, 1, 3, 4, 5],
    );
  });

  it("end with the first step that is not as expected", async () => {
    const result = await resultOf({
      directory,
      script,
      steps: [
        { event: "startup" },
        { event: "monitor", changes: ["service smbd failed"] },
        { event: "startup" },
      ],
    });
    assert.equal(result.verdict, "failed");
    assert.deepEqual(
      [result.runs.map(({ step }) => step), result.failures.map(({ step, place }) => [step, place.line])],
      [[0, 1], [[1, 20]]],
    );
  });

  it("apply what is given behind the directory's own profile, or behind that which the case names", async () => {
    const profiled = caseDirectory("profiled");
    const nodeOf = (name: string, value: string) => ({ kind: "node", path: [name, "smbd"], value }) as const;
    const own = await resultOf({
      directory: profiled,
      script: "50.none.script",
      expect: [nodeOf("services", "failed")],
    });
    assert.deepEqual(own.failures, []);
    const given = await resultOf({
      directory: profiled,
      script: "50.none.script",
      given: { profiles: [{ services: { smbd: "inactive" } }, { services: { smbd: "active" } }] },
      expect: [
        nodeOf("services", "active"),
        { kind: "node", path: ["options", "OF_PROFILE"], value: "1" },
        { kind: "node", path: ["options", "OF_OTHER"], value: "none" },
      ],
    });
    assert.deepEqual(given.failures, []);
    const other = await resultOf({
      directory: profiled,
      script: "50.none.script",
      given: { profileFile: join(profiled, "../../other-profile.yaml") },
      expect: [
        { kind: "node", path: ["options", "OF_PROFILE"], value: "none" },
        { kind: "node", path: ["options", "OF_OTHER"], value: "1" },
      ],
    });
    assert.deepEqual(other.failures, []);
  });

  it("find the files that are given, and stub commands that say what they are given to say", async () => {
    const result = await resultOf({
      directory,
      script,
      given: {
        files: [
          { path: "$CTDB_SCRIPT_VARDIR/site/since", kind: "file", content: "given\n", mode: 0o600 },
          { path: "$TMPDIR/note", kind: "file", content: "note", mode: null },
          { path: "$CTDB_BASE/nodes.bak", kind: "folder", content: "", mode: null },
        ],
        stubs: [
          {
            command: "systemctl",
            args: ["is-active", "smb*"],
            call: 1,
            exit: 4,
            stdout: "",
            stderr: "no bus\n",
            delaySeconds: 0,
          },
        ],
      },
      steps: [
        {
          event: "monitor",
          changes: ["service smbd active"],
          expect: [
            { kind: "exit", exit: 3 },
            { kind: "output", test: { how: "contains", text: "no bus" } },
            { kind: "file", path: "/var/lib/ctdb/scripts/site/since", test: { how: "exact", text: "given" } },
            { kind: "file", path: "$TMPDIR/note", test: { how: "exact", text: "note" } },
          ],
        },
        { event: "monitor", expect: [{ kind: "output", test: { how: "lacks", text: "no bus" } }] },
      ],
    });
    assert.deepEqual(result.failures, []);
    assert.equal(result.verdict, "passed");
    const file = { path: "/etc/samba/smb.conf", kind: "file", content: "", mode: null } as const;
    const { verdict, sentence } = await resultOf({ directory, script, given: { files: [file] } });
    assert.equal(verdict, "errored");
    assert.match(
      sentence,
      /^The file "\/etc\/samba\/smb\.conf" cannot be given: the stubbed mode .* The isolated mode/,
    );
  });

  it("are traced, and say what the sandbox warned of, each once", async () => {
    const site = makeEventDirectory({ "50.real.script": sh("/sbin/ip link >/dev/null", "exit 2") });
    const monitor = { event: "monitor", expect: [{ kind: "exit", exit: 2 }] } as const;
    const spec = { directory: site.path, script: "50.real.script", steps: [monitor, monitor] };
    const { runs, remarks, verdict } = await resultOf(spec, { trace: true });
    site.remove();
    assert.equal(verdict, "passed");
    assert.deepEqual(
      runs.map(({ report }) => report.scripts[0]?.trace?.failure?.frames[0]?.line),
      [3, 3],
    );
    assert.equal(remarks.length, 1);
    assert.match(remarks[0] ?? "", /50\.real\.script:2 names \/sbin\/ip by its absolute path/);
  });

  it("follow the release that they name", async () => {
    const of = async (targetVersion: string) => {
      const result = await resultOf({ directory, script, targetVersion, event: "startup" });
      const [run] = result.runs;
      return [result.verdict, run?.report.convention.version.slice(0, 2).join(".")];
    };
    assert.deepEqual(await of("4.17"), ["passed", "4.17"]);
    assert.deepEqual(await of("4.20"), ["passed", "4.20"]);
  });

  it("are skipped or errored with the reason where they cannot run", async () => {
    const say = async (spec: Partial<Parameters<typeof resultOf>[0]>) => {
      const { verdict, sentence, runs } = await resultOf({ directory, script, ...spec });
      assert.deepEqual(runs, []);
      return [verdict, sentence.replaceAll(directory, "DIR")];
    };
    assert.deepEqual(await say({ skip: "needs a cluster" }), ["skipped", "needs a cluster"]);
    const [verdict, disabled = ""] = await say({ script: "60.off.script" });
    assert.equal(verdict, "skipped");
    assert.match(disabled, /^60\.off\.script is not run by CTDB: .*chmod u\+x/);
    assert.deepEqual(await say({ script: "40.none.script" }), [
      "errored",
      "There is no script 40.none.script in DIR. Make it, or name another one in the case's file.",
    ]);
    const [missing, sentence] = await say({ directory: `${directory}/none` });
    assert.equal(missing, "errored");
    assert.match(sentence ?? "", /DIR\/none.*Name another directory in the case's file\.$/);
    const change = "The change “link eth7 down” in line 10 cannot be made: ";
    const [errored, why = ""] = await say({ event: null, changes: ["link eth7 down"] });
    assert.equal(errored, "errored");
    assert.ok(why.startsWith(change), why);
    const stubs = await resultOf({ directory, script }, { settings: () => ({ ownStubs: "/nonexistent" }) });
    assert.equal(stubs.verdict, "errored");
    assert.match(
      stubs.sentence,
      /^The folder of stub commands \/nonexistent cannot be read: ENOENT\. Name a folder/,
    );
  });

  it("run a disabled script where that is what they are about", async () => {
    const result = await resultOf({
      directory,
      script: "60.off.script",
      expect: [{ kind: "status", status: "DISABLED" }],
    });
    assert.deepEqual(result.failures, []);
    assert.equal(result.verdict, "passed");
  });

  it("run to their ends though a listener fails, and then say so", async () => {
    const told: string[] = [];
    const cases = ["one", "two"].map((name) => testCase({ directory, script, event: "startup", name }));
    const listener = (event: CaseEvent): void => {
      told.push(event.kind);
      throw new Error(`no ${event.kind}`);
    };
    await assert.rejects(runOf(cases, { listener }), /^Error: no started$/);
    assert.deepEqual(told, ["started", "finished", "started", "finished"]);
  });
});

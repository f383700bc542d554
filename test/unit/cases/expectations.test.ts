import assert from "node:assert/strict";
import type { WhatIsExpected } from "../../../src/caseFiles/testCase.ts";
import type { CaseResult } from "../../../src/cases/caseResult.ts";
import { caseDirectory } from "../../support/caseFixtures.ts";
import { callPattern, resultOf, type StepSpec } from "../../support/testCase.ts";

const directory = caseDirectory("running");
const script = "50.site.script";

/** What a case says where one step of the script `50.site` expects so. */
const siteResult = (step: StepSpec, ...before: StepSpec[]): Promise<CaseResult> =>
  resultOf({ directory, script, steps: [...before, step] });

const sentences = ({ failures }: CaseResult): readonly string[] => failures.map(({ sentence }) => sentence);

const startup: StepSpec = { event: "startup" };

describe("what a case expects of a script", function () {
  this.timeout(20_000);

  it("holds: status, exit, output, calls, files, node and duration", async () => {
    const result = await siteResult(
      {
        event: "monitor",
        expect: [
          { kind: "status", status: "OK" },
          { kind: "exit", exit: 0 },
          { kind: "output", test: { how: "exact", text: "smbd is active" } },
          { kind: "output", test: { how: "contains", text: "is act" } },
          { kind: "output", test: { how: "lacks", text: "ERROR" } },
          { kind: "output", test: { how: "matches", pattern: "^smbd .*e$" } },
          {
            kind: "calls",
            ordered: true,
            made: [
              callPattern("systemctl is-active *"),
              callPattern("ip -br **"),
              callPattern("ip -br addr **"),
            ],
          },
          {
            kind: "calls",
            ordered: false,
            made: [callPattern("ip **", 2), callPattern("systemctl is-active smb?")],
          },
          { kind: "no-call", pattern: callPattern("service **") },
          {
            kind: "file",
            path: "/var/lib/ctdb/scripts/site/since",
            test: { how: "matches", pattern: "^started" },
          },
          { kind: "file", path: "/var/lib/ctdb/scripts/site/until", test: null },
          { kind: "file", path: "$CTDB_BASE/public_addresses", test: { how: "contains", text: "10.0.0.32" } },
          { kind: "node", path: ["services", "smbd"], value: "active" },
          { kind: "node", path: ["health"], value: "HEALTHY" },
          { kind: "duration", underSeconds: 30 },
        ],
      },
      startup,
    );
    assert.deepEqual(sentences(result), []);
    assert.equal(result.verdict, "passed");
    assert.deepEqual(
      result.runs.map(({ step, report }) => [step, report.event]),
      [
        [0, "startup"],
        [1, "monitor"],
      ],
    );
  });

  it("fails with a sentence for each that does not hold, at its place", async () => {
    const result = await siteResult({
      event: "monitor",
      expect: [
        { kind: "status", status: "OK" },
        { kind: "exit", exit: 1 },
        { kind: "exit", exit: "SIGKILL" },
        { kind: "output", test: { how: "exact", text: "ERROR: smbd is away\n" } },
        { kind: "output", test: { how: "contains", text: "winbindd" } },
        { kind: "output", test: { how: "lacks", text: "ERROR" } },
        { kind: "output", test: { how: "matches", pattern: "^OK$" } },
        {
          kind: "calls",
          ordered: false,
          made: [callPattern("systemctl is-active nmbd"), callPattern("ip link")],
        },
        { kind: "no-call", pattern: callPattern("systemctl **") },
        { kind: "file", path: "/var/lib/ctdb/scripts/site/since", test: { how: "contains", text: "x" } },
        { kind: "file", path: "$CTDB_BASE/public_addresses", test: null },
        { kind: "node", path: ["services", "smbd"], value: "active" },
        { kind: "node", path: ["tables", "addresses", "has"], value: "eth0 10.0.0.31/* *" },
        { kind: "duration", underSeconds: 0 },
      ],
    });
    assert.equal(result.verdict, "failed");
    const [duration, ...others] = sentences(result).toReversed();
    assert.match(duration ?? "", /^monitor took 0\.\d\d s; it must take less than 0 s\.$|^monitor took \d/);
    assert.deepEqual(others.toReversed(), [
      "The status of monitor is ERROR, not OK. 50.site is ERROR: it ended with exit status 3. " +
        "Its output ends with “ERROR: smbd is not active, see /etc/ctdb/public_addresses”.",
      "Exit status 1 was expected of 50.site, but it ended with exit status 3.",
      "An end by SIGKILL was expected of 50.site, but it ended with exit status 3.",
      "The output is not as expected: line 1 is “ERROR: smbd is not active, see /etc/ctdb/public_addresses”, not “ERROR: smbd is away”.",
      "The output lacks “winbindd”.",
      "The output has “ERROR” in line 1, which must not be there.",
      "The output does not match “^OK$”.",
      "`systemctl is-active nmbd` was not called: the nearest call was `systemctl is-active smbd`.",
      "`ip link` was not called: `ip` was not called at all.",
      "`systemctl is-active smbd` was called once, by 50.site. `systemctl **` forbids that.",
      "/var/lib/ctdb/scripts/site/since is not there.",
      "$CTDB_BASE/public_addresses is there, but must be absent.",
      "On the node services: smbd is inactive, not active.",
      "The node's table addresses has no row “eth0 10.0.0.31/* *”; the nearest is “eth0 10.0.0.11/24 broadcast=10.0.0.255”.",
    ]);
    assert.deepEqual(
      result.failures.map(({ place, step }) => [step, place.line]),
      [11, 12, 13, 14, 15, 16, 17, 5, 5, 5, 20, 21, 22, 23, 24].map((line) => [0, line]),
    );
  });

  it("shows texts and calls side by side so that only what is wrong differs", async () => {
    const result = await siteResult({
      event: "monitor",
      expect: [
        { kind: "status", status: "ERROR" },
        { kind: "output", test: { how: "exact", text: "ERROR\n" } },
        {
          kind: "calls",
          ordered: true,
          made: [callPattern("systemctl is-active nmbd"), callPattern("service nmbd start")],
        },
        { kind: "no-call", pattern: callPattern("systemctl **") },
      ],
    });
    assert.deepEqual(
      result.failures.map(({ kind, expected, actual }) => [kind, expected, actual]),
      [
        ["output", "ERROR\n", "ERROR: smbd is not active, see /etc/ctdb/public_addresses\n"],
        ["calls", "systemctl is-active nmbd\n", "systemctl is-active smbd\n"],
        ["no-call", "", "systemctl is-active smbd\n"],
      ],
    );
  });

  it("counts calls and looks at their order", async () => {
    const monitor = (made: ReturnType<typeof callPattern>[], ordered: boolean) =>
      siteResult({ event: "monitor", expect: [{ kind: "calls", ordered, made }] }, startup);
    const often = await monitor([callPattern("ip **", 3), callPattern("systemctl **", 0)], false);
    assert.deepEqual(sentences(often), [
      "`ip **` was called twice, not 3 times.",
      "`systemctl **` was called once, not never.",
    ]);
    assert.equal(
      often.failures[0]?.expected,
      "ip -br link show dev eth0\nip -br addr show dev eth0\nip **\n",
    );
    const order = await monitor([callPattern("ip -br addr **"), callPattern("ip -br link **")], true);
    assert.deepEqual(sentences(order), ["`ip -br link **` was called, but not after `ip -br addr **`."]);
  });

  it("is success to CTDB where nothing is said of the end", async () => {
    const failed = await siteResult({ event: "monitor", expect: [{ kind: "duration", underSeconds: 30 }] });
    assert.deepEqual(sentences(failed), [
      "CTDB does not take monitor for a success, its status is ERROR. 50.site is ERROR: it ended with exit status 3. " +
        `Its output ends with “ERROR: smbd is not active, see /etc/ctdb/public_addresses”. ` +
        failed.runs[0]?.report.consequence.sentence,
    ]);
    assert.equal(failed.failures[0]?.place.line, 10);
    // ctdbd only logs a releaseip of an address that the node does not have.
    const shutdown = await resultOf({ directory, script: "90.last.script", event: "shutdown" });
    assert.equal(shutdown.runs[0]?.report.outcome, "failed");
    assert.equal(
      shutdown.verdict,
      shutdown.runs[0]?.report.consequence.treatedAsSuccess ? "passed" : "failed",
    );
  });
});

describe("what a case expects of a directory", function () {
  this.timeout(20_000);

  it("is the event's status, that of each script, and all output", async () => {
    const expected: readonly WhatIsExpected[] = [
      { kind: "status", status: "ERROR" },
      { kind: "exit", exit: 3 },
      { kind: "script", script: "10.calm", status: "OK" },
      { kind: "script", script: "50.site", status: "ERROR" },
      { kind: "script", script: "60.off.script", status: "NOT RUN" },
      { kind: "output", test: { how: "contains", text: "smbd is not active" } },
      { kind: "node", path: ["health"], value: "UNHEALTHY" },
      { kind: "node", path: ["flags"], value: "UNHEALTHY" },
    ];
    const result = await resultOf({ directory, event: "monitor", expect: expected });
    assert.deepEqual(sentences(result), []);
    const wrong = await resultOf({
      directory,
      event: "shutdown",
      expect: [
        { kind: "status", status: "TIMEDOUT" },
        { kind: "exit", exit: "KILL" },
        { kind: "script", script: "10.calm", status: "ERROR" },
        { kind: "script", script: "60.off", status: "OK" },
        { kind: "script", script: "70.none", status: "OK" },
      ],
    });
    const [, , disabled] = sentences(wrong);
    assert.match(disabled ?? "", /^The status of 60.off is DISABLED, not OK\. .*chmod u\+x/);
    assert.deepEqual(sentences(wrong).toSpliced(2, 1), [
      "The status of shutdown is CANNOT RUN, not TIMEDOUT. 90.last is CANNOT RUN. The script was killed by SIGKILL; CTDB says CANNOT RUN (Interrupted system call).",
      "The status of 10.calm is OK, not ERROR. 10.calm is OK: it ended with exit status 0.",
      "70.none is to be OK, but there is no such script. CTDB does not list it in this directory.",
    ]);
  });
});

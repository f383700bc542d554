import assert from "node:assert/strict";
import { join } from "node:path";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { readSettings } from "../../../../src/extension/settings/settings.ts";
import { Coalescer, QUIET_MILLISECONDS } from "../../../../src/extension/tests/run/coalescer.ts";
import { dependsOn } from "../../../../src/extension/tests/run/dependsOn.ts";
import type { TestFinding } from "../../../../src/extension/tests/run/finding.ts";
import { GoingTests } from "../../../../src/extension/tests/run/goingTests.ts";
import { repeat, repeatSummary } from "../../../../src/extension/tests/run/repeat.ts";
import type { TestSubject } from "../../../../src/extension/tests/run/testTree.ts";
import { makeEventDirectory, sh } from "../../../support/eventDirectory.ts";
import { FakeTimers } from "../../../support/fakeTimers.ts";

describe("saved files", () => {
  /** A coalescer whose runs end when the test says so. */
  function coalescing() {
    const timers = new FakeTimers();
    const begun: string[] = [];
    let end = Promise.withResolvers<void>();
    const saved = new Coalescer<string>(async (changes) => {
      begun.push([...changes].join(" "));
      end = Promise.withResolvers();
      await end.promise;
    }, timers);
    const finish = async () => {
      end.resolve();
      await new Promise(setImmediate);
    };
    return { timers, begun, saved, finish };
  }

  it("are one run where they are saved together", () => {
    const { timers, begun, saved } = coalescing();
    saved.add("a");
    timers.pass(QUIET_MILLISECONDS - 1);
    saved.add("b");
    timers.pass(QUIET_MILLISECONDS - 1);
    assert.deepEqual(begun, []);
    timers.pass(1);
    assert.deepEqual(begun, ["a b"]);
  });

  it("while a run goes on are one more run behind it", async () => {
    const { timers, begun, saved, finish } = coalescing();
    saved.add("a");
    timers.pass(QUIET_MILLISECONDS);
    saved.add("b");
    timers.pass(QUIET_MILLISECONDS);
    saved.add("c");
    timers.pass(QUIET_MILLISECONDS);
    assert.deepEqual(begun, ["a"]);
    await finish();
    assert.deepEqual(begun, ["a", "b c"]);
    await finish();
    assert.deepEqual(begun, ["a", "b c"]);
  });

  it("are forgotten at the end", () => {
    const { timers, begun, saved } = coalescing();
    saved.add("a");
    saved.dispose();
    saved.add("b");
    timers.pass(QUIET_MILLISECONDS);
    assert.deepEqual([begun, timers.waiting], [[], 0]);
  });
});

describe("results that a save makes outdated", () => {
  it("are those of before, not of tests that wait; those of a test that runs are so at its end", () => {
    const going = new GoingTests();
    going.enqueue(["waits", "runs"]);
    going.start("runs");
    assert.deepEqual(going.outdate(["waits", "runs", "other"]), ["other"]);
    assert.deepEqual(going.end(["waits", "runs"]), ["runs"]);
    assert.deepEqual(going.outdate(["waits", "runs"]), ["waits", "runs"]);
  });
});

describe("what a test depends on", () => {
  const site = makeEventDirectory({
    "50.samba.script": { link: "../share/samba.sh" },
    "60.nfs.script": sh("exit 0"),
    "../share/samba.sh": sh("exit 0"),
  });
  after(() => site.remove());
  const convention = conventionFor([4, 24, 0]);
  const settings = readSettings((name) => (name === "nodeProfile" ? "/profiles/a.yaml" : undefined), null);
  const subject: TestSubject = {
    kind: "handler",
    directory: site.path,
    script: "60.nfs.script",
    event: "monitor",
  };
  const affects = (path: string, of: TestSubject = subject) =>
    dependsOn(of, path, () => ({ convention, settings }));

  it("is its script and what belongs to it, not another script", () => {
    assert.equal(affects(join(site.path, "60.nfs.script")), true);
    assert.equal(affects(join(site.path, "60.nfs.options")), true);
    assert.equal(affects(join(site.path, "50.samba.script")), false);
  });

  it("is what CTDB_BASE holds, and the node's profile", () => {
    for (const name of ["functions", "script.options", "public_addresses", "nfs-checks.d/10.status.check"]) {
      assert.equal(affects(join(site.base, name)), true, name);
    }
    assert.equal(affects("/profiles/a.yaml"), true);
    assert.equal(affects("/elsewhere/functions"), false);
    assert.equal(affects(join(site.base, "samba.ctdb-test.yaml")), false);
  });

  it("is the file that a link leads to", () => {
    const linked = { ...subject, script: "50.samba.script" };
    assert.equal(affects(join(site.base, "events", "share", "samba.sh"), linked), true);
    assert.equal(affects(join(site.base, "events", "share", "samba.sh")), false);
  });

  it("is every script of the directory where all run", () => {
    const all: TestSubject = { ...subject, kind: "event-script" };
    assert.equal(affects(join(site.path, "50.samba.script"), all), true);
  });

  it("is what its provider names", () => {
    const test = { group: null, dependencies: ["/tree/tests"], run: async () => passed };
    const provided: TestSubject = { kind: "provided", test };
    assert.deepEqual(
      [affects("/tree/tests/a.sh", provided), affects("/tree/tests-b.sh", provided)],
      [true, false],
    );
  });
});

const passed: TestFinding = { verdict: "passed", milliseconds: 1, messages: [], sentence: "" };
const failed: TestFinding = { ...passed, verdict: "failed" };

describe("tests that are repeated", () => {
  const rounds = (...all: readonly TestFinding[]) => {
    return async (number: number) => ({
      findings: new Map([["a", all[number - 1] ?? passed]]),
      wasStopped: false,
    });
  };

  it("say how many runs failed", async () => {
    const count = await repeat({ times: 3, untilFailure: false }, rounds(passed, failed, failed));
    assert.equal(repeatSummary(count), "2 of 3 runs failed.");
    const none = await repeat({ times: 1, untilFailure: false }, rounds(passed));
    assert.equal(repeatSummary(none), "None of 1 run failed.");
  });

  it("end with the first failure where that is wanted", async () => {
    const count = await repeat({ times: 9, untilFailure: true }, rounds(passed, passed, failed));
    assert.deepEqual(count, { done: 3, failed: 1, cutShort: null });
  });

  it("end when they are stopped, which is no failure", async () => {
    const count = await repeat({ times: 9, untilFailure: false }, async (number) => ({
      findings: new Map([["a", passed]]),
      wasStopped: number === 3,
    }));
    assert.equal(repeatSummary(count), "None of 2 runs failed. Then it was stopped.");
  });

  it("end where there is no test any more, and do not count what ran nothing", async () => {
    const count = await repeat({ times: 9, untilFailure: true }, async (number) => ({
      findings: new Map(number < 3 ? [["a", passed]] : []),
      wasStopped: false,
    }));
    assert.equal(repeatSummary(count), "None of 2 runs failed. Then there was no such test any more.");
  });
});

import assert from "node:assert/strict";
import { ensureSambaSource } from "../../scripts/lib/sambaSource.ts";
import { formatVersion, NEWEST_VERSION } from "../../src/ctdb/version.ts";
import { skipBecause } from "../skipBecause.ts";
import { prepareSuite, releaseOf, type UpstreamSuite } from "./upstream/suite.ts";

/** Tests that mostly wait, so more at a time than there are cores. */
const PARALLEL = 4;

const given = process.env.CTDB_UPSTREAM;
const source = given === undefined ? await ensureSambaSource() : { dir: given };

describe("upstream's own tests of the event daemon", function () {
  this.timeout(600_000);
  if ("skip" in source) {
    const { skip } = source;
    it("pass", function () {
      skipBecause(this, skip);
    });
    return;
  }
  const release = releaseOf(source.dir) ?? (given === undefined ? "4.17" : formatVersion(NEWEST_VERSION));
  const suite: UpstreamSuite = prepareSuite(source.dir, process.env.CTDB_UPSTREAM_TARGET ?? release);
  const verdicts = new Map<string, Promise<{ passed: boolean; output: string }>>();

  before(() => {
    const waiting = [...suite.tests];
    const lanes = Array.from({ length: PARALLEL }, () => Promise.resolve());
    for (const [index, test] of waiting.entries()) {
      const lane = index % PARALLEL;
      const verdict = (lanes[lane] ?? Promise.resolve()).then(() => suite.run(test));
      verdicts.set(test, verdict);
      lanes[lane] = verdict.then(() => {});
    }
  });
  after(() => suite.remove());

  it("are there", () => assert.ok(suite.tests.length >= 20, suite.tests.join(" ")));
  for (const test of suite.tests) {
    it(`${test} passes (${release})`, async () => {
      const verdict = await verdicts.get(test);
      assert.ok(verdict?.passed, verdict?.output);
    });
  }
});

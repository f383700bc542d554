import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensureSambaSource } from "../../scripts/lib/sambaSource.ts";
import { runUpstreamTests } from "../../src/upstream/runUpstreamTests.ts";
import { findSuites, findTree, type UpstreamTree } from "../../src/upstream/tree.ts";
import type { UpstreamResult } from "../../src/upstream/upstreamResult.ts";
import { readSuite, type UpstreamTest } from "../../src/upstream/upstreamTest.ts";
import { skipBecause } from "../skipBecause.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { harnessVerdicts } from "../support/upstreamHarness.ts";

const given = process.env.CTDB_UPSTREAM;
const source = given === undefined ? await ensureSambaSource() : { dir: given };
/** Every test takes a quarter of a second; `CTDB_UPSTREAM_ALL=1` runs all in place of each n-th. */
const EACH = process.env.CTDB_UPSTREAM_ALL === "1" ? 1 : 12;

describe("upstream's unit tests through our runner", function () {
  this.timeout(600_000);
  if ("skip" in source) {
    const { skip } = source;
    it("have the verdicts of upstream's harness", function () {
      skipBecause(this, skip);
    });
    return;
  }
  let tree: UpstreamTree;

  before(async () => {
    const found = await findTree(source.dir);
    assert.ok(found !== null, source.dir);
    tree = found;
  });

  async function testsOf(name: string): Promise<readonly UpstreamTest[]> {
    const suite = (await findSuites(tree)).find((one) => one.name === name);
    return suite === undefined ? [] : readSuite(tree, suite);
  }

  function run(tests: readonly UpstreamTest[]): Promise<readonly UpstreamResult[]> {
    return runUpstreamTests(tests, {
      kitDirectory: KIT_DIRECTORY,
      timeoutSeconds: 120,
      enclosing: "auto",
      jobs: 2 * availableParallelism(),
      signal: new AbortController().signal,
    });
  }

  it("are found, as many as there are files, in all suites", async () => {
    const unit = join(tree.ctdb, "tests", "UNIT");
    for (const name of readdirSync(unit)) {
      const files = readdirSync(join(unit, name)).filter((file) => file.endsWith(".sh"));
      assert.deepEqual(
        (await testsOf(name)).map(({ fileName }) => fileName),
        files.sort(),
      );
    }
    assert.ok((await testsOf("eventscripts")).length >= 200);
  });

  it("have titles, and those of event scripts their script", async () => {
    for (const name of [
      "eventd",
      "eventscripts",
      "onnode",
      "shellcheck",
      "takeover",
      "takeover_helper",
      "tool",
    ]) {
      const untitled = (await testsOf(name)).filter(({ title }) => title === null);
      assert.deepEqual(
        untitled.map(({ fileName }) => fileName),
        [],
        name,
      );
    }
    assert.ok((await testsOf("eventscripts")).every(({ group }) => group !== null));
  });

  it("have the verdicts of upstream's harness", async () => {
    const tests = (await testsOf("eventscripts")).filter((_, index) => index % EACH === 0);
    const ours = await run(tests);
    const harness = await harnessVerdicts(tree, tests);
    const built = ours.filter(({ missing }) => missing.length === 0);
    assert.deepEqual(
      built.map(({ test, verdict }) => `${test.fileName}: ${verdict}`),
      built.map(({ test }) => `${test.fileName}: ${harness.verdicts.get(test.fileName)}`),
    );
    assert.ok(built.length > tests.length / 2);
  });

  it("are skipped where programs are not built, and say which", async () => {
    const tests = ["eventd", "takeover", "tool"].map(async (name) => (await testsOf(name)).slice(0, 1));
    const results = await run((await Promise.all(tests)).flat());
    for (const { verdict, missing, sentence, test } of results) {
      assert.ok(
        verdict === "passed" || (verdict === "skipped" && missing.length > 0),
        test.fileName + sentence,
      );
    }
  });
});

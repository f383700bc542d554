/**
 * Upstream's event script tests by their own harness, one after another, and by our runner, several at once: verdicts and
 * times side by side.
 *
 *     node test/bench/upstream.ts [FOLDER] [PATTERN]
 *
 * FOLDER is a source tree of Samba (default: Debian's source package in the cache), PATTERN a regular expression on the
 * names of tests (default: all).
 */
import { availableParallelism, loadavg } from "node:os";
import { ensureSambaSource } from "../../scripts/lib/sambaSource.ts";
import { runUpstreamTests } from "../../src/upstream/runUpstreamTests.ts";
import { findSuites, findTree } from "../../src/upstream/tree.ts";
import { readSuite } from "../../src/upstream/upstreamTest.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { harnessVerdicts } from "../support/upstreamHarness.ts";

/** Tests that run before it is the other's turn. */
const BLOCK = 52;

const [given, pattern = "."] = process.argv.slice(2);
const source = given === undefined ? await ensureSambaSource() : { dir: given };
if ("skip" in source) {
  throw new Error(source.skip);
}
const tree = await findTree(source.dir);
const suite =
  tree === null ? undefined : (await findSuites(tree)).find(({ name }) => name === "eventscripts");
if (tree === null || suite === undefined) {
  throw new Error(`${source.dir} has no tests/UNIT/eventscripts`);
}
const wanted = new RegExp(pattern);
const tests = (await readSuite(tree, suite)).filter(({ fileName }) => wanted.test(fileName));
const cores = availableParallelism();
/** As in the Test Explorer. */
const jobs = 2 * cores;
const options = {
  kitDirectory: KIT_DIRECTORY,
  timeoutSeconds: 300,
  enclosing: "auto",
  jobs,
  signal: new AbortController().signal,
} as const;

console.log(`${tests.length} tests, ${cores} cores, load ${load()}`);
const times = { harness: 0, ours: 0 };
let different = 0;
// In turns, so that what else the machine does slows both down.
for (let first = 0; first < tests.length; first += BLOCK) {
  const block = tests.slice(first, first + BLOCK);
  const runHarness = () => harnessVerdicts(tree, block);
  const runOurs = async () => {
    const begin = performance.now();
    const results = await runUpstreamTests(block, options);
    return { milliseconds: performance.now() - begin, results };
  };
  const isHarnessFirst = (first / BLOCK) % 2 === 0;
  const early = isHarnessFirst ? await runHarness() : null;
  const ours = await runOurs();
  const harness = early ?? (await runHarness());
  times.harness += harness.milliseconds;
  times.ours += ours.milliseconds;
  for (const { test, verdict, missing } of ours.results) {
    const theirs = harness.verdicts.get(test.fileName);
    if (theirs !== verdict && missing.length === 0) {
      different++;
      console.log(`${test.fileName}: harness ${theirs}, ours ${verdict}`);
    }
  }
}
console.log(`harness ${seconds(times.harness)}, ours ${seconds(times.ours)}, load ${load()}`);
console.log(`${(times.harness / times.ours).toFixed(2)} times as fast, ${different} verdicts different`);

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

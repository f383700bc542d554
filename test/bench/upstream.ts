/**
 * Upstream's event script tests by their own harness, one after another, and by our runner, several at once: verdicts and
 * times side by side.
 *
 *     node test/bench/upstream.ts [FOLDER] [PATTERN] [ROUNDS]
 *
 * FOLDER is a source tree of Samba (default: Debian's source package in the cache), PATTERN a regular expression on the
 * names of tests (default: all). Every round runs all of them by both: one of the 208 sleeps for 15 s, and a part
 * of them would wait for it.
 */
import { availableParallelism, loadavg } from "node:os";
import { runUpstreamTests } from "../../src/upstream/runUpstreamTests.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { harnessVerdicts } from "../support/upstreamHarness.ts";
import { eventScriptTests } from "./eventScriptTests.ts";

const [given, pattern = ".", rounds = "1"] = process.argv.slice(2);
const found = await eventScriptTests(given);
if (typeof found === "string") {
  throw new Error(found);
}
const { tree } = found;
const wanted = new RegExp(pattern);
const tests = found.tests.filter(({ fileName }) => wanted.test(fileName));
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

console.log(`${tests.length} tests, ${cores} cores`);
for (let round = 0; round < Number(rounds); round++) {
  // In turns, so that what else the machine does slows both down.
  const isHarnessFirst = round % 2 === 0;
  const before = load();
  const early = isHarnessFirst ? await harnessVerdicts(tree, tests) : null;
  const begin = performance.now();
  const results = await runUpstreamTests(tests, options);
  const milliseconds = performance.now() - begin;
  const harness = early ?? (await harnessVerdicts(tree, tests));
  const different = results.filter(
    ({ test, verdict, missing }) => missing.length === 0 && harness.verdicts.get(test.fileName) !== verdict,
  );
  for (const { test, verdict } of different) {
    console.log(`${test.fileName}: harness ${harness.verdicts.get(test.fileName)}, ours ${verdict}`);
  }
  console.log(
    `harness ${seconds(harness.milliseconds)}, ours ${seconds(milliseconds)}, load ${before} to ${load()}`,
  );
  const ratio = (harness.milliseconds / milliseconds).toFixed(2);
  console.log(`${ratio} times as fast, ${different.length} verdicts different`);
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

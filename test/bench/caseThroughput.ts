/** Our cases against upstream's harness: how many tests each gets done in a second on one core. */
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { loadCaseFile } from "../../src/caseFiles/loadCaseFile.ts";
import { runCases } from "../../src/cases/runCases.ts";
import { isCtdbInstalled, NOT_INSTALLED } from "../conformance/support/installedCtdb.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { harnessVerdicts } from "../support/upstreamHarness.ts";
import { eventScriptTests } from "./eventScriptTests.ts";

const CASES = join(import.meta.dirname, "../conformance/debianCases");
const HARNESS_TESTS = 60;
const GOAL = 1;

export async function caseThroughput(): Promise<string> {
  if (!isCtdbInstalled()) return `Cases: left out, ${NOT_INSTALLED}\n`;
  const found = await eventScriptTests();
  if (typeof found === "string") return `Cases: left out, ${found}\n`;
  const { tree, tests: all } = found;
  const every = Math.floor(all.length / HARNESS_TESTS);
  const tests = all.filter((_, index) => index % every === 0);
  const { milliseconds } = await harnessVerdicts(tree, tests);
  const theirs = (tests.length / milliseconds) * 1000; // one after another: one core
  const cases = (
    await Promise.all(readdirSync(CASES).map((name) => loadCaseFile(join(CASES, name))))
  ).flatMap((file) => file.cases);
  const cores = availableParallelism();
  const begin = performance.now();
  await runCases(cases, {
    kitDirectory: KIT_DIRECTORY,
    workspaceFolders: [],
    trace: false,
    jobs: cores,
    signal: new AbortController().signal,
    settings: () => ({ mayUseInstalled: true }),
  });
  const ours = ((cases.length / (performance.now() - begin)) * 1000) / cores;
  const ratio = ours / theirs;
  return (
    `Cases of Debian's scripts: ${ours.toFixed(1)} a second on each core (${cases.length} cases), upstream's harness ` +
    `${theirs.toFixed(1)} (${tests.length} tests): ${ratio.toFixed(1)} times; goal ${GOAL}: ${ratio >= GOAL ? "reached" : "missed"}\n`
  );
}

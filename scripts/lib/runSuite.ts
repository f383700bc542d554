import { readlinkSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { TestResult } from "./mochaResults.ts";
import { artifacts, messageOf, root } from "./paths.ts";
import { type Background, endTree, holdersOf, startBackground } from "./processes.ts";
import type { Met, Requirements } from "./requirements.ts";
import { joinTries, partsToRepeat, passedLater } from "./secondTry.ts";
import type { Suite } from "./suites.ts";

/** How long the output of a suite that has ended may stay open. */
const HELD_OPEN_MS = 20_000;

/** How a suite ended. */
export interface SuiteReport {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly { readonly title: string; readonly reason: string }[];
  /** What passed only the second time. */
  readonly unsteady?: readonly string[];
  /** What it printed, where something failed. */
  readonly log?: string;
}

/** Hundreds of tests start the command line or the server: compiled once, each takes half the time. */
const compileCache = join(artifacts, "compile-cache");

/** Meets what the suite needs; gives its environment, or the report of a suite that does not start. */
export async function prepare(suite: Suite, requirements: Requirements): Promise<Met | SuiteReport> {
  try {
    const met: Record<string, string> = {};
    for (const found of await Promise.all(suite.needs.map((need) => requirements.meet(need)))) {
      if ("skip" in found && found.skip)
        return notStarted(suite, { skipped: [{ title: "the whole suite", reason: found.skip }] });
      Object.assign(met, found);
    }
    return met;
  } catch (error) {
    return notStarted(suite, { failed: ["its preparation"], log: messageOf(error) });
  }
}

/** Runs a suite whose needs are met; parts of it that fail have a second try where the suite gives one. */
export async function runSuite(suite: Suite, met: Met): Promise<SuiteReport> {
  const begin = Date.now();
  const first = await runOnce(suite, suite.name, suite.args, met);
  const parts = suite.argsFor ? partsToRepeat(first.results) : [];
  if (!suite.argsFor || parts.length === 0) {
    return summarise(suite.name, secondsSince(begin), first.results, first.log);
  }
  console.log(`${suite.name}: a second try of ${parts.join(", ")}`);
  const second = await runOnce(suite, `${suite.name}.again`, suite.argsFor(parts), met);
  const joined = joinTries(first.results, second.results, parts);
  const unsteady = passedLater(first.results, second.results);
  for (const { title, error } of unsteady) console.log(`passed only the second time: ${title}\n${error}`);
  return {
    ...summarise(suite.name, secondsSince(begin), joined, second.log),
    unsteady: unsteady.map(({ title }) => title),
  };
}

function secondsSince(begin: number): number {
  return (Date.now() - begin) / 1000;
}

/** Runs the program of a suite to its end. @param name of its files among the artifacts */
async function runOnce(
  suite: Suite,
  name: string,
  args: readonly string[],
  met: Met,
): Promise<{ readonly results: readonly TestResult[]; readonly log: string }> {
  await mkdir(artifacts, { recursive: true });
  const file = join(artifacts, `${name}.results.jsonl`);
  await rm(file, { force: true });
  const program = startBackground(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...met, CTDB_RESULTS: file, NODE_COMPILE_CACHE: compileCache },
    log: join(artifacts, `${name}.log`),
  });
  let hung = false;
  const timer = setTimeout(() => {
    hung = true;
    void endTree(program);
  }, suite.minutes * 60_000);
  const status = await ended(program, suite.name);
  clearTimeout(timer);
  await endTree(program);
  const results = suite.kind === "check" ? checkResults(suite, status) : await testResults(file, status);
  if (hung)
    results.push({
      state: "failed",
      title: `${suite.name} did not end within ${suite.minutes} minutes`,
      error: "",
    });
  return { results, log: program.output() };
}

/** The exit status. Output that others hold open is not waited for long: what they are is printed. */
function ended({ child }: Background, name: string): Promise<number> {
  // Node connects children by socket pairs: the other end is known by the program's own standard output.
  const pipe = linkOf(`/proc/${child.pid}/fd/1`);
  return new Promise<number>((resolve) => {
    child.on("error", () => resolve(-1));
    child.on("close", (code) => resolve(code ?? -1));
    child.on("exit", (code) => {
      const timer = setTimeout(() => {
        console.log(
          `${name}: its output is still held open by: ${holdersOf(pipe).join(", ") || "nobody known"}`,
        );
        resolve(code ?? -1);
      }, HELD_OPEN_MS);
      child.on("close", () => clearTimeout(timer));
    });
  });
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ""; // no Linux, or it has ended
  }
}

function checkResults(suite: Suite, status: number): TestResult[] {
  return [
    status === 0
      ? { state: "passed", title: suite.name, seconds: 0 }
      : { state: "failed", title: suite.name, error: "" },
  ];
}

/** The results in the file, and a failure of its own where the run broke off or failed outside a test. */
async function testResults(file: string, status: number): Promise<TestResult[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  const results: TestResult[] = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  for (const result of results) {
    if (result.state === "left") console.log(`The tests left something open: ${result.title} (${file})`);
  }
  const failed = results.some((result) => result.state === "failed");
  if (!results.some((result) => result.state === "end")) {
    results.push({ state: "failed", title: `the run broke off (status ${status})`, error: "" });
  } else if (status !== 0 && !failed) {
    results.push({ state: "failed", title: `ended with status ${status} though no test failed`, error: "" });
  } else if (results.every(({ state }) => state === "end" || state === "left")) {
    results.push({ state: "failed", title: "no test ran", error: "" });
  }
  return results;
}

function summarise(name: string, seconds: number, results: readonly TestResult[], log: string): SuiteReport {
  const failed = results.flatMap((result) => (result.state === "failed" ? [result.title] : []));
  return {
    name,
    seconds,
    passed: results.filter((result) => result.state === "passed").length,
    failed,
    skipped: results.flatMap((result) => (result.state === "skipped" ? [result] : [])),
    ...(failed.length > 0 ? { log } : {}),
  };
}

function notStarted(suite: Suite, part: Partial<SuiteReport>): SuiteReport {
  return { name: suite.name, seconds: 0, passed: 0, failed: [], skipped: [], ...part };
}

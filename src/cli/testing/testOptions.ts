import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { CaseSandbox } from "../../caseFiles/testCase.ts";
import type { CaseSettings } from "../../cases/caseSettings.ts";
import type { CoverageInclude } from "../../coverage/coverageScope.ts";
import { parseVersion } from "../../ctdb/version.ts";
import { oneOf, readMixedLine } from "../commandLine.ts";
import { NODE_OPTIONS, nodeWishes } from "../nodeOptions.ts";
import { timeoutOption } from "../timeoutOption.ts";
import { UsageError } from "../usage.ts";

/** What `test` was asked for. */
export interface TestOptions {
  readonly format: "text" | "json" | "junit" | "tap";
  readonly coverage: "lcov" | "text" | null;
  /** Absolute path of the file that coverage goes to; `null`: it is printed. */
  readonly coverageFile: string | null;
  readonly coverageInclude: CoverageInclude;
  readonly jobs: number;
  readonly filter: string | null;
  readonly sandbox: CaseSandbox | null;
  readonly targetVersion: string | null;
  /** What holds for every case that does not say otherwise. */
  readonly settings: CaseSettings;
  readonly paths: readonly string[];
}

const NAMES = [
  ...["format", "coverage", "coverage-file", "coverage-include", "jobs", "filter"],
  ...["sandbox", "target-version", "timeout"],
  ...NODE_OPTIONS,
] as const;
const SANDBOXES: readonly CaseSandbox[] = ["auto", "isolated", "stubbed"];
const MOST_JOBS = 256;
const DEFAULT_LCOV = "coverage.lcov";

/**
 * @param kitDirectory where the sandbox's launcher is
 * @throws {UsageError}
 */
export async function readTestOptions(args: readonly string[], kitDirectory: string): Promise<TestOptions> {
  const { options, words } = readMixedLine(args, NAMES, "test");
  if (words.includes("")) {
    throw new UsageError("A path is empty.", "test"); // resolve() would take it for the current folder
  }
  const coverage = oneOf(options.coverage, ["lcov", "text"], "coverage", "test") ?? null;
  const file = options["coverage-file"] ?? (coverage === "lcov" ? DEFAULT_LCOV : null);
  for (const name of ["coverage-file", "coverage-include"]) {
    if (options[name] !== undefined && coverage === null) {
      throw new UsageError(`--${name} needs --coverage lcov or --coverage text.`, "test");
    }
  }
  if (file === "") {
    throw new UsageError("--coverage-file takes a file.", "test");
  }
  return {
    format: oneOf(options.format, ["text", "json", "junit", "tap"], "format", "test") ?? "text",
    coverage,
    coverageFile: file === null ? null : resolve(file),
    coverageInclude:
      oneOf(options["coverage-include"], ["scripts", "sourced"], "coverage-include", "test") ?? "scripts",
    jobs: jobsOption(options.jobs),
    filter: options.filter ?? null,
    sandbox: oneOf(options.sandbox, SANDBOXES, "sandbox", "test") ?? null,
    targetVersion: versionOption(options["target-version"]),
    settings: await caseSettings(options, kitDirectory),
    paths: words.length === 0 ? ["."] : words,
  };
}

async function caseSettings(
  options: Readonly<Record<string, string>>,
  kitDirectory: string,
): Promise<CaseSettings> {
  const wishes = await nodeWishes(options, kitDirectory, "test");
  const { profilePath = null, ownStubs = null, realCommands = [] } = wishes;
  const node = { profilePath, ownStubs, realCommands };
  return options.timeout === undefined
    ? node
    : { ...node, timeoutSeconds: timeoutOption(options.timeout, 0, "test") };
}

function jobsOption(text: string | undefined): number {
  if (text === undefined) {
    return availableParallelism();
  }
  const jobs = Number(text);
  if (!/^\d{1,4}$/.test(text) || jobs < 1 || jobs > MOST_JOBS) {
    throw new UsageError(`--jobs takes a number from 1 to ${MOST_JOBS}, not “${text}”.`, "test");
  }
  return jobs;
}

function versionOption(text: string | undefined): string | null {
  if (text !== undefined && parseVersion(text) === null) {
    throw new UsageError(`--target-version takes a release such as 4.17 or 1.0.112, not “${text}”.`, "test");
  }
  return text ?? null;
}

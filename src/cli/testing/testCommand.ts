import { dirname } from "node:path";
import type { TestCase } from "../../caseFiles/testCase.ts";
import type { CaseResult, CaseRunOptions } from "../../cases/caseResult.ts";
import { runCases } from "../../cases/runCases.ts";
import { printable } from "../../text/printable.ts";
import { exitStatusOfSignal, OutputInterrupted, type Streams, writeChunks } from "../output.ts";
import { listenForSignals } from "../signals.ts";
import { EX_IOERR, EX_USAGE } from "../usage.ts";
import { collectCases } from "./collectCases.ts";
import { TestCoverage, writeCoverage } from "./testCoverage.ts";
import { testJson } from "./testJson.ts";
import { testJunit } from "./testJunit.ts";
import { readTestOptions, type TestOptions } from "./testOptions.ts";
import { isBad, TestProgress } from "./testProgress.ts";
import { testTap } from "./testTap.ts";
import { summaryText } from "./testText.ts";

/** What runs cases; tests give their own. */
export type CaseRunner = (
  cases: readonly TestCase[],
  options: CaseRunOptions,
) => Promise<readonly CaseResult[]>;

/**
 * `test`: runs the cases of case files and says what became of them.
 * @param kitDirectory where the sandbox's launcher is.
 * @returns 0 where all passed, 1 where one did not, 64 where a case file cannot be read, 128 + N after signal N.
 * @throws {UsageError | OutputInterrupted}
 */
export async function testCommand(
  args: readonly string[],
  streams: Streams,
  kitDirectory: string,
  run: CaseRunner = runCases,
): Promise<number> {
  const options = await readTestOptions(args, kitDirectory);
  const signals = listenForSignals();
  const cancel = new AbortController();
  signals.onFirst(() => cancel.abort());
  try {
    const cases = await wantedCases(options, streams, cancel.signal);
    if (cases === null || cancel.signal.aborted) {
      const early = signals.signalNumber();
      return early === null ? EX_USAGE : exitStatusOfSignal(early);
    }
    const begin = performance.now();
    const coverage = options.coverage === null ? null : new TestCoverage(kitDirectory);
    const progress = new TestProgress(
      cases,
      options.format === "text" ? streams.stdout : null,
      streams.stderr,
    );
    const results = await run(cases, {
      kitDirectory,
      workspaceFolders: foldersOf(cases),
      trace: coverage === null ? true : "coverage",
      jobs: options.jobs,
      signal: cancel.signal,
      settings: () => options.settings,
      listener: (event) => {
        progress.hear(event);
        if (event.kind === "finished") {
          coverage?.add(event.result);
        }
      },
    }).finally(() => progress.end());
    const printing = new AbortController();
    signals.onFirst((signal) => printing.abort(new OutputInterrupted(signal)));
    const interrupted = signals.signalNumber();
    if (interrupted !== null) {
      printing.abort(new OutputInterrupted(interrupted));
    }
    await print(results, performance.now() - begin, options, streams, printing.signal);
    if (coverage !== null && !(await tellCoverage(coverage, options, streams, printing.signal))) {
      return EX_IOERR;
    }
    return results.some(({ verdict }) => isBad(verdict)) ? 1 : 0;
  } catch (error) {
    const signal = signals.signalNumber();
    if (signal !== null && cancel.signal.aborted) {
      throw new OutputInterrupted(signal);
    }
    throw error;
  } finally {
    signals.stop();
  }
}

/** The cases that are to run; `null` where that cannot be told, and it was said why. */
async function wantedCases(
  options: TestOptions,
  { stderr }: Streams,
  signal: AbortSignal,
): Promise<readonly TestCase[] | null> {
  const { files, cases, errors, warnings } = await collectCases(options.paths, options.targetVersion, signal);
  const say = (line: string) => stderr.write(`${printable(line)}\n`);
  for (const line of [...warnings, ...errors]) {
    say(line);
  }
  if (errors.length > 0) {
    say("ctdb-events: nothing was run, since not all case files can be read.");
    return null;
  }
  if (files.length === 0) {
    say(`ctdb-events: there are no case files (NAME.ctdb-test.yaml) in ${options.paths.join(", ")}.`);
    return null;
  }
  const { filter, sandbox } = options;
  const wanted = filter === null ? cases : cases.filter((testCase) => fits(testCase, filter));
  if (wanted.length === 0) {
    say(`ctdb-events: no case has “${filter ?? ""}” in its name, its file's name or among its tags.`);
    return null;
  }
  return sandbox === null
    ? wanted
    : wanted.map((testCase) => (testCase.sandbox === "auto" ? { ...testCase, sandbox } : testCase));
}

function fits({ name, file, tags }: TestCase, filter: string): boolean {
  const wanted = filter.toLowerCase();
  return tags.includes(filter) || [name, file].some((text) => text.toLowerCase().includes(wanted));
}

/** Scripts may read what lies beside them and beside the case files. */
function foldersOf(cases: readonly TestCase[]): string[] {
  return [...new Set(cases.flatMap(({ directory, file }) => [directory, dirname(file)]))];
}

async function print(
  results: readonly CaseResult[],
  milliseconds: number,
  { format }: TestOptions,
  { stdout, stderr }: Streams,
  signal: AbortSignal,
): Promise<void> {
  for (const remark of new Set(results.flatMap(({ remarks }) => remarks))) {
    stderr.write(`ctdb-events: ${printable(remark)}\n`);
  }
  const text = {
    text: () => summaryText(results, milliseconds),
    json: () => testJson(results, milliseconds),
    junit: () => testJunit(results, milliseconds),
    tap: () => testTap(results),
  }[format]();
  await writeChunks(stdout, [Buffer.from(text)], signal);
}

/** @returns whether it could be written. */
async function tellCoverage(
  coverage: TestCoverage,
  { coverage: form, coverageFile, coverageInclude, format }: TestOptions,
  { stdout, stderr }: Streams,
  signal: AbortSignal,
): Promise<boolean> {
  const { text, remarks } = await coverage.text(form ?? "text", coverageInclude);
  for (const remark of remarks) {
    stderr.write(`ctdb-events: coverage: ${printable(remark)}\n`);
  }
  if (coverageFile === null) {
    await writeChunks(format === "text" ? stdout : stderr, [Buffer.from(`\n${text}`)], signal);
    return true;
  }
  const problem = await writeCoverage(coverageFile, text);
  if (problem !== null) {
    stderr.write(`ctdb-events: ${printable(problem)}\n`);
  }
  return problem === null;
}

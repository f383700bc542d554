// `npm test`: brings the machine up to date, runs the suites and adds up. Names of suites as
// arguments choose some (`npm run test:ui`); `--upstream DIR` names a Samba checkout for the conformance suite.
import { parseArgs } from "node:util";
import { artifacts, messageOf } from "./lib/paths.ts";
import { poolOf } from "./lib/pool.ts";
import { endOrderlyOnSignals } from "./lib/processes.ts";
import { Requirements } from "./lib/requirements.ts";
import { prepare, runSuite, type SuiteReport } from "./lib/runSuite.ts";
import { type Suite, suites } from "./lib/suites.ts";

/** Suites at a time, on two cores: each waits half of its time for processes that it has started. */
const AT_A_TIME = 3;

const begin = Date.now();
endOrderlyOnSignals();

try {
  process.exitCode = summary(await runAll(chosenSuites()));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

function chosenSuites(): readonly Suite[] {
  const { values, positionals } = parseArgs({
    options: { upstream: { type: "string" } },
    allowPositionals: true,
  });
  if (values.upstream) process.env.CTDB_UPSTREAM = values.upstream;
  const names = suites.map((suite) => suite.name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no suite ${unknown.join(", ")}; there are ${names.join(", ")}`);
  return suites.filter((suite) => positionals.length === 0 || positionals.includes(suite.name));
}

/** Prepares all at once; of those that are ready the longest is started first. */
async function runAll(chosen: readonly Suite[]): Promise<SuiteReport[]> {
  const requirements = new Requirements(say);
  const pool = poolOf(AT_A_TIME);
  return Promise.all(
    chosen.map(async (suite) => {
      const prepared = await prepare(suite, requirements);
      const report = isReport(prepared)
        ? prepared
        : await pool(suites.indexOf(suite), () => {
            say(`${suite.name}: started`);
            return runSuite(suite, prepared);
          });
      say(`${suite.name}: ${counts(report)}${report.log ? "" : ` (${report.seconds.toFixed(1)} s)`}`);
      if (report.log !== undefined) console.log(`${report.log.trimEnd()}\n---- end of ${suite.name}`);
      return report;
    }),
  );
}

function isReport(prepared: object): prepared is SuiteReport {
  return "failed" in prepared;
}

/** Prints what happened, the count last; gives the exit status. */
function summary(reports: readonly SuiteReport[]): number {
  console.log("\nSummary");
  for (const report of reports) {
    console.log(`  ${report.name.padEnd(12)} ${counts(report)}, ${report.seconds.toFixed(1)} s`);
    for (const title of report.failed) console.log(`    failed: ${title}`);
    for (const title of report.unsteady ?? []) console.log(`    passed only the second time: ${title}`);
    for (const { title, reason } of report.skipped) console.log(`    skipped: ${title} (${reason})`);
  }
  const sum = (count: (report: SuiteReport) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  const passed = sum((report) => report.passed);
  const failed = sum((report) => report.failed.length);
  const skipped = sum((report) => report.skipped.length);
  console.log(`  logs in ${artifacts}; ${((Date.now() - begin) / 1000).toFixed(0)} s in all`);
  console.log(countsLine(passed, failed, skipped));
  return failed > 0 || passed === 0 ? 1 : 0;
}

function counts(report: SuiteReport): string {
  return countsLine(report.passed, report.failed.length, report.skipped.length);
}

function countsLine(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function say(line: string): void {
  console.log(`[${((Date.now() - begin) / 1000).toFixed(0).padStart(3)} s] ${line}`);
}
